/// Why a run gave no report.
enum BlockFailure: Error, Sendable {
  case trap(Trap)
  /// More processor time than allowed.
  case tooMuchTime(limit: Double)
  /// Longer on the clock than any run that computes.
  case stalled(seconds: Double)
  case tooMuchMemory(limit: Int)
  case tooMuchOutput(limit: Int)
  /// It asked the system for what no block may have.
  case forbidden
  /// The process ended well and without a whole report.
  case noReport
  case exitStatus(Int32, printed: String)
  /// A cluster lost the task as often as it was tried.
  case lost(attempts: Int)
}

/// A program that ended by a signal.
struct Trap: Sendable {
  var signal: Int32
  /// What the program wrote on standard error.
  var printed: String
  var report: CrashReport?

  /// What went wrong, in Swift's words where it left any.
  var reason: String {
    printedReason ?? report?.reason ?? report?.description ?? "signal \(signal)"
  }

  /// The text behind `Fatal error: ` or `Precondition failed: `.
  private var printedReason: String? {
    for mark in ["Fatal error: ", "Precondition failed: ", "Assertion failed: "] {
      if let start = printed.firstRange(of: mark) {
        return String(printed[start.upperBound...].prefix { $0 != "\n" })
      }
    }
    return nil
  }

  /// The line that a fatal error names itself: `main/simulation-block:2: Fatal error: …`.
  var printedLine: Int? {
    guard let start = printed.firstRange(of: BlockProgram.sourceName + ":") else { return nil }
    return Int(printed[start.upperBound...].prefix { $0.isNumber })
  }
}
