import Foundation

extension Process {
  /// Ends the process at once.
  ///
  /// Threads of tasks block signals, and what they start inherits that: it would never be asked to end.
  func kill() {
    if isRunning { _ = Foundation.kill(processIdentifier, SIGKILL) }
  }
}
