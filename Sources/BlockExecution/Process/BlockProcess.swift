import FileStorage
import Glibc

/// Runs compiled blocks, each in a process of its own.
struct BlockProcess: Sendable {
  let toolchain: Toolchain
  /// Where each run has a folder of its own while it lasts.
  let directory: String

  /// How a run ended.
  enum Outcome: Sendable {
    case reported(BlockReport, printed: String)
    case failed(BlockFailure)
  }

  func run(
    _ program: String,
    _ request: RunRequest
  ) async throws(ExecutionError) -> Outcome {
    let folder = try onFiles { () throws(FileError) in try TemporaryFolder(in: directory) }
    defer { folder.remove() }
    let command = command(program, request, in: folder.path)
    let result = try await BlockExecution.run(command)
    return try await outcome(of: result, program, request, in: folder.path)
  }

  /// What the end of a run means, wherever it ran; a trap is explained by a second run, here.
  func outcome(
    of result: CommandResult,
    _ program: String,
    _ request: RunRequest,
    in folder: String
  ) async throws(ExecutionError) -> Outcome {
    switch result.ending {
    case .exited(0):
      if let report = BlockReport(json: result.output) {
        return .reported(report, printed: result.errorText)
      }
      return .failed(.noReport)
    case .exited(let code): return .failed(.exitStatus(code, printed: result.errorText))
    case .outOfTime:
      let limit = request.limits.wallSeconds(processor: request.seconds)
      return .failed(.stalled(seconds: limit))
    case .flooded: return .failed(.tooMuchOutput(limit: request.limits.output))
    case .signalled(SIGPROF): return .failed(.tooMuchTime(limit: request.seconds))
    case .signalled(SIGXFSZ): return .failed(.tooMuchOutput(limit: request.limits.output))
    case .signalled(SIGSYS): return .failed(.forbidden)
    case .signalled(let signal):
      if result.errorText.contains("llocat") && result.errorText.contains("emory") {
        return .failed(.tooMuchMemory(limit: request.limits.memory))
      }
      return .failed(.trap(try await explain(signal, program, request, in: folder)))
    }
  }

  private func command(
    _ program: String,
    _ request: RunRequest,
    in folder: String
  ) -> Command {
    var command = Command(
      executable: program,
      directory: folder,
      input: request.bytes,
      outputLimit: request.limits.output,
      seconds: request.limits.wallSeconds(processor: request.seconds)
    )
    command.environment = Self.environment
    return command
  }

  /// All that a block sees of an environment.
  static let environment = [
    "LANG": "C", "LC_ALL": "C", "SWIFT_BACKTRACE": "enable=no",
    // Sets and dictionaries are walked in the same order in every run.
    "SWIFT_DETERMINISTIC_HASHING": "1",
  ]

  /// Runs the program again under Swift's backtracer: it traps at the same place, because nothing
  /// that it depends on has changed.
  private func explain(
    _ signal: Int32,
    _ program: String,
    _ request: RunRequest,
    in folder: String
  ) async throws(ExecutionError) -> Trap {
    let file = folder.appendingPath("crash.json")
    var request = request
    request.mayStartProcesses = true
    var command = command(program, request, in: folder)
    command.environment["SWIFT_BACKTRACE"] =
      "enable=yes,format=json,output-to=\(file),swift-backtrace=\(toolchain.backtracer),"
      + "threads=crashed,limit=\(CrashReport.frameLimit),cache=no,interactive=no"
    let result = try await BlockExecution.run(command)
    let report = (try? Files.read(file)).flatMap { CrashReport(json: $0) }
    return Trap(signal: signal, printed: result.errorText, report: report)
  }
}
