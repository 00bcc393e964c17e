import Foundation
import TestSupport
import Testing

/// The search, as a reader uses it.
@Suite(.serialized, .hangLimit) struct SearchPageTests {
  /// Types into the field, and gives what is listed.
  private func results(of query: String, in browser: WebDriver) async throws -> [String] {
    let found = try await browser.run(
      """
      const field = document.querySelector(".search input");
      field.value = arguments[0];
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return [...document.querySelectorAll(".search-results a")].map((link) => link.href);
      """,
      [query]
    )
    return found as? [String] ?? []
  }

  private func open(_ page: String, in browser: WebDriver) async throws {
    try await browser.open(page)
    let loaded = try await browser.run(
      "return [...document.scripts].some((script) => script.src.includes('search'))"
    )
    #expect(loaded as? Bool == false)
    try await browser.run("document.querySelector('.search summary').click()")
    try await browser.wait(for: "return document.activeElement.type === 'search'")
    try await browser.wait(
      for: "return document.querySelector('script[src$=\"contents.js\"]') !== null"
        + " && document.querySelector('.search-state').textContent === ''"
    )
  }

  @Test func findsPlacesFromTheFileSystem() async throws {
    let site = try await BuiltSite.course.value
    let browser = try await WebDriver()
    let page = site.folder.appending(path: "trainability/initialization.html").absoluteString
    try await open(page, in: browser)
    #expect(try await results(of: "\\sigma", in: browser) == results(of: "σ", in: browser))
    #expect(try await results(of: "SIGMA", in: browser) == results(of: "σ", in: browser))
    let found = try await results(of: "pre-activ", in: browser)
    #expect(found.first?.hasSuffix("trainability/initialization.html#preactivation") == true)
    #expect(try await results(of: "nowhereatall", in: browser) == [])
    #expect(try await results(of: "<script>alert(1)</script>", in: browser) == [])
    #expect(try await browser.console() == [])
    await browser.quit()
  }

  @Test func theKeyboardReachesResults() async throws {
    let site = try await BuiltSite.everything.value
    let served = try ServedSite(site)
    defer { served.stop() }
    let browser = try await WebDriver()
    try await open(served.origin, in: browser)
    let found = try await results(of: "problem", in: browser)
    #expect(found.count > 1)
    let focused = try await browser.run(
      """
      const press = (key) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      press("ArrowDown");
      press("ArrowDown");
      const second = document.activeElement.href;
      press("ArrowUp");
      press("ArrowUp");
      const back = document.activeElement.type;
      press("Escape");
      return [second, back, document.querySelector(".search").open];
      """
    )
    let values = try #require(focused as? [Any])
    #expect(values[0] as? String == found[1])
    #expect(values[1] as? String == "search")
    #expect(values[2] as? Bool == false)
    #expect(try await browser.console() == [])
    await browser.quit()
  }
}
