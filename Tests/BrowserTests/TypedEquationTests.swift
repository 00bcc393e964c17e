import Foundation
import TestSupport
import Testing

/// Equations for the course's gated networks, as students type them, in Chromium: what is right is
/// accepted, and what is wrong is refused with the sentence that helps.
@Suite(.hangLimit) struct TypedEquationTests {
  @Test func gatedNetworksAreJudgedAndMistakesExplained() async throws {
    let folder = BuiltSite.repository.appending(path: "Tests/EquationCheckingTests/any.swift")
    let fixtures = Fixture.all(in: "judged", file: folder.path)
    #expect(fixtures.count == 3)
    let reader = try await AnswerReader("gates")
    for fixture in fixtures {
      let name = fixture.name
      let reference = try fixture.text("reference.txt")
      let right = try cases(fixture, "right.txt").map(\.typed) + [reference]
      #expect(right.count > 10)
      for typed in right {
        #expect(try await reader.answer(name, typed).hasPrefix("Right: "), "\(name): \(typed)")
      }
      let wrong = try cases(fixture, "wrong.txt")
      #expect(wrong.count >= 10)
      for (sentence, typed) in wrong {
        #expect(try await reader.answer(name, typed).contains(sentence), "\(name): \(typed)")
      }
    }
    #expect(try await reader.browser.console() == [])
    await reader.browser.quit()
  }

  private func cases(_ fixture: Fixture, _ file: String) throws -> [(title: String, typed: String)]
  {
    let text = "\n" + (try fixture.text(file))
    return text.components(separatedBy: "\n# ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
