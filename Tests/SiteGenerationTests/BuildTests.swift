import Diagnostics
import Foundation
import SiteGeneration
import Testing

@Suite struct BuildTests {
  @Test func publishesPagesAndTheFilesBesideThem() async throws {
    let site = try TestSite([
      "content/_index.md": "# Course\n\nWelcome.", "content/sets/one.md": "# One\n\n$x_1$",
      "content/sets/figure.svg": "<svg/>", "content/.hidden": "x",
    ])
    let result = try await site.build()
    #expect(result.rules == [])
    #expect(result.isPublished && result.pages == 3 && result.formulas == 1)
    let pages = site.files().filter { !$0.hasPrefix("assets") }
    #expect(
      pages == [
        ".coursegen-site", "404.html", "index.html", "service-worker.js", "sets", "sets/figure.svg",
        "sets/index.html",
        "sets/one.html",
      ]
    )
    #expect(try site.text("sets/one.html").contains("class=\"katex\""))
    #expect(try site.text("index.html").contains("href=\"sets/one.html\""))
  }

  @Test func numbersTheReferencesToAFootnoteThroughTheWholePage() async throws {
    let site = try TestSite([
      "content/a.md": "# A\n\nOne[^n].\n\n**Problem 1.** Two[^n].\n\n(a) Three[^n].\n\n[^n]: Note."
    ])
    _ = try await site.build()
    let page = try site.text("a.html")
    for place in ["fnref1", "fnref1-2", "fnref1-3"] {
      #expect(page.components(separatedBy: "id=\"\(place)\"").count == 2)
      #expect(page.contains("href=\"#\(place)\""))
    }
  }

  @Test func writesNothingWhenNothingChanged() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n$x$", "content/b.md": "# B"])
    #expect(try await site.build().written > 20)
    try await Task.sleep(for: .milliseconds(50))
    let before = try site.bytes()
    for _ in 0..<2 {
      let again = try await site.buildAnew()
      #expect(again.written == 0 && again.formulas == 1)
      #expect(try site.bytes() == before)
    }
  }

  @Test func writesOnlyThePageThatChanged() async throws {
    let site = try TestSite(["content/a.md": "# A\n\nold", "content/b.md": "# B"])
    _ = try await site.build()
    try site.write(["content/a.md": "# A\n\nnew"])
    let result = try await site.buildAnew()
    // With it the search index, and the script that names the version.
    #expect(result.written == 3)
    #expect(try site.text("a.html").contains("new"))
  }

  @Test func rewritesNeighboursWhenATitleChanges() async throws {
    let site = try TestSite([
      "content/a.md": "# A", "content/b.md": "# B", "content/c.md": "# C", "content/d.md": "# D",
    ])
    _ = try await site.build()
    try site.write(["content/a.md": "# Renamed"])
    // The page, the one after it, and the index; the search index, and the script with the version.
    #expect(try await site.buildAnew().written == 5)
    #expect(try site.text("b.html").contains("Renamed"))
  }

  @Test func removesPagesWhoseSourceIsGone() async throws {
    let site = try TestSite(["content/a.md": "# A", "content/old/b.md": "# B"])
    _ = try await site.build()
    try site.remove("content/old")
    _ = try await site.build()
    #expect(!site.files().contains { $0.hasPrefix("old") })
  }

  @Test func repairsASiteThatSomebodyChanged() async throws {
    let site = try TestSite(["content/a.md": "# A"])
    _ = try await site.build()
    let good = try site.bytes()
    try Data("vandalised".utf8).write(to: site.output.appending(path: "a.html"))
    try FileManager.default.removeItem(at: site.output.appending(path: "index.html"))
    _ = try await site.buildAnew()
    #expect(try site.bytes() == good)
  }

  @Test func isTheSameEverywhere() async throws {
    let files = [
      "content/a.md": "# A\n\n$$x^2$$\n\n![f](f.svg)", "content/f.svg": "<svg/>",
      "content/s/b.md": "**Problem 1.** $y$\n\n**Solution**: $z$",
    ]
    let one = try TestSite(files)
    let other = try TestSite(files)
    other.adapt = { $0.jobs = 1 }
    _ = try await one.build()
    _ = try await other.build()
    #expect(try one.bytes() == other.bytes())
    for (path, bytes) in try one.bytes() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(one.root.deletingLastPathComponent().path), "\(path)")
    }
  }

  @Test func keepsTheLastGoodSiteWhenThereIsAnError() async throws {
    let site = try TestSite(["content/a.md": "# A"])
    _ = try await site.build()
    let good = try site.bytes()
    try site.write(["content/a.md": "---\ntitle: [\n---\n# New"])
    let result = try await site.build()
    #expect(!result.isPublished && result.rules == ["malformed-yaml"])
    #expect(try site.bytes() == good)
    try site.write(["content/a.md": "# Mended"])
    #expect(try await site.build().isPublished)
  }

  @Test func warningsFailOnlyAStrictBuild() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n[gone](gone.md)"])
    let result = try await site.build()
    #expect(result.isPublished && result.rules == ["broken-link"])
    #expect(!result.fails(strictly: false) && result.fails(strictly: true))
    site.adapt = { $0.isStrict = true }
    #expect(try await !site.build().isPublished)
  }

  @Test func repeatsWarningsOfPagesThatDidNotChange() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n[gone](gone.md) $\\oops$"])
    let first = try await site.build()
    #expect(first.rules == ["broken-link", "invalid-formula"])
    #expect(try await site.buildAnew().diagnostics == first.diagnostics)
  }

  @Test func aCheckWritesNothing() async throws {
    let site = try TestSite(["content/a.md": "# A\n\n$\\oops$"])
    site.adapt = { $0.writes = false }
    #expect(try await site.build().rules == ["invalid-formula"])
    #expect(site.files() == [])
  }

  @Test func buildsAFolderOrAFileWithoutConfiguration() async throws {
    let site = try TestSite([
      "loose/README.md": "# Loose\n\n[next](b.md)", "loose/b.md": "# B\n\n![f](img/f.svg)",
      "loose/img/f.svg": "<svg/>", "loose/img/unused.svg": "<svg/>",
    ])
    #expect(try await site.build("loose").rules == [])
    #expect(try site.text("index.html").contains("href=\"b.html\""))
    #expect(site.files().contains("img/unused.svg"))
    #expect(try await site.build("loose/b.md").rules == [])
    #expect(try site.text("index.html").contains("src=\"img/f.svg\""))
    #expect(site.files().contains("img/f.svg") && !site.files().contains("img/unused.svg"))
  }

  @Test func leavesDraftsOut() async throws {
    let site = try TestSite([
      "content/a.md": "# A\n\n[d](d.md)", "content/d.md": "---\ndraft: true\n---\n# D",
    ])
    let result = try await site.build()
    #expect(
      result.diagnostics.map(\.message) == ["“d.md” is a draft, which this build leaves out."]
    )
    #expect(!site.files().contains("d.html"))
    site.adapt = { $0.includesDrafts = true }
    #expect(try await site.build().rules == [])
    #expect(site.files().contains("d.html"))
  }

  @Test func writesFeedAndSiteMapWithABaseURL() async throws {
    let site = try TestSite([
      "coursegen.yml": "title: Test\nbase-url: https://a.example/course\n",
      "content/a.md": "---\ntitle: A & B\ndate: 2026-01-02\n---\n",
      "content/s/b c.md": "# B",
    ])
    #expect(try await site.build().rules == [])
    let map = try site.text("sitemap.xml")
    #expect(map.contains("https://a.example/course/s/b%20c.html"))
    #expect(map.contains("<loc>https://a.example/course/</loc>"))
    let feed = try site.text("feed.xml")
    #expect(feed.contains("<title>A &amp; B</title>") && feed.contains("2026-01-02T00:00:00Z"))
    #expect(try site.text("404.html").contains("/course/assets/theme.css"))
    #expect(try site.text("s/b c.html").contains("https://a.example/course/s/b%20c.html"))
  }
}
