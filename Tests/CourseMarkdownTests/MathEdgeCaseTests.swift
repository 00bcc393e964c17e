import CourseMarkdown
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent, "the corpus is not beside the checkout"))
struct MathEdgeCaseTests {
  @Test func findsTheMathematicsOfEveryCase() throws {
    let cases = try MathEdgeCase.all()
    #expect(cases.count == 50)
    for example in cases { example.expectFound() }
  }

  @Test func rendersTheMathematicsOfEveryCase() throws {
    for example in try MathEdgeCase.all() {
      let html = HTMLRenderer().render(MarkdownParser().parse(example.markdown))
      let rendered = MathEdgeCase.mathematics(in: html)
      #expect(rendered == example.expected, "\(example.id): \(html)")
    }
  }

  @Test func keepsTheTablesOfTheCases() throws {
    let cases = try MathEdgeCase.all()
    for (id, columns) in ["T01": 2, "T02": 2, "T03": 2, "T04": 3] {
      let example = try #require(cases.first { $0.id == id })
      let rows = MarkdownParser().parse(example.markdown).root.allNodes.filter {
        if case .tableRow = $0.kind { true } else { false }
      }
      #expect(rows.count == 2 && rows.allSatisfy { $0.children.count == columns }, "\(id)")
    }
  }
}

struct MathEdgeCase: Decodable {
  var id: String
  var markdown: String
  var expect: [[String]]
  var literal: [String]

  static func all() throws -> [MathEdgeCase] {
    try Corpus.text("math-edge-cases.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(MathEdgeCase.self, from: Data($0.utf8))
    }
  }

  /// `I` or `D` and the TeX, without white space at its ends and with references decoded.
  var expected: [String] {
    expect.map { "\($0[0]) \(Self.decoded($0[1]).trimmingCharacters(in: .whitespacesAndNewlines))" }
  }

  func expectFound() {
    let document = MarkdownParser().parse(markdown)
    let found = document.root.allMath.map { math in
      "\(math.kind == .inline ? "I" : "D") \(math.tex)"
    }
    #expect(found == expected, "\(id)")
    let text = document.root.plainText
    for literal in literal { #expect(text.contains(literal), "\(id)") }
    expectSoundPlaces(document, in: markdown)
  }

  static func mathematics(in html: String) -> [String] {
    let pattern =
      #/<(?:span class="math (inline)"|div class="math (display)"[^>]*)>(.*?)</(?:span|div)>/#
      .dotMatchesNewlines()
    return html.matches(of: pattern).map { match in
      "\(match.1 == nil ? "D" : "I") \(decoded(String(match.3)))"
    }
  }

  private static func decoded(_ text: String) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
  }
}
