/// What a module for the browser is asked for: the same bytes that a page writes.
package struct WebAssemblyRequest: Sendable {
  let job: BlockJob
  let seed: UInt64

  /// - Parameters:
  ///   - job: The block, its samples and inputs.
  ///   - seed: The course's seed.
  package init(job: BlockJob, seed: UInt64) {
    self.job = job
    self.seed = seed
  }

  /// The request, for `reserveRequest`.
  package var bytes: [UInt8] {
    RunRequest(job: job, seed: seed, limits: BlockLimits(), isForProcess: false).bytes
  }
}
