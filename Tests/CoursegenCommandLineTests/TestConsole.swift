import CourseModel
import CoursegenCommandLine
import Foundation
import SiteGeneration
import Synchronization
import Testing

/// A command line in a folder of its own, with everything that it writes.
final class TestConsole {
  let folder = FileManager.default.temporaryDirectory.appending(path: "cli-\(UUID())")
  private let written = Written()
  var standardInput = ""
  var terminalWidth: Int?

  /// What was written so far, from any thread.
  private final class Written: Sendable {
    let output = Mutex("")
    let error = Mutex("")
  }

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    let parent = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Runs a command line; what it wrote is in the result.
  func run(_ arguments: String...) async -> (status: Int32, output: String, error: String) {
    let written = self.written
    written.output.withLock { $0 = "" }
    written.error.withLock { $0 = "" }
    let input = Array(standardInput.utf8)
    let environment = CommandEnvironment(
      console: Console(
        output: { text in written.output.withLock { $0 += text } },
        error: { text in written.error.withLock { $0 += text } },
        terminalWidth: terminalWidth
      ),
      workingDirectory: folder.path,
      resources: ToolResources(
        theme: Self.repository.appending(path: "templates").path,
        coreSources: Self.repository.appending(path: "Sources").path,
        version: "test"
      ),
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "",
      today: CalendarDate("2026-06-01") ?? .distantPast,
      clock: { 0 },
      standardInput: { input },
      processors: 2,
      openBrowser: { _ in }
    )
    let status = await CoursegenCommand.run(arguments, in: environment)
    return (status, written.output.withLock { $0 }, written.error.withLock { $0 })
  }
}

extension CalendarDate {
  fileprivate static var distantPast: CalendarDate {
    guard let date = CalendarDate("0001-01-01") else { preconditionFailure("no such day") }
    return date
  }
}
