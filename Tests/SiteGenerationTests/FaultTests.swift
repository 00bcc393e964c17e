import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

/// What a file system, an editor or a hostile input can do to a build.
@Suite struct FaultTests {
  func problems(_ bytes: [UInt8]) async throws -> [Diagnostic] {
    let site = try TestSite(["content/good.md": "# Good"])
    try site.write(bytes, to: "content/bad.md")
    return try await site.build().diagnostics
  }

  @Test func readsWindowsFiles() async throws {
    let site = try TestSite()
    try site.write(
      Array("\u{FEFF}---\r\ntitle: CRLF\r\n---\r\n\r\n**Problem 1.** $x$\r\n\r\n(a) y\r\n".utf8),
      to: "content/a.md"
    )
    let result = try await site.build()
    #expect(result.rules == [] && result.formulas == 1)
    #expect(try site.text("a.html").contains("<title>CRLF"))
    #expect(try site.text("a.html").contains("id=\"problem-1a\""))
  }

  @Test func tellsOfInvalidUTF8AtItsPlace() async throws {
    let found = try await problems(Array("# Bad\n\nabc ".utf8) + [0xFF] + Array(" def".utf8))
    #expect(found.count == 1)
    #expect(found.first?.range?.start == SourcePosition(line: 3, column: 5))
  }

  @Test func tellsOfANulByte() async throws {
    let found = try await problems(Array("# Bad\n\nab\0c".utf8))
    #expect(found.map(\.range?.start) == [SourcePosition(line: 3, column: 3)])
  }

  @Test func refusesAHugeFileBeforeReadingIt() async throws {
    let found = try await problems([UInt8](repeating: 0x61, count: 17 * 1_048_576))
    #expect(found.map(\.rule) == ["unreadable-file"])
    #expect(found.first?.message.contains("larger than 16 MB") == true)
  }

  @Test(
    .hangLimit,
    arguments: ["[", ">", "*", "$", "`", "{", "<div>", "- ", "$\\frac{"]
  )
  func survivesAHundredThousandOf(piece: String) async throws {
    let site = try TestSite(["content/a.md": "# A\n\n" + String(repeating: piece, count: 100_000)])
    #expect(try await site.build().isPublished)
  }

