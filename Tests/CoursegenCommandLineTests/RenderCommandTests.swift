import Foundation
import TestSupport
import Testing

@Suite struct RenderCommandTests {
  func render(_ markdown: String, _ arguments: [String]) async throws -> String {
    let console = try TestConsole()
    console.standardInput = markdown
    return switch arguments.count {
    case 2: await console.run("render", "-", arguments[0], arguments[1]).output
    default:
      await console.run("render", "-", arguments[0], arguments[1], arguments[2], arguments[3])
        .output
    }
  }

  @Test func writesMathematicsAsTeX() async throws {
    let html = try await render("a $x<y$\n\n$$\nz\n$$", ["--math", "tex"])
    #expect(
      html == """
        <p>a <span class="math inline">x&lt;y</span></p>
        <div class="math display">z</div>

        """
    )
  }

  @Test func typesetsMathematics() async throws {
    let html = try await render("$x$ $\\oops$", ["--math", "html"])
    #expect(html.contains("<span class=\"math inline\"><span class=\"katex\">"))
    #expect(html.contains("\\oops"))
  }

  @Test func takesExtensionsAway() async throws {
    let table = "| a |\n| - |\n| b |"
    #expect(try await render(table, ["--extensions", "none", "--math", "tex"]).contains("| a |"))
    #expect(
      try await render(table, ["--extensions", "table", "--math", "tex"]).contains("<table>")
    )
  }

  /// A case of the corpus: what is mathematics, and what stays text.
  struct EdgeCase: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var markdown: String
    var expect: [[String]]
    var literal: [String]

    var testDescription: String { id }

    static let all: [EdgeCase] = {
      guard let text = try? Corpus.text("math-edge-cases.jsonl") else { return [] }
      return text.split(separator: "\n").compactMap {
        try? JSONDecoder().decode(EdgeCase.self, from: Data($0.utf8))
      }
    }()
  }

  @Test(.enabled(if: Corpus.isPresent), arguments: EdgeCase.all)
  func findsMathematicsOfTheCorpus(edgeCase: EdgeCase) async throws {
    let html = try await render(edgeCase.markdown, ["--math", "tex"])
    let pattern =
      /<(?:span class="math (inline)"|div class="math (display)")>([\s\S]*?)<\/(?:span|div)>/
    let found = html.matches(of: pattern).map { match in
      [match.1 != nil ? "I" : "D", Self.unescaped(String(match.3))]
    }
    #expect(
      found.map { [$0[0], Self.trimmed($0[1])] }
        == edgeCase.expect.map { [$0[0], Self.trimmed(Self.unescaped($0[1]))] }
    )
    let rest = Self.unescaped(html.replacing(pattern, with: " "))
    let text = rest.replacing(/<[^>]*>/, with: "")
    for literal in edgeCase.literal { #expect(text.contains(literal), "\(literal)") }
  }

  private static func unescaped(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
