import Foundation
import Testing

/// Pages ask no other origin for anything, and hold under their content security policy.
@Suite(.serialized) struct SelfContainmentTests {
  @Test func pagesNeedNothingFromElsewhere() async throws {
    let site = try await BuiltSite.everything.value
    let served = try ServedSite(site)
    defer { served.stop() }
    // Under the base path of its configuration, as a host would serve it.
    let origin = served.origin
    let browser = try await WebDriver()
    for page in site.pages {
      try await browser.open(origin + page)
      let said = try await browser.console()
      #expect(said == [], "\(page): \(said)")
    }
    let requests = try await browser.requests()
    #expect(requests.count > site.pages.count)
    let host = served.host
    let foreign = requests.filter { !$0.hasPrefix(host) && !$0.hasPrefix("data:") }
    #expect(foreign == [])
    await browser.quit()
  }

  @Test func pagesWorkFromTheFileSystem() async throws {
    let site = try await BuiltSite.everything.value
    let browser = try await WebDriver()
    try await browser.open(site.folder.appending(path: "index.html").absoluteString)
    #expect(try await browser.console() == [])
    let links = try await browser.run(
      """
      return [...document.querySelectorAll("main a[href]")].map((link) => link.href)
        .filter((url) => url.startsWith("file:") && !url.includes("#"))
      """
    )
    let urls = try #require(links as? [String])
    #expect(!urls.isEmpty)
    for url in urls {
      let path = try #require(URL(string: url)?.path)
      #expect(FileManager.default.fileExists(atPath: path), "\(url)")
    }
    let font = try await browser.run(
      "return document.querySelectorAll('link[rel=stylesheet]').length > 0 && "
        + "[...document.styleSheets].length === document.querySelectorAll('link[rel=stylesheet]').length"
    )
    #expect(font as? Bool == true)
    await browser.quit()
  }
}
