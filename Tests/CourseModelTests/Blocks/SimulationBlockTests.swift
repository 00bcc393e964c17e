import CourseMarkdown
import CourseModel
import Diagnostics
import Testing

@Suite struct SimulationBlockTests {
  @Test func readsOptionsAndKeepsTheLinesOfTheCode() throws {
    let source = MarkdownBlock(
      "swift simulation",
      """
      //| id: ①preactivation②
      //| title: "Spread: of the pre-activation"
      //| interactive: false
      //| code: hidden
      //| timeout: 2.5
      //| samples: 40_000
      let d = 1
      // not an option
      """,
      indent: 2
    )
    let (block, diagnostics) = SimulationBlock.parse(source.node)
    #expect(diagnostics.isEmpty)
    let parsed = try #require(block)
    #expect(parsed.id == "preactivation")
    #expect(parsed.idRange == source.ranges[0])
    #expect(parsed.title == "Spread: of the pre-activation")
    #expect(!parsed.isInteractive)
    #expect(parsed.codeVisibility == .hidden)
    #expect(parsed.timeout == 2.5)
    #expect(parsed.samples == 40_000)
    #expect(parsed.firstLine == 12)
    #expect(parsed.indent == 2)
    #expect(parsed.optionLines == 6)
    #expect(parsed.shownCode == "let d = 1\n// not an option\n")
    #expect(parsed.code.hasPrefix("//| id: preactivation\n"))
  }

  @Test(arguments: ["swift", "swift simulation extra", "simulation swift", "yaml answer", ""])
  func leavesOtherCodeAlone(_ info: String) {
    let (block, diagnostics) = SimulationBlock.parse(MarkdownBlock(info, "let d = 1").node)
    #expect(block == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test func aBlockNeedsAnId() {
    let (block, diagnostics) = SimulationBlock.parse(
      MarkdownBlock("swift simulation", "let d = 1").node
    )
    #expect(block == nil)
    #expect(
      diagnostics.map(\.pinned) == ["11:1-11:20: missing-key: A block needs “id”."]
    )
  }

  @Test(arguments: [
    (
      "//| id: ①2nd②", "unexpected-value",
      "“id” wants a name of letters, digits, “-” and “_” that starts with a letter, not “2nd”."
    ),
    ("//| id: a\n//| ①titel②: T", "unknown-key", "There is no key “titel” here."),
    ("//| id: a\n//| code: ①gone②", "unexpected-value", codeMessage),
    (
      "//| id: a\n//| timeout: ①-1②", "unexpected-value",
      "“timeout” wants a number above 0, not “-1”."
    ),
    (
      "//| id: a\n//| samples: ①many②", "unexpected-value",
      "“samples” wants a whole number above 0, not “many”."
    ),
    (
      "//| id: a\n①import Foundation②", "block-import",
      "A block cannot import Foundation: it depends on nothing but what Simulation offers."
    ),
    (
      "//| id: a\n①@preconcurrency import struct Foundation.Date②", "block-import",
      "A block cannot import Foundation.Date: it depends on nothing but what Simulation offers."
    ),
  ])
  func saysWhatIsWrongAndWhere(_ code: String, _ rule: String, _ message: String) {
    let source = MarkdownBlock("swift simulation", code, indent: 4)
    let (_, diagnostics) = SimulationBlock.parse(source.node)
    #expect(
      diagnostics.map(\.pinned) == ["\(source.ranges[0].pinned): \(rule): \(message)"]
    )
    #expect(diagnostics.allSatisfy { $0.severity == .error })
  }

  static let codeMessage = "“code” wants one of shown, folded, hidden, not “gone”."

  @Test func anUnknownOptionSuggestsTheNearest() {
    let source = MarkdownBlock("swift simulation", "//| id: a\n//| ①titel②: T")
    let fixes = SimulationBlock.parse(source.node).diagnostics.flatMap(\.fixes)
    #expect(fixes.map(\.replacement) == ["title"])
  }
}
