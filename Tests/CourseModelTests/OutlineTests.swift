import CourseMarkdown
import CourseModel
import Diagnostics
import Foundation
import Testing

@Suite struct OutlineTests {
  private func json(_ file: Outline.File) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Outline(files: [file])), as: UTF8.self)
  }

  @Test func hasTheKeysThatScriptsReadAndWritesNull() throws {
    let source = "**Problem.** x\n\n(a) 7 pts y\n\n**Solution:** z\n\nHint: w\n"
    let set = ProblemSetRecognizer.recognize(MarkdownParser().parse(source))
    let file = Outline.File(set, path: "a.md", diagnostics: [])
    let part = #"{"hints":0,"label":"a","line":3,"points":7,"solutions":1}"#
    let problem =
      #"{"hints":0,"line":1,"number":null,"parts":[\#(part)],"points":null,"solutions":0,"#
      + #""title":null}"#
    #expect(
      try json(file)
        == #"{"files":[{"diagnostics":[],"path":"a.md","problems":[\#(problem)],"title":null}]}"#
    )
  }

  @Test func writesMathAndDiagnosticsWhereAsked() throws {
    let range = SourceRange(line: 2, columns: 3..<6)
    let math = Outline.Math(MathSource(kind: .inline, tex: "x^2", texRange: range), error: nil)
    let diagnostic = Diagnostic(.warning, rule: "r", "m", at: range, path: "a.md")
    let file = Outline.File(
      ProblemSet(),
      path: "a.md",
      title: "T",
      math: [math],
      diagnostics: [diagnostic]
    )
    let mathJSON = #"{"column":3,"error":null,"kind":"inline","line":2,"tex":"x^2"}"#
    let place = #""column":3,"endColumn":6,"endLine":2,"fixes":[],"line":2,"message":"m""#
    let rest = #""notes":[],"path":"a.md","rule":"r","severity":"warning""#
    #expect(
      try json(file)
        == #"{"files":[{"diagnostics":[{\#(place),\#(rest)}],"math":[\#(mathJSON)],"#
        + #""path":"a.md","problems":[],"title":"T"}]}"#
    )
  }

  @Test func theFrontMattersTitleComesFirst() {
    let set = ProblemSetRecognizer.recognize(MarkdownParser().parse("# Text\n"))
    #expect(Outline.File(set, path: "a.md", title: "Front", diagnostics: []).title == "Front")
    #expect(Outline.File(set, path: "a.md", diagnostics: []).title == "Text")
  }
}
