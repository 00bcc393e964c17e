/// Something that runs compiled blocks: this machine, or a cluster.
///
/// What a run is, and what it depends on, is decided elsewhere; an executor only finds a processor for
/// it. The bits of reports do not depend on the executor.
protocol BlockExecutor: Sendable {
  /// Runs tasks.
  ///
  /// - Parameters:
  ///   - tasks: What to run; in any order, as many at a time as there is room for.
  ///   - progress: Is told when a task begins and when it ends.
  /// - Returns: What became of each task, in their order.
  /// - Throws: If no task can be run at all, or the wait for them was cancelled.
  func run(
    _ tasks: [BlockTask],
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockTaskResult]
}

/// One run of a compiled block.
struct BlockTask: Sendable {
  /// What the run is called for those who wait.
  var title: String
  var program: String
  var request: RunRequest
}

/// What became of a task, and how long it took.
struct BlockTaskResult: Sendable {
  var outcome: BlockProcess.Outcome
  var seconds: Double
}

/// Runs tasks in processes of this machine.
struct LocalExecutor: BlockExecutor {
  let process: BlockProcess
  /// How many may run at a time.
  let jobs: Int

  func run(
    _ tasks: [BlockTask],
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockTaskResult] {
    try await inParallel(tasks, limit: jobs) { (task) async throws(ExecutionError) in
      progress(.running(job: task.title))
      let start = ContinuousClock.now
      let outcome = try await process.run(task.program, task.request)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      progress(.finished(job: task.title, seconds: seconds))
      return BlockTaskResult(outcome: outcome, seconds: seconds)
    }
  }
}
