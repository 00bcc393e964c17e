import AnswerChecking
package import BlockExecution
package import CourseModel
package import Diagnostics

/// What must run so that an answer can be verified: a job for every combination of inputs.
package struct VerificationPlan: Sendable {
  /// One combination of inputs.
  struct Point: Sendable {
    var inputs: [BlockJob.Input]
    /// The value of the answer there, where it is a formula.
    var answer: Double?
  }

  package let answer: Answer
  let verification: Verification
  /// The page of the answer.
  package let path: String
  let points: [Point]
  /// The runs, in the order in which ``verdict(_:budget:)`` takes their outcomes.
  package let jobs: [BlockJob]
  /// The number of comparisons that the plan takes from the false-alarm budget.
  package var comparisons: Int { points.count * verification.claims.count }
}

extension VerificationPlan {
  /// More combinations are a mistake.
  static let pointLimit = 1000

  /// Plans the verification of an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer; one without `verify` has no plan.
  ///   - path: Its page.
  ///   - blocks: The blocks of the course that the answer may name, each with its page.
  ///   - perturbation: A factor on the answer, by which it is proved that the verification can
  ///     fail; 1 for the answer as it is. An answer of 0 is moved by what the factor has above 1.
  /// - Returns: The plan, or `nil`; and what is wrong.
  package static func make(
    _ answer: Answer,
    path: String,
    blocks: [(block: SimulationBlock, path: String)],
    perturbation: Double = 1
  ) -> (plan: VerificationPlan?, diagnostics: [Diagnostic]) {
    guard let verification = answer.verification else { return (nil, []) }
    guard let (block, blockPath) = blocks.first(where: { $0.block.id == verification.block })
    else {
      let known = blocks.map(\.block.id)
      return (nil, [.unknownBlock(verification, among: known).located(in: path)])
    }
    var combinations = Combinations(answer, verification, perturbation: perturbation)
    do throws(PointError) {
      try combinations.collect()
    } catch {
      return (nil, [.pointError(error, answer).located(in: path)])
    }
    let isSamePage = blockPath == path
    let jobs = combinations.points.map { point in
      var job = BlockJob(block, path: blockPath)
      job.inputs = point.inputs
      job.samples = verification.samples ?? block.samples
      if isSamePage {
        job.origin = verification.range
        for sweep in verification.sweeps { job.inputOrigins[sweep.input] = sweep.range }
      }
      return job
    }
    let plan = VerificationPlan(
      answer: answer,
      verification: verification,
      path: path,
      points: combinations.points,
      jobs: jobs
    )
    return (plan, [])
  }
}

/// Why the inputs of a verification have no values.
enum PointError: Error {
  case tooMany(limit: Int)
  case noValue(Answer.Formula, EvaluationError, at: [BlockJob.Input])
}

/// Walks over all combinations of the sweeps.
private struct Combinations {
  let answer: Answer
  /// Those whose values need the answer come last, because the answer needs the others.
  let sweeps: [Verification.Sweep]
  let perturbation: Double
  var points: [VerificationPlan.Point] = []

  init(_ answer: Answer, _ verification: Verification, perturbation: Double) {
    self.answer = answer
    self.perturbation = perturbation
    let needsAnswer = { (sweep: Verification.Sweep) in
      sweep.values.contains { $0.expression.variables.contains("answer") }
    }
    sweeps =
      verification.sweeps.filter { !needsAnswer($0) } + verification.sweeps.filter(needsAnswer)
  }

  mutating func collect() throws(PointError) {
    try collect(from: 0, inputs: [], values: [:])
  }

  private mutating func collect(
    from index: Int,
    inputs: [BlockJob.Input],
    values: [String: Double]
  ) throws(PointError) {
    var values = values
    if values["answer"] == nil, let formula = answer.formula,
      formula.expression.variables.allSatisfy({ values[$0] != nil || $0.isConstant })
    {
      let right = try value(formula, values, inputs)
      // A factor would leave 0 as it is.
      values["answer"] = right == 0 ? perturbation - 1 : perturbation * right
    }
    guard index < sweeps.count else {
      guard points.count < VerificationPlan.pointLimit else {
        throw .tooMany(limit: VerificationPlan.pointLimit)
      }
      points.append(VerificationPlan.Point(inputs: inputs, answer: values["answer"]))
      return
    }
    for formula in sweeps[index].values {
      let value = try value(formula, values, inputs)
      var next = values
      next[sweeps[index].input] = value
      let input = BlockJob.Input(sweeps[index].input, value)
      try collect(from: index + 1, inputs: inputs + [input], values: next)
    }
  }

  private func value(
    _ formula: Answer.Formula,
    _ values: [String: Double],
    _ inputs: [BlockJob.Input]
  ) throws(PointError) -> Double {
    do throws(EvaluationError) {
      return try formula.expression.value(values)
    } catch {
      throw .noValue(formula, error, at: inputs)
    }
  }
}

extension String {
  fileprivate var isConstant: Bool { Expression.constants.contains(self) }
}
