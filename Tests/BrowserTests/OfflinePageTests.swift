import Foundation
import TestSupport
import Testing

/// A site that was visited, without the network.
@Suite(.serialized, .hangLimit) struct OfflinePageTests {
  /// A host that serves files and does nothing else, on the next free port.
  private final class StaticHost {
    let url: String
    private let process = Process()

    init(_ folder: URL) throws {
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
      process.currentDirectoryURL = folder
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
      let port = try #require(line.firstMatch(of: /port (\d+)/)?.1, "\(line)")
      url = "http://127.0.0.1:\(port)/"
    }

    func stop() {
      guard process.isRunning else { return }
      process.kill()
      process.waitUntilExit()
    }

    deinit { stop() }
  }

  @Test func aVisitedPageIsReadAndRunWithoutANetwork() async throws {
    let site = try await BuiltSite.course.value
    let host = try StaticHost(site.folder.deletingLastPathComponent())
    let page = host.url + "everything/trainability/initialization.html"
    let browser = try await WebDriver()
    try await browser.open(page)
    try await browser.wait(for: "return navigator.serviceWorker.controller !== null")
    let module = try await browser.run(
      "return document.querySelector('figure[data-module]').dataset.module"
    )
    // The worker keeps what the page loaded before it was there, and what its simulations need.
    let path = "../assets/simulations/\(module as? String ?? "")"
    try await browser.wait(
      for:
        "return caches.match(new URL('\(path)', location.href)).then((found) => found !== undefined)"
    )
    host.stop()

    try await browser.open("about:blank")
    try await browser.open(page)
    try await browser.run(
      """
      const slider = document.querySelector("[data-input=sigma] [type=range]");
      slider.value = 900;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      """
    )
    try await browser.wait(
      for: "return document.querySelector('.run-state').textContent.startsWith('Run in')"
    )
    try await browser.open(host.url + "everything/trainability/loss-heads.html")
    let said = try await browser.run("return document.body.textContent")
    #expect((said as? String)?.contains("was not visited before") == true)
    await browser.quit()
  }

  @Test func aPreviewKeepsNothing() async throws {
    let site = try await BuiltSite.course.value
    let served = try ServedSite(site)
    defer { served.stop() }
    let browser = try await WebDriver()
    try await browser.open(served.origin + "index.html")
    try await browser.wait(for: "return document.readyState === 'complete'")
    let workers = try await browser.runAsync(
      """
      const done = arguments[arguments.length - 1];
      navigator.serviceWorker.getRegistrations().then((found) => done(found.length));
      """
    )
    #expect(workers as? Double == 0)
    await browser.quit()
  }
}
