package import Diagnostics

/// What became of a job.
package struct BlockOutcome: Sendable {
  package var job: BlockJob
  /// What the block found; `nil` if it failed.
  package var report: BlockReport?
  /// Errors if it failed; else what the compiler warns of.
  package var diagnostics: [Diagnostic]
  /// What the block printed.
  package var printed: String
  /// Whether the report was kept from an earlier build.
  package var isFromCache: Bool
  /// How long the run took, compilation not included; 0 from the cache.
  package var seconds: Double
  /// Why it ran, or did not have to.
  package var reason = RunReason.new

  package init(
    job: BlockJob,
    report: BlockReport?,
    diagnostics: [Diagnostic] = [],
    printed: String = "",
    isFromCache: Bool = false,
    seconds: Double = 0
  ) {
    self.job = job
    self.report = report
    self.diagnostics = diagnostics
    self.printed = printed
    self.isFromCache = isFromCache
    self.seconds = seconds
  }
}

/// A step in the execution of blocks, for those who wait.
package enum BlockProgress: Sendable, Hashable {
  case waitingForCore(process: Int32?)
  case compilingCore(module: String)
  case compiling(block: String)
  case running(job: String)
  case finished(job: String, seconds: Double)
}
