import Foundation
import TestSupport
import Testing

/// Simulations that the reader runs again, in Chromium.
@Suite(.serialized, .hangLimit) struct LivingPageTests {
  /// The course's first problem, served under a base path, and a browser on it.
  private final class Reader {
    let browser: WebDriver
    let page: String
    private let served: ServedSite

    init(_ window: WebDriver.Window = .init()) async throws {
      let site = try await BuiltSite.course.value
      served = try ServedSite(site)
      page = served.origin + "trainability/initialization.html"
      browser = try await WebDriver(window)
      try await browser.open(page)
    }

    /// Sets a slider as a hand does: it moves, then it rests.
    func slide(_ input: String, to position: Int) async throws {
      try await browser.run(
        """
        const slider = document.querySelector(`[data-input=${arguments[0]}] [type=range]`);
        slider.value = arguments[1];
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        slider.dispatchEvent(new Event("change", { bubbles: true }));
        """,
        [input, position]
      )
    }

    /// The text of a result of the figure.
    func result(_ name: String) async throws -> String {
      let text = try await browser.run(
        "return document.querySelector(`[data-result=${arguments[0]}]`).textContent",
        [name]
      )
      return text as? String ?? ""
    }

    /// What the figure shows: the drawings, their data, the results, what it was computed with.
    func figure() async throws -> String {
      let html = try await browser.run(
        """
        const figure = document.querySelector("figure.simulation");
        const drawings = [...figure.querySelectorAll(".chart-box > svg")];
        const texts = [...figure.querySelectorAll("[data-live]")];
        return [...drawings.map((svg) => svg.outerHTML), ...texts.map((e) => e.textContent)].join("");
        """
      )
      return html as? String ?? ""
    }

    func waitUntilRun() async throws {
      try await browser.wait(
        for: "return document.querySelector('.run-state').textContent.startsWith('Run in')"
      )
    }
  }

  @Test func sliderRunsTheBlockAndResetGivesThePublishedBytes() async throws {
    let reader = try await Reader()
    let published = try await reader.figure()
    let variance = try await reader.result("variance")
    #expect(published.contains("<svg"))
    try await reader.slide("sigma", to: 900)
    try await reader.waitUntilRun()
    #expect(try await reader.result("variance") != variance)
    #expect(try await reader.figure() != published)

    try await reader.browser.run("document.querySelector('.controls .reset').click()")
    #expect(try await reader.figure() == published)
    #expect(try await reader.result("variance") == variance)
    #expect(try await reader.browser.console() == [])
    await reader.browser.quit()
  }

  @Test func theAddressKeepsAndRestoresASetting() async throws {
    let reader = try await Reader()
    let published = try await reader.figure()
    try await reader.slide("d", to: 500)
    try await reader.waitUntilRun()
    let set = try await reader.figure()
    let address = try #require(try await reader.browser.run("return location.href") as? String)
    #expect(address.contains("#preactivation?d="))

    try await reader.browser.run("history.back()")
    try await reader.browser.wait(for: "return location.hash === ''")
    try await reader.browser.wait(
      for: "return !document.querySelector('figure[data-changed]')"
    )
    #expect(try await reader.figure() == published)
    try await reader.browser.run("history.forward()")
    try await reader.browser.wait(
      for: "return !!document.querySelector('figure[data-changed]')"
    )
    try await reader.waitUntilRun()
    #expect(try await reader.figure() == set)

    // A shared link gives somebody else the same bytes.
    try await reader.browser.open("about:blank")
    try await reader.browser.open(address)
    try await reader.waitUntilRun()
    #expect(try await reader.figure() == set)
    await reader.browser.quit()
  }

  @Test func refusesWhatTheDomainDoesNotHave() async throws {
    let reader = try await Reader()
    let published = try await reader.figure()
    for text in ["0", "1e9", "", "12.5"] {
      try await reader.browser.run(
        """
        const field = document.querySelector("[data-input=d] .entry");
        field.value = arguments[0];
        field.dispatchEvent(new Event("change", { bubbles: true }));
        """,
        [text]
      )
      let said = try await reader.browser.run(
        "return document.querySelector('.run-state').textContent"
      )
      #expect(said as? String == "d: a whole number from 1 to 4096.", "\(text)")
    }
    #expect(try await reader.figure() == published)
    await reader.browser.quit()
  }

  @Test func aLongRunLeavesThePageQuickAndCanBeStopped() async throws {
    let reader = try await Reader()
    try await reader.slide("d", to: 1000)
    try await reader.browser.wait(for: "return !document.querySelector('.stop').hidden")
    // While the worker computes, the page's own thread answers at once.
    let longest = try await reader.browser.runAsync(
      """
      const done = arguments[arguments.length - 1];
      let last = performance.now(), longest = 0, frames = 0;
      const step = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (frames++ < 20) setTimeout(step, 10); else done(longest);
      };
      step();
      """
    )
    #expect(try #require(longest as? Double) < 1000)
    try await reader.browser.run("document.querySelector('.stop').click()")
    let said = try await reader.browser.run(
      "return document.querySelector('.run-state').textContent"
    )
    #expect(said as? String == "Stopped.")
    await reader.browser.quit()
  }

  @Test(arguments: [false, true]) func aRunningSimulationIsAccessible(isDark: Bool) async throws {
    let reader = try await Reader(.init(width: 390, height: 844, isDark: isDark))
    // A worker that is told nothing never ends.
    try await reader.browser.run("Worker.prototype.postMessage = () => {}")
    try await reader.slide("d", to: 1000)
    try await reader.browser.wait(for: "return !document.querySelector('.stop').hidden")
    #expect(try await reader.browser.seriousFindings() == [])
    await reader.browser.quit()
  }
}
