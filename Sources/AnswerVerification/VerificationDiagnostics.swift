import AnswerChecking
import BlockExecution
import CourseModel
import Diagnostics

// What an author is told about an answer that is not verified: every sentence, in one place.

extension Diagnostic {
  static func refuted(
    _ answer: Answer,
    _ verification: Verification,
    _ comparison: Comparison,
    _ failures: Int,
    of points: Int
  ) -> Diagnostic {
    var notes = [Note(run(comparison, verification), at: comparison.claim.range)]
    if points > 1 { notes.append(Note("The claim fails at \(failures) of \(points) points.")) }
    return Diagnostic(
      .error,
      rule: "answer-refuted",
      "\(subject(answer)) is refuted: \(comparison.claim.result) is claimed to be "
        + "\(comparison.claim.relation.words) \(comparison.claimed.brief), and simulated as "
        + "\(comparison.simulated.text)\(interval(comparison)).",
      at: answer.range(orElse: comparison.claim.range),
      notes: notes
    )
  }

  /// All that an option of a choice says is so, although it is not among the right ones.
  static func wrongOptionHolds(
    _ answer: Answer,
    _ option: String,
    _ verification: Verification,
    _ comparison: Comparison
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-refuted",
      "\(subject(answer)) is refuted: “\(option)” is right too, for \(comparison.claim.result) is "
        + "simulated as \(comparison.simulated.text)\(interval(comparison)).",
      at: answer.range(orElse: comparison.claim.range),
      notes: [Note(run(comparison, verification), at: comparison.claim.range)]
    )
  }

  static func undecided(
    _ answer: Answer,
    _ verification: Verification,
    _ comparison: Comparison
  ) -> Diagnostic {
    var needed = "No number of samples would tell them apart."
    if case .undecided(let samples?) = comparison.finding {
      needed =
        "It needs \(samples.grouped) samples; it has \(comparison.simulated.count.grouped)."
    }
    return Diagnostic(
      .error,
      rule: "answer-undecided",
      "\(subject(answer)) cannot be told from a wrong one: \(comparison.claim.result) is claimed "
        + "to be \(comparison.claim.relation.words) \(comparison.claimed.brief), and simulated as "
        + "\(comparison.simulated.text)\(interval(comparison)). \(needed)",
      at: comparison.claim.range,
      notes: [
        Note(run(comparison, verification)),
        Note("Say how many with “samples” below “verify”."),
      ]
    )
  }

  static func unknownBlock(_ verification: Verification, among known: [String]) -> Diagnostic {
    var fixes: [Fix] = []
    if let near = Spelling.nearest(to: verification.block, among: known) {
      let summary = "Did you mean “\(near)”?"
      fixes = [Fix(range: verification.blockRange, replacement: near, summary: summary)]
    }
    return Diagnostic(
      .error,
      rule: "unknown-block",
      "There is no simulation block “\(verification.block)”.",
      at: verification.blockRange,
      fixes: fixes
    )
  }

  static func pointError(_ error: PointError, _ answer: Answer) -> Diagnostic {
    switch error {
    case .tooMany(let limit):
      Diagnostic(
        .error,
        rule: "too-many-points",
        "The inputs below “with” have more than \(limit) combinations.",
        at: answer.verification?.range
      )
    case .noValue(let formula, let error, let inputs):
      Diagnostic(
        .error,
        rule: "formula-without-value",
        "“\(formula.source)” has no value\(place(inputs)): \(reason(error)).",
        at: formula.range
      )
    }
  }

  static func claimError(
    _ failure: ClaimFailure,
    _ claim: Claim,
    _ report: BlockReport
  ) -> Diagnostic {
    switch failure {
    case .noResult(let name):
      let names = report.results.map(\.name)
      var notes = [Note("Its results are: \(names.joined(separator: ", ")).")]
      if let near = Spelling.nearest(to: name, among: names) {
        notes = [Note("Did you mean “\(near)”?")]
      }
      return Diagnostic(
        .error,
        rule: "unknown-result",
        "The block has no result “\(name)”.",
        at: claim.range,
        notes: notes
      )
    case .noValue(let error):
      return Diagnostic(
        .error,
        rule: "formula-without-value",
        "The right side of “\(claim.source)” has no value: \(reason(error)).",
        at: claim.range
      )
    }
  }

  static func unfalsifiable(_ answer: Answer, _ wrong: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-unfalsifiable",
      "The verification would also pass \(wrong) the answer “\(answer.id)”.",
      at: answer.verification?.range,
      notes: [Note("It must depend on the answer, by “with” or in a claim, and be precise enough.")]
    )
  }

  static func notVerifiedUnderSeeds(
    _ answer: Answer,
    _ alarm: SeedAlarm,
    of seeds: Int
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "seed-dependent-answer",
      "The answer “\(answer.id)” is not verified under \(alarm.count) of \(seeds) other seeds.",
      at: answer.verification?.range,
      notes: [Note("Under the seed \(alarm.first): \(alarm.reason)")]
    )
  }

  // MARK: Parts of sentences

  private static func subject(_ answer: Answer) -> String {
    switch answer.kind {
    case .number(let formula, _), .expression(let formula, _): "The answer “\(formula.source)”"
    case .choice(let choice):
      "The answer " + choice.right.map { "“\(choice.options[$0])”" }.joined(separator: ", ")
    case .order(let order): "The answer “\(order.source)”"
    case .equations: "The answer “\(answer.id)”"
    }
  }

  private static func interval(_ comparison: Comparison) -> String {
    guard comparison.simulated.standardError != nil else { return ", exactly" }
    let bounds = comparison.interval
    return ", between \(bounds.lowerBound.brief) and \(bounds.upperBound.brief)"
  }

  private static func run(_ comparison: Comparison, _ verification: Verification) -> String {
    let samples = comparison.simulated.count
    let by = samples > 0 ? " with \(samples.grouped) samples" : ""
    return "“\(comparison.claim.source)”, by “\(verification.block)”\(by)"
      + "\(place(comparison.inputs))."
  }

  private static func place(_ inputs: [BlockJob.Input]) -> String {
    guard !inputs.isEmpty else { return "" }
    return " at " + inputs.map { "\($0.name) = \($0.value.brief)" }.joined(separator: ", ")
  }

  private static func reason(_ error: EvaluationError) -> String {
    switch error {
    case .unknownVariable(let name): "nothing gives “\(name)” a value"
    case .undefined(let what): "“\(what)” is not defined there"
    }
  }
}

extension Claim.Relation {
  /// The relation behind “is claimed to be”.
  fileprivate var words: String {
    switch self {
    case .equal: "exactly"
    case .less: "less than"
    case .greater: "greater than"
    case .near(let share): "within \((100 * share).brief)% of"
    }
  }
}

extension Answer {
  /// Where the right answer is written.
  func range(orElse other: SourceRange) -> SourceRange {
    switch kind {
    case .number(let formula, _), .expression(let formula, _): formula.range
    case .choice(let choice): choice.right.isEmpty ? other : choice.range
    case .order(let order): order.range
    case .equations(let equations): equations.range
    }
  }
}
