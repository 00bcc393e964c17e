import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticTextWriterTests {
  let marked: MarkedText = "First\n\tsee ①[the ﬁrst](b.md)② now\n"

  func text(_ diagnostic: Diagnostic, usesColor: Bool = false) -> String {
    DiagnosticTextWriter(usesColor: usesColor) { _ in marked.text }.text(diagnostic)
  }

  @Test func placesACaretUnderTheRange() {
    let diagnostic = Diagnostic(
      .error,
      rule: "broken-link",
      "The page b.md does not exist.",
      at: marked.ranges[0],
      path: "a.md",
      notes: [.init("There is a.md.")],
      fixes: [.init(range: marked.ranges[0], replacement: "", summary: "Remove the link")]
    )
    #expect(
      text(diagnostic) == """
        a.md:2:6: error: The page b.md does not exist. [broken-link]
          \tsee [the ﬁrst](b.md) now
          \t    ^~~~~~~~~~~~~~~~
          note: There is a.md.
          fix: Remove the link

        """
    )
  }

  @Test func colorsOnlyTheSeverity() {
    let diagnostic = Diagnostic(.warning, rule: "r", "m")
    #expect(text(diagnostic, usesColor: true) == "\u{1B}[1;33mwarning:\u{1B}[0m m [r]\n")
  }

  @Test func leavesOutALineThatTheSourceDoesNotHave() {
    let diagnostic = Diagnostic(.note, rule: "r", "m", at: SourceRange(line: 99), path: "a.md")
    #expect(text(diagnostic) == "a.md:99:1: note: m [r]\n")
  }

  @Test func cutsALongLineAroundThePlace() {
    let long = String(repeating: "é", count: 10_000) + "X" + String(repeating: "y", count: 10_000)
    let writer = DiagnosticTextWriter { _ in long }
    let range = SourceRange(line: 1, columns: 20_001..<20_002)
    let lines = writer.text(Diagnostic(.error, rule: "r", "m", at: range, path: "a"))
      .split(separator: "\n")
    #expect(lines[1].utf8.count < 170)
    #expect(lines[2].count - 1 == lines[1].prefix { $0 != "X" }.count)
  }
}
