import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics
import Testing

@Suite struct ChoiceTests {
  static let answer = """
    id: spread
    type: choice
    prompt: P
    choices: [larger, equal, smaller]
    answer: smaller
    verify:
      run: preactivation
      expect: {larger: variance > 1, equal: variance == 1, smaller: variance < 1}

    """

  private func verdict(
    _ plan: VerificationPlan,
    _ variance: Double,
    error: Double
  ) throws
    -> Verdict
  {
    let report = try BlockReport.test(variance, error: error, count: 100_000)
    return plan.verdict(
      plan.jobs.map { .test($0, report) },
      budget: FalseAlarmBudget(comparisons: plan.comparisons)
    )
  }

  private func verdict(_ text: String, _ variance: Double, error: Double = 0.001) throws -> Verdict
  {
    try verdict(try #require(try TestCourse(text).plan().plan), variance, error: error)
  }

  @Test func holdsWhereItsClaimDoesAndNoOther() throws {
    #expect(try verdict(Self.answer, 0.5).diagnostics == [])
    #expect(try verdict(Self.answer, 0.5).isVerified)
  }

  @Test func aWrongChoiceIsRefuted() throws {
    let diagnostics = try verdict(Self.answer, 1.5).diagnostics
    #expect(
      diagnostics.map(\.message) == [
        "The answer “smaller” is refuted: variance is claimed to be less than 1, and simulated as "
          + "1.5, between 1.495 and 1.505.",
        "The answer “smaller” is refuted: “larger” is right too, for variance is simulated as 1.5, "
          + "between 1.495 and 1.505.",
      ]
    )
    #expect(
      diagnostics.map { $0.range?.start } == Array(repeating: .init(line: 25, column: 9), count: 2)
    )
  }

  @Test func severalMayBeRight() throws {
    let both = Self.answer.replacing("answer: smaller", with: "answer: [smaller, equal]")
      .replacing("equal: variance == 1", with: "equal: variance ~ 0.5 within 5%")
    #expect(try verdict(both, 0.5).isVerified)
    #expect(try !verdict(both, 0.6).isVerified)
  }

  @Test func whatCannotBeToldIsNotVerified() throws {
    #expect(
      try verdict(Self.answer, 0.99, error: 0.1).diagnostics.map(\.rule).contains(
        "answer-undecided"
      )
    )
  }

  @Test func everyOtherChoiceIsRefuted() throws {
    let course = try TestCourse(Self.answer)
    let wrong = Falsification.wrongAnswers(
      course.answer,
      path: TestCourse.path,
      blocks: [(course.block, TestCourse.path)]
    )
    #expect(wrong.map(\.description) == ["“larger” for", "“equal” for"])
    let verdicts = try wrong.map { try verdict($0.plan, 0.5, error: 0.001) }
    #expect(verdicts.allSatisfy { !$0.isVerified })
    #expect(
      Falsification.diagnostics(
        course.answer,
        path: TestCourse.path,
        wrong: wrong,
        verdicts: verdicts
      ) == []
    )
  }
}
