import CourseModel
import CoursegenCommandLine
import Dispatch
import Foundation
import SiteGeneration

/// The executable: the world as it is, one command, one exit status.
@main
enum Main {
  static func main() async {
    guard let today else {
      console.error("error: the system's clock has no date\n")
      exit(1)
    }
    var environment = CommandEnvironment(
      console: console,
      workingDirectory: FileManager.default.currentDirectoryPath,
      resources: executablePath.flatMap {
        ToolResources.beside(executable: $0, version: CoursegenCommand.version)
      },
      searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "",
      today: today,
      clock: { Int(Date().timeIntervalSince1970 * 1e9) },
      standardInput: { Array(FileHandle.standardInput.readDataToEndOfFile()) },
      processors: ProcessInfo.processInfo.activeProcessorCount,
      openBrowser: openBrowser
    )
    environment.toolEnvironment = ProcessInfo.processInfo.environment
      .filter { $0.key.hasPrefix("SLURM_") }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let command = Task { [environment] in await CoursegenCommand.run(arguments, in: environment) }
    let interruptions = [SIGINT, SIGTERM].map { source(for: $0, cancelling: command) }
    let status = await command.value
    for interruption in interruptions { interruption.cancel() }
    // As a shell tells of a program that a signal ended.
    exit(command.isCancelled ? 128 + SIGINT : status)
  }

  /// Cancels the command at the first signal, so that it ends what it started elsewhere; the second
  /// ends this process.
  private static func source(
    for signal: Int32,
    cancelling command: Task<Int32, Never>
  ) -> any DispatchSourceSignal {
    Foundation.signal(signal, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: signal, queue: .global())
    source.setEventHandler {
      Foundation.signal(signal, SIG_DFL)
      if command.isCancelled { raise(signal) }
      command.cancel()
    }
    source.resume()
    return source
  }

  private static var console: Console {
    Console(
      output: { FileHandle.standardOutput.write(Data($0.utf8)) },
      error: { FileHandle.standardError.write(Data($0.utf8)) },
      terminalWidth: terminalWidth
    )
  }

  private static var terminalWidth: Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// The executable's own file, links followed.
  private static var executablePath: String? {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(filePath: path).resolvingSymlinksInPath().path
  }

  private static var today: CalendarDate? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day],
      from: Date()
    )
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func openBrowser(_ url: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
    process.arguments = ["open", url]
    #else
    process.arguments = ["xdg-open", url]
    #endif
    try? process.run()
  }
}