  @Test func tellsOfAFileThatCannotBeRead() async throws {
    let site = try TestSite(["content/good.md": "# Good"])
    _ = try await site.build()
    let good = try site.bytes()
    try FileManager.default.createSymbolicLink(
      atPath: site.root.appending(path: "content/gone.md").path,
      withDestinationPath: "nowhere.md"
    )
    let result = try await site.build()
    #expect(
      result.diagnostics.map(\.message) == ["This cannot be read: No such file or directory."]
    )
    #expect(try site.bytes() == good)
  }

  @Test func leavesALoopOfLinksOut() async throws {
    let site = try TestSite(["content/s/a.md": "# A"])
    try FileManager.default.createSymbolicLink(
      atPath: site.root.appending(path: "content/s/loop").path,
      withDestinationPath: ".."
    )
    let result = try await site.build()
    #expect(result.isPublished && result.rules == ["link-loop"])
  }

  @Test func neverReplacesAFolderOfSomebodyElse() async throws {
    let site = try TestSite(["content/a.md": "# A", "public/thesis.tex": "mine"])
    let result = try await site.build()
    #expect(result.rules == ["foreign-output"])
    #expect(try site.text("thesis.tex") == "mine")
  }

  @Test func keepsHiddenFilesOfTheOutput() async throws {
    let site = try TestSite(["content/a.md": "# A", "public/.gitignore": "*"])
    for _ in 0..<2 { _ = try await site.build() }
    #expect(try site.text(".gitignore") == "*")
  }

  @Test func twoPagesCannotBeOneFile() async throws {
    let site = try TestSite(["content/a.md": "# A", "content/b.md": "---\nslug: A\n---\n# B"])
    #expect(try await site.build().rules == ["same-output"])
  }

  @Test func twoBuildsAtOnceDoNotHarmEachOther() async throws {
    var files: [String: String] = [:]
    for index in 0..<40 { files["content/\(index).md"] = "# \(index)\n\n$x_{\(index)}$" }
    let site = try TestSite(files)
    let request = try site.request()
    async let first = TestSite.makeBuilder().build(request)
    async let second = TestSite.makeBuilder().build(request)
    let results = await [first, second]
    #expect(results.contains { $0.isPublished })
    for result in results where !result.isPublished { #expect(result.rules == ["build-running"]) }
    #expect(site.files().filter { $0.hasSuffix(".html") }.count == 42)
    #expect(try await site.build().isPublished)
  }

  @Test func damagedStateIsAsGoodAsNone() async throws {
    let site = try TestSite(["content/a.md": "# A"])
    _ = try await site.build()
    let good = try site.bytes()
    let cache = site.root.appending(path: ".coursegen")
    for name in try FileManager.default.contentsOfDirectory(atPath: cache.path)
    where name.hasPrefix("state") {
      try Data("{\"pages\":".utf8).write(to: cache.appending(path: name))
    }
    #expect(try await site.buildAnew().isPublished)
    #expect(try site.bytes() == good)
  }

  @Test func refusesAFileInThePlaceOfAPage() async throws {
    let site = try TestSite(["content/a.md": "# A", "content/a.html": "<p>a</p>"])
    let found = try await site.build().diagnostics
    #expect(found.map(\.rule) == ["same-output"])
    let folder = site.root.appending(path: "content").path
    #expect(
      found.map(\.message)
        == ["This file would be published as a.html, as \(folder)/a.html is."]
    )
    #expect(found.map(\.path) == ["\(folder)/a.md"])
  }

  @Test func anAuthorsFileStandsForAGeneratedOne() async throws {
    let site = try TestSite([
      "coursegen.yml": "title: T\nbase-url: https://example.org/\n",
      "content/404.md": "# Nowhere", "content/sitemap.xml": "<urlset/>",
      "content/assets/theme.css": "p {}", "content/service-worker.js": "// none",
    ])
    for _ in 0..<2 {
      #expect(try await site.buildAnew().isPublished)
      #expect(try site.text("404.html").contains("Nowhere"))
      #expect(try site.text("sitemap.xml") == "<urlset/>")
      #expect(try site.text("assets/theme.css") == "p {}")
      #expect(try site.text("service-worker.js") == "// none")
    }
  }

  @Test func remembersManyPagesAndLeavesWhatItKnowsAlone() async throws {
    var files: [String: String] = [:]
    for index in 0..<600 { files["content/\(index).md"] = "# \(index)" }
    let site = try TestSite(files)
    #expect(try await site.build().isPublished)
    let cache = site.root.appending(path: ".coursegen")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cache.path)
        .first { $0.hasPrefix("state") }
    )
    _ = try await site.buildAnew()
    let remembered = try Data(contentsOf: cache.appending(path: name))
    #expect(try await site.buildAnew().written == 0)
    #expect(try Data(contentsOf: cache.appending(path: name)) == remembered)
    try site.write(["content/7.md": "# Another"])
    let changed = try await site.buildAnew()
    #expect(changed.isPublished && changed.written > 0, "\(changed.diagnostics)")
    #expect(try Data(contentsOf: cache.appending(path: name)) != remembered)
  }

  @Test(arguments: [
    ("title: ①②[", "malformed-yaml"), ("①titel②: A", "unknown-key"),
    ("solutions: ①sometimes②", "unexpected-value"), ("base-url: ①ftp://x②", "unexpected-value"),
    ("limits:\n  seconds: ①soon②", "unexpected-value"), ("macros:\n  ①1x②: y", "invalid-macro"),
  ])
  func placesMistakesOfTheConfiguration(marked: String, rule: String) async throws {
    let text = MarkedText(marked)
    let site = try TestSite(["coursegen.yml": text.text, "content/a.md": "# A"])
    let found = try await site.build().diagnostics
    #expect(found.map(\.rule) == [rule])
    if rule != "malformed-yaml" { #expect(found.first?.range == text.ranges[0]) }
    #expect(found.first?.path?.hasSuffix("coursegen.yml") == true)
  }
}
