import CourseModel
import Foundation
import SiteGeneration
import Testing

/// The search index: what it finds, that it follows the edition, and that it is made anew only where
/// pages changed.
@Suite struct SearchTests {
  /// A page of the index as `assets/search.js` reads it.
  private struct Page {
    var title: String
    var words: Set<Substring>
    var places: [(anchor: String, title: String, words: Set<Substring>)]
  }

  private static let set = """
    # Depth

    Unusual Čebyšev ﬁlters.

    **Problem 1. Spread.** Let $\\sigma_y$ and $G_1[b,t-1]$ be there.

    (a) The $\\operatorname{Var}(\\varepsilon)$ of a_long_name.

    **Solution**: Quetzalcoatl, $\\kappa$.

    ## Further *reading*

    By hand: σ and ω.

    ```text
    --base-url https://example.org/
    ```
    """

  /// The files of the index, by their names.
  private func files(of site: TestSite) throws -> [String: String] {
    let names = site.files().filter { $0.hasPrefix("assets/search/") && $0.hasSuffix(".js") }
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try site.text($0)) })
  }

  private func index(of site: TestSite) throws -> [String: Page] {
    var pages: [String: Page] = [:]
    for (name, text) in try files(of: site) where !name.hasSuffix("contents.js") {
      for line in text.split(separator: "\n").dropFirst().dropLast() {
        let parts = try JSONSerialization.jsonObject(with: Data(line.dropLast().utf8)) as? [Any]
        let values = try #require(parts)
        let texts = values.compactMap { $0 as? String }
        let places = try #require(values.last as? [[String]])
        pages[texts[0]] = Page(
          title: texts[1],
          words: Set(texts[2].split(separator: " ")),
          places: places.map { ($0[0], $0[1], Set($0[2].split(separator: " "))) }
        )
      }
    }
    return pages
  }

  @Test func knowsThePlacesOfAPageWithTheirWords() async throws {
    let site = try TestSite(["content/a.md": Self.set])
    #expect(try await site.build().isPublished)
    let page = try #require(try index(of: site)["a.html"])
    #expect(page.title == "Depth")
    #expect(page.words == ["unusual", "cebysev", "filters"])
    #expect(page.places.map(\.anchor) == ["problem-1", "problem-1a", "further-reading"])
    #expect(page.places.map(\.title) == ["Problem 1. Spread", "Problem 1 (a)", "Further reading"])
    let formulas: Set<Substring> = ["sigma", "sigmay", "y", "g", "1", "g1", "b", "t"]
    #expect(page.places[0].words.isSuperset(of: formulas))
    let mixed: Set<Substring> = [
      "var", "epsilon", "long", "name", "alongname", "quetzalcoatl", "kappa",
    ]
    #expect(page.places[1].words.isSuperset(of: mixed))
    #expect(!page.places[1].words.contains("operatorname"))
    let last: Set<Substring> = ["reading", "sigma", "omega", "base", "url", "https"]
    #expect(page.places[2].words.isSuperset(of: last))
    for place in page.places {
      #expect(try site.text("a.html").contains("id=\"\(place.anchor)\""))
    }
  }

  @Test func followsTheEdition() async throws {
    let site = try TestSite([
      "coursegen.yml": "title: Test\nsolutions: hidden\n", "content/a.md": Self.set,
    ])
    #expect(try await site.build().isPublished)
    for (name, text) in try files(of: site) {
      for secret in ["quetzalcoatl", "kappa"] { #expect(!text.contains(secret), "\(name)") }
    }
    site.adapt = { $0.edition = .instructor }
    #expect(try await site.build().isPublished)
    #expect(try files(of: site).values.contains { $0.contains("quetzalcoatl") })
  }

  @Test func aChangedPageChangesItsLineOnly() async throws {
    let site = try TestSite(["content/a.md": Self.set, "content/b.md": "# Other\n\nBefore.\n"])
    _ = try await site.build()
    let before = try files(of: site)
    #expect(try await site.buildAnew().written == 0)
    #expect(try files(of: site) == before)
    try site.write(["content/b.md": "# Other\n\nAfterwards.\n"])
    // The page, the file of the index, and the script that names the version.
    #expect(try await site.buildAnew().written == 3)
    let after = try files(of: site)
    #expect(after.values.contains { $0.contains("\"Other\",\"afterwards\"") })
    // What was taken over is what a build from nothing writes.
    try site.remove(".coursegen")
    try site.remove("public")
    _ = try await site.buildAnew()
    #expect(try files(of: site) == after)
  }

  @Test func aDamagedIndexIsMadeAgain() async throws {
    let site = try TestSite(["content/a.md": Self.set, "content/b.md": "# Other\n\nBefore.\n"])
    _ = try await site.build()
    let whole = try files(of: site)
    for name in whole.keys { try site.write(Array("damaged".utf8), to: "public/" + name) }
    _ = try await site.buildAnew()
    #expect(try files(of: site) == whole)
  }

  @Test func manyPagesAreDivided() async throws {
    let names = (0..<70).map { "content/p\($0).md" }
    let site = try TestSite(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "# Page\n\nText of \($0).\n") })
    )
    _ = try await site.build()
    #expect(
      try files(of: site).keys.sorted().map { $0.split(separator: "/").last } == [
        "2-0.js", "2-1.js", "contents.js",
      ]
    )
    #expect(try index(of: site).count == 71)
    let contents = try site.text("assets/search/contents.js")
    #expect(contents.hasPrefix("coursegenSearch.begin([\"2-0.js\",\"2-1.js\"],[\"index.html\","))
  }
}
