import Diagnostics
import Testing

@Suite struct DiagnosticOrderTests {
  @Test func listsByFileThenPlaceThenSeverity() {
    let listed = [
      Diagnostic(.warning, rule: "d", "", at: SourceRange(line: 1), path: "b"),
      Diagnostic(.warning, rule: "c", "", at: SourceRange(line: 2), path: "a"),
      Diagnostic(.error, rule: "b", "", at: SourceRange(line: 2), path: "a"),
      Diagnostic(.note, rule: "a", "", path: "a"),
    ].listed()
    #expect(listed.map(\.rule) == ["a", "b", "c", "d"])
  }

  @Test func keepsThePlaceThatADiagnosticHas() {
    #expect(Diagnostic(.note, rule: "r", "", path: "a").located(in: "b").path == "a")
    #expect(Diagnostic(.note, rule: "r", "").located(in: "b").path == "b")
  }
}
