import FileStorage

/// Runs tasks on a cluster, as arrays of Slurm over a shared folder.
///
/// A task that the cluster loses (a machine fails, somebody cancels it) is submitted again. If the wait
/// is cancelled, so are the tasks.
struct SlurmExecutor: BlockExecutor {
  let cluster: SlurmCluster
  let process: BlockProcess

  /// How often a task is tried.
  private static let attempts = 3
  /// Slurm's own default for the largest array is 1001.
  private static let largestArray = 1000
  /// A task that is not in the queue so often in a row, and left nothing, is lost; files of another
  /// machine may come a little later than its end.
  private static let absences = 3

  private var commands: SlurmCommands { SlurmCommands(cluster: cluster) }

  func run(
    _ tasks: [BlockTask],
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockTaskResult] {
    guard !tasks.isEmpty else { return [] }
    let folder = try onFiles { () throws(FileError) in try TemporaryFolder(in: cluster.folder) }
    defer { folder.remove() }
    let array = try onFiles { () throws(FileError) in try SlurmArray(tasks, in: folder.path) }
    var open = Array(tasks.indices)
    for _ in 0..<Self.attempts where !open.isEmpty {
      open = try await attempt(open, of: array, progress)
    }
    var results: [BlockTaskResult] = []
    for number in tasks.indices {
      guard let ended = array.result(of: number) else {
        let lost = BlockProcess.Outcome.failed(.lost(attempts: Self.attempts))
        results.append(BlockTaskResult(outcome: lost, seconds: 0))
        continue
      }
      let task = tasks[number]
      let outcome = try await process.outcome(
        of: ended.command,
        task.program,
        task.request,
        in: folder.path
      )
      results.append(BlockTaskResult(outcome: outcome, seconds: ended.seconds))
    }
    return results
  }

  /// Submits tasks and waits for them.
  ///
  /// - Returns: Those that were lost.
  private func attempt(
    _ numbers: [Int],
    of array: SlurmArray,
    _ progress: @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [Int] {
    let longest =
      array.tasks.map { $0.request.limits.wallSeconds(processor: $0.request.seconds) }
      .max() ?? 0
    var submitted: [String] = []
    var rest = numbers[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(Self.largestArray))
      rest = rest.dropFirst(part.count)
      submitted.append(
        try await commands.submit(
          array.script,
          part,
          minutes: Int(longest / 60) + 2,
          in: array.folder
        )
      )
      for number in part { progress(.running(job: array.tasks[number].title)) }
    }
    return try await wait(for: numbers, of: array, submitted, progress)
  }

  private func wait(
    for numbers: [Int],
    of array: SlurmArray,
    _ submitted: [String],
    _ progress: @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [Int] {
    var absences = [Int](repeating: 0, count: array.tasks.count)
    var open = numbers
    var silence = 0
    var pause = 0.1
    while true {
      open.removeAll { number in
        guard let ended = array.result(of: number) else { return false }
        progress(.finished(job: array.tasks[number].title, seconds: ended.seconds))
        return true
      }
      if open.allSatisfy({ absences[$0] >= Self.absences }) { return open }
      guard (try? await Task.sleep(for: .seconds(pause))) != nil else {
        // In a task of its own, because this one is cancelled.
        let commands = self.commands
        await Task.detached { await commands.cancel(submitted, in: array.folder) }.value
        throw .cancelled
      }
      pause = min(pause * 1.5, 2)
      if let waiting = await commands.waiting(submitted, in: array.folder) {
        silence = 0
        for number in open {
          absences[number] = waiting.contains(number) ? 0 : absences[number] + 1
        }
      } else {
        silence += 1
        guard silence < 100 else { throw .tool(executable: "squeue", reason: "it does not answer") }
      }
    }
  }
}
