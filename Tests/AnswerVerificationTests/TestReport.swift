import AnswerVerification
import BlockExecution
import CourseMarkdown
import CourseModel
import Diagnostics
import Testing

extension BlockReport {
  /// A report with a result and some inputs, as a block would write it.
  static func test(
    inputs: [BlockJob.Input] = [],
    result name: String = "variance",
    _ value: Double,
    error: Double? = nil,
    count: Int = 0
  ) throws -> BlockReport {
    let declared = inputs.map { input in
      """
      {"name":"\(input.name)","kind":"number","value":\(input.value),"text":"","default":1,"minimum":0,
      "maximum":1e9,"scale":"linear","label":"","unit":"","choices":[],"line":1}
      """
    }
    let estimate =
      error.map { error in
        """
        "standardError":\(error.isNaN ? "\"NaN\"" : "\(error)"),"sampleCount":\(count),
        "degreesOfFreedom":"Infinity","interval":"symmetric",
        """
      } ?? ""
    let json = """
      {"format":"coursegen-report","version":1,"seed":"1","samples":\(count),
      "inputs":[\(declared.joined(separator: ","))],
      "results":[{"name":"\(name)","value":\(value),\(estimate)
      "text":"\(value)","errorText":"","unit":"","line":2}],
      "charts":[],"tables":[],"notes":[],"problems":[]}
      """
    return try #require(BlockReport(json: Array(json.utf8)))
  }
}

extension BlockOutcome {
  static func test(_ job: BlockJob, _ report: BlockReport) -> BlockOutcome {
    BlockOutcome(job: job, report: report)
  }
}

/// An answer and the block that verifies it, from their texts.
struct TestCourse {
  let answer: Answer
  let block: SimulationBlock

  static let path = "content/page.md"

  init(_ answer: String, block id: String = "preactivation") throws {
    let parsed = Answer.parse(Self.node("yaml answer", answer, line: 20))
    #expect(parsed.diagnostics == [])
    self.answer = try #require(parsed.answer)
    let node = Self.node("swift simulation", "//| id: \(id)\n", line: 10)
    block = try #require(SimulationBlock.parse(node).block)
  }

  private static func node(_ info: String, _ text: String, line: Int) -> MarkdownNode {
    let block = CodeBlock(info: info, literal: text, firstLine: line + 1)
    return MarkdownNode(.codeBlock(block), at: SourceRange(line: line, columns: 1..<4))
  }

  func plan(perturbation: Double = 1) -> (plan: VerificationPlan?, diagnostics: [Diagnostic]) {
    VerificationPlan.make(
      answer,
      path: Self.path,
      blocks: [(block, Self.path)],
      perturbation: perturbation
    )
  }
}
