package import FileStorage

/// Why blocks cannot be executed at all, whatever they say.
package enum ExecutionError: Error, Sendable {
  case file(FileError)
  /// A tool of the toolchain could not be started.
  case tool(executable: String, reason: String)
  /// The compiler refuses a module of the compute core.
  case coreRefused(module: String, output: String)
  case cancelled
}

extension ExecutionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .tool(let executable, let reason): "cannot start \(executable): \(reason)"
    case .coreRefused(let module, let output):
      "the compiler refuses \(module), a module of the compute core:\n\(output)"
    case .cancelled: "the build was cancelled"
    }
  }
}

/// File operations among others that fail in other ways.
func onFiles<Value>(
  _ operation: () throws(FileError) -> Value
) throws(ExecutionError) -> Value {
  do throws(FileError) {
    return try operation()
  } catch {
    throw .file(error)
  }
}

/// Runs a tool, which must at least start.
func run(_ command: Command) async throws(ExecutionError) -> CommandResult {
  do throws(CommandError) {
    return try await command.run()
  } catch {
    throw .tool(executable: error.executable, reason: error.reason)
  }
}
