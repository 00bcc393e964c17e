import Foundation
import SiteGeneration
import Testing

/// The script with which a browser keeps a site for reading it without a network.
@Suite struct OfflineTests {
  private func version(of site: TestSite) throws -> Substring {
    let script = try site.text("service-worker.js")
    return try #require(script.firstMatch(of: /\$\{prefix\}([0-9a-f]{32})`/)).1
  }

  @Test func theVersionIsThatOfTheContent() async throws {
    let site = try TestSite(["content/a.md": "# One\n"])
    _ = try await site.build()
    let first = try version(of: site)
    let same = try TestSite(["content/a.md": "# One\n"])
    _ = try await same.build()
    #expect(try version(of: same) == first)
    #expect(try same.bytes() == site.bytes())
    try site.write(["content/a.md": "# Two\n"])
    _ = try await site.build()
    #expect(try version(of: site) != first)
  }

  @Test func namesFilesThatTheSiteHas() async throws {
    let site = try TestSite(["content/a.md": "# One\n"])
    _ = try await site.build()
    let script = try site.text("service-worker.js")
    let list = try #require(script.firstMatch(of: /const files = (\[.*\]);/)).1
    let files = try JSONDecoder().decode([String].self, from: Data(list.utf8))
    #expect(files.first == "index.html" && files.contains("assets/search/1-0.js"))
    #expect(Set(files).isSubset(of: site.files()))
    #expect(try site.text("a.html").contains("assets/offline.js"))
  }

  @Test func aSiteThatDoesNotWantItRemovesWhatBrowsersHave() async throws {
    let site = try TestSite(["coursegen.yml": "title: Test\noffline: false\n"])
    #expect(try await site.build().diagnostics == [])
    let script = try site.text("service-worker.js")
    #expect(script.contains("unregister()") && !script.contains("fetch"))
    #expect(!(try site.text("index.html").contains("offline.js")))
  }
}
