import Foundation
import SiteGeneration
import TestSupport
import Testing

/// Nothing of a solution that an edition hides is in any file of its site.
@Suite(.hangLimit) struct HiddenAnswerTests {
  /// What the page says in its solutions and right answers, piece by piece: lines, sentences,
  /// formulas, numbers, names.
  ///
  /// What the rest says, too, is none of them.
  private static func secrets(of text: String) -> [String] {
    var secrets: [String] = []
    var open = ""
    var isSecret = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("**Problem") || line.wholeMatch(of: /\([a-z]\) .*/) != nil {
        isSecret = false
      } else if line.hasPrefix("**Solution.**") || line.hasPrefix("answer:") {
        isSecret = true
      } else if line == "```" || line == "verify:" {
        if line == "verify:" { isSecret = false }
      }
      guard isSecret else {
        open += line + "\n"
        continue
      }
      let said = line.replacing(/^(\*\*Solution\.\*\*|answer:) ?/, with: "")
      secrets += [said] + said.components(separatedBy: ". ")
      secrets += said.matches(of: /\$([^$]+)\$/).map { String($0.1) }
      secrets += said.matches(of: /\d+\.\d{3,}/).map { String($0.0) }
      secrets += said.components(separatedBy: " = ")
    }
    return secrets.map { $0.trimmingCharacters(in: .whitespaces.union(.init(charactersIn: ".|"))) }
      .filter { $0.count > 5 && !$0.hasPrefix("```") && !open.contains($0) }
  }

  @Test func noByteOfAHiddenSolutionIsPublished() async throws {
    let site = try await BuiltSite.answers.value
    #expect(site.result.isPublished)
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/answers/content/hidden.md")
    let secrets = Self.secrets(of: try String(contentsOf: source, encoding: .utf8))
    #expect(secrets.count > 25)
    #expect(secrets.contains("y[n,m] = P[n,m] Q[n,m] + softplus(P[n,m])"))
    #expect(secrets.contains("q^3/sqrt(2 q + 5)"))
    #expect(secrets.contains("7.31854"))
    // The number's bits, and a rounded one, as a key would have them.
    let others = [
      String(7.31854.bitPattern, radix: 16), "7.3185", "softplus(C", "P[n", "Q[n", "S[n", "C[n",
      "blended", "U^4",
    ]
    let files = FileManager.default.enumerator(atPath: site.folder.path)
    var searched = 0
    for case let path as String in files ?? FileManager.DirectoryEnumerator() {
      let file = site.folder.appending(path: path)
      guard let data = try? Data(contentsOf: file) else { continue }
      searched += 1
      for secret in secrets + others {
        #expect(data.range(of: Data(secret.utf8)) == nil, "“\(secret)” in \(path)")
      }
    }
    #expect(searched > 10)
  }

  @Test func theSearchFindsWhatIsShown() async throws {
    let site = try await BuiltSite.answers.value
    let page = site.folder.appending(path: "open.html")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("1/sqrt(d)"))
    #expect(!text.contains("salt "))
    let hidden = try String(contentsOf: site.folder.appending(path: "hidden.html"), encoding: .utf8)
    #expect(hidden.components(separatedBy: "salt ").count == 6)
    #expect(!hidden.contains("reference "))
  }
}
