import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// A program to run to its end: the compiler, the linker, or a block.
struct Command: Sendable {
  var executable: String
  var arguments: [String] = []
  /// All that the program sees of an environment.
  var environment: [String: String] = ["LANG": "C", "LC_ALL": "C"]
  var directory: String
  var input: [UInt8] = []
  /// The bytes that it may write to each of its outputs.
  var outputLimit = 4 << 20
  /// The seconds after which it is killed with all that it started.
  var seconds: Double
}

/// How a program ended, and what it wrote.
struct CommandResult: Sendable {
  enum Ending: Sendable, Hashable {
    case exited(Int32)
    case signalled(Int32)
    case outOfTime
    case flooded
  }

  var ending: Ending
  var output: [UInt8] = []
  var errors: [UInt8] = []

  var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// A program that could not be started.
struct CommandError: Error, Sendable, Hashable {
  var executable: String
  var reason: String
}

extension Command {
  /// Runs the program in a session of its own and waits for its end.
  func run() async throws(CommandError) -> CommandResult {
    let watch = ProcessWatch()
    let timer = Task {
      try await Task.sleep(for: .seconds(seconds))
      watch.kill()
    }
    defer { timer.cancel() }
    do {
      let result = try await launch(watch)
      watch.end()
      let ending: CommandResult.Ending
      switch result.terminationStatus {
      case .exited(let code): ending = .exited(code)
      case .signaled(let signal): ending = watch.hasKilled ? .outOfTime : .signalled(signal)
      }
      return CommandResult(
        ending: ending,
        output: result.standardOutput,
        errors: result.standardError
      )
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      watch.kill()
      return CommandResult(ending: .flooded)
    } catch {
      throw CommandError(executable: executable, reason: "\(error)")
    }
  }

  private func launch(
    _ watch: ProcessWatch
  ) async throws -> ExecutionResult<Void, BytesOutput, BytesOutput> {
    var options = PlatformOptions()
    options.createSession = true
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      variables[Environment.Key(stringLiteral: name)] = value
    }
    return try await Subprocess.run(
      .path(FilePath(executable)),
      arguments: Arguments(arguments),
      environment: .custom(variables),
      workingDirectory: FilePath(directory),
      platformOptions: options,
      input: .array(input),
      output: .bytes(limit: outputLimit),
      error: .bytes(limit: outputLimit)
    ) { execution in
      watch.begin(execution.processIdentifier.value)
    }
  }
}

/// The process group of a running program, for the timer that may have to kill it.
private final class ProcessWatch: Sendable {
  private struct State {
    var group: pid_t?
    var hasKilled = false
  }

  private let state = Mutex(State())

  var hasKilled: Bool { state.withLock { $0.hasKilled } }

  func begin(_ leader: pid_t) {
    state.withLock { $0.group = leader }
  }

  func end() {
    state.withLock { $0.group = nil }
  }

  func kill() {
    state.withLock { state in
      guard let group = state.group else { return }
      state.hasKilled = true
      Glibc.kill(-group, SIGKILL)
    }
  }
}
