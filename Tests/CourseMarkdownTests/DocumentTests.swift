import CourseMarkdown
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct DocumentTests {
  // MARK: Front matter

  @Test func readsFrontMatterAndKeepsTheLinesOfTheBody() throws {
    let document = MarkdownParser().parse("---\ntitle: A\nweight: 1\n---\n\n# B\n")
    let matter = try #require(document.frontMatter)
    #expect(matter.yaml == "title: A\nweight: 1\n")
    #expect(
      matter.range
        == SourceRange(
          start: SourcePosition(line: 1, column: 1),
          end: SourcePosition(line: 4, column: 4)
        )
    )
    #expect(document.root.children.map(\.range) == [SourceRange(line: 6, columns: 1..<4)])
  }

  @Test(arguments: ["---\n# c\nk:\n---\na", "---\n\nk: v\n...\na"])
  func readsFrontMatterWithLittleInIt(_ source: String) {
    let document = MarkdownParser().parse(source)
    #expect(document.frontMatter != nil)
    #expect(document.root.plainText == "a")
  }

  @Test(arguments: [
    "---\nFoo\n---\na: b", "---\n---\na", "---\n\n---\na: b\n---\n", "--- a\nb: c\n---\n",
    "a\n---\nb: c\n---\n", "---",
  ])
  func takesRulesForRules(_ source: String) {
    #expect(MarkdownParser().parse(source).frontMatter == nil)
    #expect(MarkdownParser().parse(source).diagnostics.isEmpty)
  }

  @Test func leavesFrontMatterAloneWhenToldTo() {
    let parser = MarkdownParser(allowsFrontMatter: false)
    #expect(parser.parse("---\na: b\n---\n").frontMatter == nil)
  }

  // MARK: Line ends and encodings

  @Test(arguments: ["\r\n", "\r"])
  func acceptsOtherLineEnds(_ end: String) throws {
    let unix =
      "---\na: b\n---\n# T\n\ntext *a*\n$$\nx\n=\ny\n$$\n\n```\ncode\n```\n| a | b |\n|--|--|\n| $c$ | d |\n"
    let source = unix.replacingOccurrences(of: "\n", with: end)
    let document = MarkdownParser().parse(source)
    let expected = MarkdownParser().parse(unix)
    #expect(document.root == expected.root)
    #expect(document.frontMatter?.range == expected.frontMatter?.range)
    expectSoundPlaces(document, in: source)
  }

  @Test func decodesUTF8WithAByteOrderMark() {
    let (text, diagnostics) = MarkdownParser.decode([0xEF, 0xBB, 0xBF] + Array("# é\n".utf8))
    #expect(text == "# é\n")
    #expect(diagnostics.isEmpty)
    let document = MarkdownParser().parse("\u{FEFF}---\na: b\n---\n# T")
    #expect(document.frontMatter != nil)
    #expect(document.root.plainText == "T")
    #expect(MarkdownParser().parse("\u{FEFF}# T").root.plainText == "T")
  }

  @Test func placesTheFirstByteThatIsNotUTF8() {
    let (text, diagnostics) = MarkdownParser.decode(Array("é\na".utf8) + [0xFF, 0x62, 0xC3])
    #expect(text == "é\na\u{FFFD}b\u{FFFD}")
    #expect(
      diagnostics == [
        Diagnostic(
          .error,
          rule: "invalid-utf8",
          "This byte is not UTF-8; it and 1 more are read as \u{FFFD}.",
          at: SourceRange(line: 2, columns: 2..<3),
          notes: [.init("Save the file in the encoding UTF-8.")]
        )
      ]
    )
    #expect(
      MarkdownParser.decode([0xFF]).diagnostics.map(\.message)
        == ["This byte is not UTF-8; it is read as \u{FFFD}."]
    )
  }

  @Test func placesTheFirstNUL() {
    let (text, diagnostics) = MarkdownParser.decode([0x61, 0, 0x0A, 0])
    #expect(text == "a\u{FFFD}\n\u{FFFD}")
    #expect(diagnostics.map(\.rule) == ["nul-byte"])
    #expect(diagnostics.map(\.range) == [SourceRange(line: 1, columns: 2..<3)])
    #expect(
      diagnostics.map(\.message)
        == ["A NUL byte is no text; it and 1 more are read as \u{FFFD}."]
    )
    #expect(
      MarkdownParser.decode([0]).diagnostics.map(\.message)
        == ["A NUL byte is no text; it is read as \u{FFFD}."]
    )
  }

  // MARK: Code

  @Test func saysOnWhichLineCodeStarts() throws {
    let source =
      "---\na: b\n---\n$$\nx\n$$\n> - a\n>\n>   ```swift simulation\n>   let y = 1\n>   ```\n\n    z\n"
    let blocks = MarkdownParser().parse(source).root.allNodes.compactMap { node -> CodeBlock? in
      if case .codeBlock(let code) = node.kind { code } else { nil }
    }
    #expect(
      blocks == [
        CodeBlock(info: "swift simulation", literal: "let y = 1\n", firstLine: 10),
        CodeBlock(info: "", literal: "z\n", firstLine: 13),
      ]
    )
    #expect(blocks.map(\.language) == ["swift", ""])
  }

  // MARK: Diagnostics

  /// A text with the marked place, the rule, the message, and the note.
  @Test(arguments: [
    (
      "a\n\n①$$②\nb\n\nand then some words", "unclosed-math",
      "The display that starts with “$$” has no “$$”.",
      "If dollars are meant and no formula, write “\\$\\$”."
    ),
    (
      "①\\begin{align}②\na", "unclosed-math",
      "The display that starts with “\\begin{align}” has no “\\end{align}”.", ""
    ),
    (
      "> ①::: {.problem}②\n> a", "unclosed-div", "The block that starts here has no closing line.",
      "Close it with a line “:::”."
    ),
    (
      "①````{solution}②\na", "unclosed-div", "The block that starts here has no closing line.",
      "Close it with a line “````”."
    ),
    (
      "①---②\ntitle: a\n", "unclosed-front-matter", "The front matter that starts here has no end.",
      "Close it with a line “---”."
    ),
    (
      "a[^a]\n\n[^a]: b\n\n①[^c]: ②d", "unused-footnote",
      "Nothing refers to the footnote “c”; it is left out.",
      "Refer to it by “[^c]”, or remove it."
    ),
  ])
  func tellsWhatIsDoubtful(_ marked: String, _ rule: String, _ message: String, _ note: String) {
    let marked = MarkedText(marked)
    let diagnostics = MarkdownParser().parse(marked.text).diagnostics
    #expect(diagnostics.map(\.rule) == [rule])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.compactMap(\.range) == marked.ranges)
    #expect(diagnostics.flatMap(\.notes).map(\.message) == (note.isEmpty ? [] : [note]))
  }

  @Test func oneUnclosedDisplayDoesNotTurnTheRestAround() {
    let source = "$$\na\n\nIt follows that this holds:\n\n$$\nb\n$$\n\n$$c$$\n"
    let document = MarkdownParser().parse(source)
    #expect(document.root.allMath.map(\.tex) == ["b", "c"])
    #expect(document.diagnostics.compactMap(\.range?.start.line) == [1])
  }

  // MARK: Depth

  @Test(arguments: ["> ", "- ", "*a ", "[", "![", "**a _b ", "1. "])
  func boundsTheDepthOfTheTree(_ unit: String) throws {
    let source = String(repeating: unit, count: 20_000) + "end"
    let closing = unit.contains("[") ? String(repeating: "](u)", count: 20_000) : ""
    let document = MarkdownParser().parse(source + closing)
    #expect(document.root.depth <= 310)
    #expect(document.root.plainText.contains("end"))
    #expect(!HTMLRenderer().render(document).isEmpty)
    #expect(document.root.hashValue == document.root.hashValue)
  }

  @Test func saysThatNestingIsTooDeep() {
    let source = String(repeating: "> ", count: 200) + "a"
    let document = MarkdownParser().parse(source)
    #expect(
      document.diagnostics == [
        Diagnostic(
          .warning,
          rule: "nesting-too-deep",
          "Nested too deeply; what is deeper is kept as text.",
          at: SourceRange(line: 1, columns: 201..<202)
        )
      ]
    )
    #expect(document.root.plainText == String(repeating: "> ", count: 100) + "a")
    let emphasis = String(repeating: "*a ", count: 600) + String(repeating: "b* ", count: 600)
    let flattened = MarkdownParser().parse(emphasis)
    #expect(flattened.diagnostics.map(\.rule) == ["nesting-too-deep"])
    #expect(flattened.root.plainText.count { $0 == "a" } == 600)
  }
}

extension MarkdownNode {
  /// The number of levels.
  fileprivate var depth: Int {
    1 + (children.map(\.depth).max() ?? 0)
  }
}
