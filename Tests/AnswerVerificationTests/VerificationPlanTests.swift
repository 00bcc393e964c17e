import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics
import Testing

@Suite struct VerificationPlanTests {
  static let sigma = """
    id: sigma
    type: expression
    prompt: P
    variables: {d: 1...4096}
    answer: 1/sqrt(d)
    verify:
      run: preactivation
      samples: 600_000
      with: {sigma: answer, d: [16, 64, 256]}
      expect: variance == 1

    """

  @Test func runsTheBlockAtEveryCombination() throws {
    let (plan, diagnostics) = try TestCourse(Self.sigma).plan()
    #expect(diagnostics == [])
    let jobs = try #require(plan).jobs
    #expect(jobs.map(\.id) == ["preactivation", "preactivation", "preactivation"])
    #expect(
      jobs.map(\.inputs) == [
        [.init("d", 16), .init("sigma", 0.25)],
        [.init("d", 64), .init("sigma", 0.125)],
        [.init("d", 256), .init("sigma", 0.0625)],
      ]
    )
    #expect(jobs.allSatisfy { $0.samples == 600_000 })
    #expect(plan?.comparisons == 3)
  }

  @Test func sweepsMultiply() throws {
    let course = try TestCourse(
      "id: a\ntype: number\nprompt: P\nanswer: 2\nverify:\n  run: preactivation\n"
        + "  with: {D: [1, 2], J: [D, 2 D, 8], s: answer/2}\n  expect: [variance > 0, variance < 9]\n"
    )
    let plan = try #require(course.plan().plan)
    #expect(
      plan.jobs.map { $0.inputs.map(\.value) } == [
        [1, 1, 1], [1, 2, 1], [1, 8, 1], [2, 2, 1], [2, 4, 1], [2, 8, 1],
      ]
    )
    #expect(plan.comparisons == 12)
  }

  @Test func anUnknownBlockIsNamedWithTheNearest() throws {
    let course = try TestCourse(Self.sigma, block: "preactivations")
    let (plan, diagnostics) = course.plan()
    #expect(plan == nil)
    #expect(
      diagnostics.map(\.message) == ["There is no simulation block “preactivation”."]
    )
    #expect(diagnostics.flatMap(\.fixes).map(\.replacement) == ["preactivations"])
    #expect(diagnostics.map { $0.range?.start.line } == [27])
  }

  @Test func formulasWithoutValuesAreTold() throws {
    let course = try TestCourse(Self.sigma.replacing("1/sqrt(d)", with: "1/sqrt(d - 64)"))
    #expect(
      course.plan().diagnostics.map(\.message) == [
        "“1/sqrt(d - 64)” has no value at d = 16: “sqrt” is not defined there."
      ]
    )
  }

  @Test func tooManyCombinationsAreRefused() throws {
    let many = (1...40).map { "\($0)" }.joined(separator: ", ")
    let course = try TestCourse(
      "id: a\ntype: number\nprompt: P\nanswer: 2\nverify:\n  run: preactivation\n"
        + "  with: {D: [\(many)], J: [\(many)]}\n  expect: variance > 0\n"
    )
    #expect(
      course.plan().diagnostics.map(\.message) == [
        "The inputs below “with” have more than 1000 combinations."
      ]
    )
  }
}
