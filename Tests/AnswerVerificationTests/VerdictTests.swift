import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics
import Testing

@Suite struct VerdictTests {
  /// A block that estimates d σ² with a relative error.
  static func outcomes(_ plan: VerificationPlan, error: Double) throws -> [BlockOutcome] {
    try plan.jobs.map { job in
      let d = try #require(job.inputs.first { $0.name == "d" }).value
      let sigma = try #require(job.inputs.first { $0.name == "sigma" }).value
      let variance = d * sigma * sigma
      let report = try BlockReport.test(
        inputs: job.inputs,
        variance,
        error: error * variance,
        count: 600_000
      )
      return .test(job, report)
    }
  }

  static func verdict(
    _ answer: String,
    error: Double = 0.0018,
    perturbation: Double = 1
  ) throws -> Verdict {
    let plan = try #require(try TestCourse(answer).plan(perturbation: perturbation).plan)
    return plan.verdict(
      try outcomes(plan, error: error),
      budget: FalseAlarmBudget(comparisons: plan.comparisons)
    )
  }

  @Test func verifiesARightAnswer() throws {
    let verdict = try Self.verdict(VerificationPlanTests.sigma)
    #expect(verdict.isVerified)
    #expect(verdict.comparisons.count == 3)
    #expect(verdict.samples == 600_000)
    #expect(verdict.comparisons.allSatisfy { $0.claimed == 1 && $0.interval.contains(1) })
  }

  @Test func tellsClaimedSimulatedAndInterval() throws {
    let wrong = VerificationPlanTests.sigma.replacing("1/sqrt(d)", with: "1/d")
    let verdict = try Self.verdict(wrong)
    #expect(!verdict.isVerified)
    let diagnostic = try #require(verdict.diagnostics.first)
    #expect(verdict.diagnostics.count == 1)
    #expect(diagnostic.path == "content/page.md")
    #expect(diagnostic.rule == "answer-refuted")
    #expect(diagnostic.range == SourceRange(line: 25, columns: 9..<12))
    #expect(
      diagnostic.message == "The answer “1/d” is refuted: variance is claimed to be exactly 1, and "
        + "simulated as 0.0625, between 0.06193 and 0.06307."
    )
    #expect(
      diagnostic.notes.map(\.message) == [
        "“variance == 1”, by “preactivation” with 600,000 samples at d = 16, sigma = 0.0625.",
        "The claim fails at 3 of 3 points.",
      ]
    )
  }

  @Test func asksForTheSamplesThatWouldDo() throws {
    let verdict = try Self.verdict(VerificationPlanTests.sigma, error: 0.01)
    #expect(verdict.diagnostics.map(\.rule) == ["answer-undecided"])
    #expect(verdict.diagnostics.first?.range?.start.line == 30)
    #expect(
      verdict.diagnostics.first?.message
        == "The answer “1/sqrt(d)” cannot be told from a wrong one: variance is claimed to be "
        + "exactly 1, and simulated as 1.0, between 0.949 and 1.051. "
        + "It needs 18,000,000 samples; it has 600,000."
    )
  }

  @Test func namesTheResultsOfTheBlock() throws {
    let verdict = try Self.verdict(
      VerificationPlanTests.sigma.replacing("variance == 1", with: "varience == 1")
    )
    #expect(verdict.diagnostics.map(\.message) == ["The block has no result “varience”."])
    #expect(
      verdict.diagnostics.flatMap(\.notes).map(\.message) == ["Did you mean “variance”?"]
    )
  }

  @Test func claimsMayUseInputsAndTheAnswer() throws {
    let claims = "[preactivation.variance == d sigma^2, variance ~ d answer^2 within 2%]"
    let verdict = try Self.verdict(
      VerificationPlanTests.sigma.replacing("variance == 1", with: claims)
    )
    #expect(verdict.isVerified)
    #expect(verdict.comparisons.count == 6)
  }

  @Test func aClaimWithoutValueIsTold() throws {
    let verdict = try Self.verdict(
      VerificationPlanTests.sigma.replacing("variance == 1", with: "variance == width")
    )
    #expect(
      verdict.diagnostics.map(\.message) == [
        "The right side of “variance == width” has no value: nothing gives “width” a value."
      ]
    )
  }

  @Test func failedRunsAreToldOnce() throws {
    let plan = try #require(try TestCourse(VerificationPlanTests.sigma).plan().plan)
    let trap = Diagnostic(.error, rule: "block-trap", "It stopped.", path: "content/page.md")
    let outcomes = plan.jobs.map {
      BlockOutcome(job: $0, report: nil, diagnostics: [trap])
    }
    let verdict = plan.verdict(outcomes, budget: FalseAlarmBudget(comparisons: 3))
    #expect(verdict.diagnostics == [trap])
    #expect(!verdict.isVerified)
  }

  @Test(arguments: [1.05, 1 / 1.05])
  func refutesAChangedAnswer(_ factor: Double) throws {
    let verdict = try Self.verdict(VerificationPlanTests.sigma, perturbation: factor)
    #expect(verdict.diagnostics.map(\.rule) == ["answer-refuted"])
  }

  @Test func aChangedZeroIsNotZero() throws {
    let zero = VerificationPlanTests.sigma.replacing("1/sqrt(d)", with: "0 * d")
    let plan = try #require(try TestCourse(zero).plan(perturbation: 1.05).plan)
    let changed = plan.jobs.compactMap { job in job.inputs.first { $0.name == "sigma" }?.value }
    #expect(changed.count == 3 && changed.allSatisfy { ($0 - 0.05).magnitude < 1e-12 })
  }

  @Test func tellsUnderHowManySeedsAnAnswerFails() throws {
    let course = try TestCourse(VerificationPlanTests.sigma)
    var alarm = SeedAlarm(first: 7, reason: "Too wide.")
    alarm.count = 3
    let diagnostic = alarm.diagnostic(course.answer, of: 200)
    #expect(
      diagnostic.message == "The answer “sigma” is not verified under 3 of 200 other seeds."
    )
    #expect(diagnostic.rule == "seed-dependent-answer")
    #expect(diagnostic.notes.map(\.message) == ["Under the seed 7: Too wide."])
    #expect(diagnostic.range == course.answer.verification?.range)
  }

  @Test func findsVerificationsThatCannotFail() throws {
    let vacuous = VerificationPlanTests.sigma.replacing("variance == 1", with: "variance < 3")
    let course = try TestCourse(vacuous)
    let wrong = Falsification.wrongAnswers(
      course.answer,
      path: TestCourse.path,
      blocks: [(course.block, TestCourse.path)]
    )
    let verdicts = try wrong.map {
      $0.plan.verdict(
        try Self.outcomes($0.plan, error: 0.0018),
        budget: FalseAlarmBudget(comparisons: 3)
      )
    }
    let diagnostics = Falsification.diagnostics(
      course.answer,
      path: TestCourse.path,
      wrong: wrong,
      verdicts: verdicts
    )
    #expect(
      diagnostics.map(\.message) == [
        "The verification would also pass 1.05 times the answer “sigma”.",
        "The verification would also pass 0.9524 times the answer “sigma”.",
      ]
    )
  }
}
