import Diagnostics
import SiteGeneration
import TestSupport
import Testing

@Suite struct LinkTests {
  /// The URL of the only link of `content/s/page.md`, and what is wrong with it.
  func follow(
    _ link: String,
    _ files: [String: String] = [:]
  ) async throws -> (url: String?, message: String?) {
    let page = ["content/s/page.md": "# Page\n\n## Here\n\n[link](<\(link)>)"]
    let others = [
      "content/top.md": "# Top\n\n**Problem 3.** x\n\n(b) y", "content/s/other.md": "# Other",
      "content/s/figure.svg": "<svg/>",
    ]
    let site = try TestSite(page.merging(others) { $1 }.merging(files) { $1 })
    let result = try await site.build()
    let html = try site.text("s/page.html")
    let url = html.firstMatch(of: /<a href="([^"]*)">link<\/a>/)?.1
    return (url.map(String.init), result.diagnostics.first?.message)
  }

  @Test(arguments: [
    ("other.md", "other.html"), ("./other.md", "other.html"), ("../top.md", "../top.html"),
    ("/top.md", "../top.html"), ("../top.md#problem-3b", "../top.html#problem-3b"),
    ("figure.svg", "figure.svg"), ("#here", "#here"), ("../s", "index.html"),
    ("https://a.example/b.md", "https://a.example/b.md"), ("mailto:a@b.c", "mailto:a@b.c"),
    ("//a.example/b.md", "//a.example/b.md"), ("other.md?q=1", "other.html?q=1"),
  ])
  func leads(link: String, url: String) async throws {
    let found = try await follow(link)
    #expect(found.url == url)
    #expect(found.message == nil)
  }

  @Test(arguments: [
    ("othr.md", "There is no file “othr.md”."),
    ("../../out.md", "“../../out.md” lies outside of the content folder."),
    ("../top.md#problem-9", "The page has no place “#problem-9”."),
    ("#heer", "The page has no place “#heer”."),
  ])
  func tellsOfALinkThatLeadsNowhere(link: String, message: String) async throws {
    #expect(try await follow(link).message == message)
  }

  @Test func leadsToAnEquation() async throws {
    let site = try TestSite(["content/a.md": "$$x$$ {#eq:one}\n\n[it](#eq:one)"])
    #expect(try await site.build().rules == [])
    #expect(try site.text("a.html").contains("<div class=\"math display\" id=\"eq:one\">"))
  }

  @Test func placesAndSuggests() async throws {
    let text: MarkedText = "# A\n\nSee ①[it](bb.md)② and ③![f](no.svg)④.\n"
    let site = try TestSite(["content/a.md": text.text, "content/b.md": "# B"])
    let found = try await site.build().diagnostics
    #expect(found.map(\.range) == [text.ranges[0], text.ranges[1]])
    #expect(found.first?.notes.map(\.message) == ["Did you mean “b.md”?"])
    #expect(found.first?.path?.hasSuffix("content/a.md") == true)
  }
}
