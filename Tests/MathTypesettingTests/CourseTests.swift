import MathTypesetting
import TestSupport
import Testing

/// The source document and the edge cases.
@Suite(.enabled(if: Corpus.isPresent)) struct CourseTests {
  @Test func refusesExactlyTheTwoInvalidDisplays() throws {
    let spans = mathematics(in: try Corpus.text("ttic31230-trainability.md"))
    #expect(spans.count == 118)
    let results = typesetter.typeset(spans.map(\.formula))
    let refused = zip(spans, results).filter { $1.error != nil }
    #expect(
      refused.map { $1.error?.fact }
        == [.unopenedEnvironment("array"), .tooManyMarks(environment: "split")]
    )
    #expect(refused.allSatisfy { $0.0.formula.isDisplay })
    #expect(refused.map { $0.0.formula.tex.prefix(13) } == ["\\text{for } b", "\\begin{split}"])
    #expect(results.map(\.isTypeset).filter { !$0 }.count == 1)
  }

  /// `$$…$$` and `$…$`; this document has no code, no prices and no escaped dollars.
  private func mathematics(in text: String) -> [(line: Int, formula: Formula)] {
    text.matches(of: /\$\$(?<display>[^$]+)\$\$|\$(?<inline>[^$]+)\$/).map { match in
      let line = text[..<match.range.lowerBound].filter { $0 == "\n" }.count + 1
      let display = match.output.display
      let tex = display ?? match.output.inline ?? ""
      return (line, Formula(String(tex), isDisplay: display != nil))
    }
  }
}
