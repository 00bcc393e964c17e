import CourseModel
import CoursegenCommandLine
import Foundation
import Synchronization
import TestSupport
import Testing

/// `coursegen serve`, from a save in the editor to the page in the browser.
@Suite(.serialized, .hangLimit) struct PreviewReloadTests {
  /// A site in a folder of its own, served by the command line itself.
  final class ServedSite: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID())")
    private let said = Mutex("")
    private let task = Mutex<Task<Int32, Never>?>(nil)

    func write(_ text: String, to path: String) throws {
      let file = folder.appending(path: path)
      let parent = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    }

    /// Starts to serve, and waits for the URL.
    func start() async throws -> String {
      let environment = CommandEnvironment(
        console: Console(
          output: { _ in },
          error: { [weak self] text in self?.said.withLock { $0 += text } },
          terminalWidth: nil
        ),
        workingDirectory: folder.path,
        resources: BuiltSite.resources,
        searchPath: BuiltSite.searchPath,
        today: try #require(CalendarDate("2026-01-01")),
        clock: { Int(Date().timeIntervalSince1970 * 1e9) },
        standardInput: { [] },
        processors: 2,
        openBrowser: { _ in }
      )
      let running = Task {
        await CoursegenCommand.run(["serve", ".", "--port", "8500"], in: environment)
      }
      task.withLock { $0 = running }
      for _ in 0..<60_000 {
        let text = said.withLock { $0 }
        if let match = text.firstMatch(of: /http:\/\/[0-9.:]+\//) { return String(match.0) }
        try await Task.sleep(for: .milliseconds(10))
      }
      throw WebDriver.Failure(description: "did not serve: \(said.withLock { $0 })")
    }

    /// What was said so far.
    var text: String { said.withLock { $0 } }

    deinit {
      task.withLock { $0?.cancel() }
      try? FileManager.default.removeItem(at: folder)
    }
  }

  @Test func reloadsAndKeepsTheLastGoodPage() async throws {
    let site = ServedSite()
    let long = String(repeating: "Text that makes the page long.\n\n", count: 200)
    try site.write("title: Served\n", to: "coursegen.yml")
    try site.write("# Page\n\nfirst $x_1$\n\n\(long)", to: "content/page.md")
    let url = try await site.start() + "page.html"
    let browser = try await WebDriver()
    try await browser.open(url)
    try await browser.run("scrollTo({ top: 1000, behavior: 'instant' })")

    try site.write("# Page\n\nsecond $x_2$\n\n\(long)", to: "content/page.md")
    let saved = ContinuousClock.now
    try await browser.wait(for: "return document.body.innerText.includes('second')")
    print("from save to reloaded page: \(ContinuousClock.now - saved)")
    try await browser.wait(for: "return Math.abs(scrollY - 1000) < 2")

    try site.write("title: [", to: "coursegen.yml")
    try await browser.wait(for: "return !!document.querySelector('#coursegen-problems')")
    #expect(
      try await browser.run("return document.body.innerText.includes('second')") as? Bool == true
    )
    #expect(site.text.contains("malformed-yaml"))
    try site.write("title: Served\n", to: "coursegen.yml")
    try await browser.wait(for: "return !document.querySelector('#coursegen-problems')")
    await browser.quit()
  }

  @Test func survivesWhatEditorsDo() async throws {
    let site = ServedSite()
    try site.write("title: Served\n", to: "coursegen.yml")
    try site.write("# Page\n\nfirst\n", to: "content/page.md")
    let url = try await site.start() + "page.html"
    let browser = try await WebDriver()
    try await browser.open(url)

    // The content folder goes away and comes back.
    try FileManager.default.removeItem(at: site.folder.appending(path: "content"))
    try await Task.sleep(for: .milliseconds(300))
    try site.write("# Page\n\nback again\n", to: "content/page.md")
    try await browser.wait(for: "return document.body.innerText.includes('back again')")

    // A template with a syntax error, then without.
    try site.write("{{#open}}", to: "templates/pager.mustache")
    try await browser.wait(for: "return !!document.querySelector('#coursegen-problems')")
    #expect(site.text.contains("template-syntax"))
    try FileManager.default.removeItem(at: site.folder.appending(path: "templates/pager.mustache"))
    try await browser.wait(for: "return !document.querySelector('#coursegen-problems')")

    // A hundred files at once.
    for index in 0..<100 { try site.write("# Set \(index)\n\ntext\n", to: "content/s\(index).md") }
    try site.write("# Page\n\n[last](s99.md)\n", to: "content/page.md")
    try await browser.wait(
      for: "return document.querySelector('main a[href=\"s99.html\"]') !== null"
    )
    await browser.quit()
  }
}
