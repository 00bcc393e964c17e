import Foundation
import TestSupport
import Testing

@Suite struct OutlineCommandTests {
  @Test func tellsWhatWasRecognised() async throws {
    let console = try TestConsole([
      "a.md": "# Set\n\n**Problem 1. Spread.** Let $x$\n\n(a) 7 pts y\n\n**Solution**: z"
    ])
    #expect(
      await console.run("outline", "a.md", "--math").output == """
        a.md: Set
          Problem 1: Spread (line 3)
            (a) (7 points, 1 solution, line 5)
          3:29 inline x

        """
    )
  }

  @Test func writesTheKeysThatScriptsRelyOn() async throws {
    let console = try TestConsole(["a.md": "**Problem 1.** $\\oops$"])
    let (status, output, _) = await console.run("outline", "a.md", "--format", "json", "--math")
    #expect(status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let file = try #require((object?["files"] as? [[String: Any]])?.first)
    #expect(file.keys.sorted() == ["diagnostics", "math", "path", "problems", "title"])
    let math = try #require((file["math"] as? [[String: Any]])?.first)
    #expect(math["kind"] as? String == "inline" && math["line"] as? Int == 1)
    #expect(math["column"] as? Int == 17 && math["error"] is String)
    let problem = try #require((file["problems"] as? [[String: Any]])?.first)
    #expect(
      problem.keys.sorted() == [
        "hints", "line", "number", "parts", "points", "solutions", "title",
      ]
    )
    #expect(problem["points"] is NSNull)
  }

  @Test func tellsOfAMacroThatCannotBeDefined() async throws {
    let console = try TestConsole(["a.md": "---\nmacros:\n  1x: y\n---\nText."])
    let error = await console.run("outline", "a.md").error
    #expect(error.contains("a.md:3:3: error: ") && error.contains("[invalid-macro]"))
  }

  @Test(.enabled(if: Corpus.isPresent)) func readsTheSourceDocument() async throws {
    let console = try TestConsole(["s.md": try Corpus.text("ttic31230-trainability.md")])
    let output = await console.run("outline", "s.md", "--format", "json", "--math").output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let file = try #require((object?["files"] as? [[String: Any]])?.first)
    let problems = try #require(file["problems"] as? [[String: Any]])
    #expect(problems.count == 7)
    let parts = problems.map { $0["parts"] as? [[String: Any]] ?? [] }
    #expect(
      parts.map { $0.compactMap { $0["label"] as? String }.joined() }
        == ["abcd", "abc", "abc", "", "", "", ""]
    )
    let all = problems + parts.flatMap { $0 }
    #expect(all.compactMap { $0["solutions"] as? Int }.reduce(0, +) == 14)
    #expect(parts[1].map { $0["points"] as? Int } == [7, 7, 11])
    #expect(problems[3]["title"] as? String == "Gated CNNs")
    #expect(problems[5]["title"] as? String == "RNN parallel run time")
    #expect(problems[6]["title"] as? String == "Translating diagrams into equations")
    let wrong = (file["math"] as? [[String: Any]])?.filter { $0["error"] is String }
    #expect(wrong?.count == 2)
    let diagnostics = file["diagnostics"] as? [[String: Any]]
    #expect(diagnostics?.map { $0["rule"] as? String } == ["invalid-formula", "invalid-formula"])
  }
}
