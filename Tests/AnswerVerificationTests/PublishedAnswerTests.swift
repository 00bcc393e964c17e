import AnswerChecking
import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics
import Testing

/// The main job, thin but real: problem 1 (a) as it is published, its block compiled and run.
@Suite struct PublishedAnswerTests {
  /// Runs and verifies the published answer, or another that is made of it.
  private func verdict(
    factor: Double = 1,
    _ change: (inout Answer) -> Void = { _ in }
  ) async throws -> Verdict {
    let course = try PublishedCourse(page: "content/trainability/initialization.md")
    let simulation = SimulationBlock.parse(try course.block("swift simulation"))
    let parsed = Answer.parse(try course.block("yaml answer"))
    #expect(simulation.diagnostics + parsed.diagnostics == [])
    let block = try #require(simulation.block)
    var answer = try #require(parsed.answer)
    // Fewer samples than are published, and an interval as wide as they give.
    answer.verification?.samples = 60_000
    answer.verification?.precision = 0.05
    change(&answer)
    let (plan, diagnostics) = VerificationPlan.make(
      answer,
      path: course.page,
      blocks: [(block, course.page)],
      perturbation: factor
    )
    #expect(diagnostics == [])
    let made = try #require(plan)
    let outcomes = try await course.runner.run(made.jobs)
    try course.remove()
    return made.verdict(outcomes, budget: FalseAlarmBudget(comparisons: made.comparisons))
  }

  @Test func theAnswerIsVerified() async throws {
    let verdict = try await verdict()
    #expect(verdict.diagnostics == [])
    #expect(verdict.isVerified)
    #expect(
      verdict.comparisons.map { $0.inputs.map(\.value) } == [
        [16, 0.25], [64, 0.125], [256, 0.0625],
      ]
    )
    #expect(verdict.samples == 60_000)
  }

  @Test func aWrongAnswerIsRefutedAtItsLine() async throws {
    let verdict = try await verdict { answer in
      guard case .expression(var formula, let variables) = answer.kind,
        let wrong = try? Expression(parsing: "1/d")
      else { return }
      formula.expression = wrong
      formula.source = "1/d"
      answer.kind = .expression(formula, variables: variables)
    }
    #expect(verdict.diagnostics.map(\.rule) == ["answer-refuted"])
    #expect(verdict.diagnostics.map(\.path) == ["content/trainability/initialization.md"])
    let course = try PublishedCourse(page: "content/trainability/initialization.md")
    let lines = course.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasPrefix("answer: ") }) + 1
    #expect(verdict.diagnostics.map { $0.range?.start.line } == [line])
    let message = try #require(verdict.diagnostics.first?.message)
    #expect(message.hasPrefix("The answer “1/d” is refuted: variance is claimed to be exactly 1"))
  }

  @Test(arguments: Falsification.factors)
  func aSlightlyWrongAnswerIsRefuted(_ factor: Double) async throws {
    let verdict = try await verdict(factor: factor)
    #expect(verdict.diagnostics.map(\.rule) == ["answer-refuted"])
  }
}
