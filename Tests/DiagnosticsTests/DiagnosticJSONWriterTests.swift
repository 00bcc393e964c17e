import Diagnostics
import Testing

@Suite struct DiagnosticJSONWriterTests {
  @Test func writesEveryKey() throws {
    let range = SourceRange(line: 3, columns: 4..<9)
    let diagnostic = Diagnostic(
      .error,
      rule: "broken-link",
      "No \"b.md\".",
      at: range,
      path: "content/a.md",
      notes: [.init("n")],
      fixes: [.init(range: range, replacement: "c", summary: "s")]
    )
    #expect(
      try DiagnosticJSONWriter.text([diagnostic]) == """
        [
          {
            "column" : 4,
            "endColumn" : 9,
            "endLine" : 3,
            "fixes" : [
              {
                "column" : 4,
                "endColumn" : 9,
                "endLine" : 3,
                "line" : 3,
                "replacement" : "c",
                "summary" : "s"
              }
            ],
            "line" : 3,
            "message" : "No \\"b.md\\".",
            "notes" : [
              {
                "column" : null,
                "endColumn" : null,
                "endLine" : null,
                "line" : null,
                "message" : "n"
              }
            ],
            "path" : "content/a.md",
            "rule" : "broken-link",
            "severity" : "error"
          }
        ]

        """
    )
  }

  @Test func writesAnEmptyArrayForNothing() throws {
    #expect(try DiagnosticJSONWriter.text([]) == "[\n\n]\n")
  }
}
