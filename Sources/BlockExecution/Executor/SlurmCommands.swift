import FileStorage

/// The commands of Slurm.
struct SlurmCommands: Sendable {
  let cluster: SlurmCluster

  /// Submits an array of tasks.
  ///
  /// - Parameters:
  ///   - script: What each task runs.
  ///   - tasks: The numbers of the tasks.
  ///   - minutes: The time on the clock after which the cluster may end a task.
  ///   - folder: Where the script runs.
  /// - Returns: The array's number.
  /// - Throws: If there is no `sbatch`, or it refuses.
  func submit(
    _ script: String,
    _ tasks: [Int],
    minutes: Int,
    in folder: String
  ) async throws(ExecutionError) -> String {
    let numbers = tasks.map { "\($0)" }.joined(separator: ",")
    let answer = try await output(
      "sbatch",
      [
        "--parsable", "--job-name=coursegen", "--array=\(numbers)", "--time=\(minutes)",
        "--chdir=\(folder)", "--output=/dev/null", "--no-requeue",
      ] + cluster.arguments + [script],
      in: folder
    )
    // `42` or `42;cluster`.
    return String(answer.prefix { $0.isNumber })
  }

  /// The numbers of the tasks that are waiting or running; `nil` where Slurm does not answer.
  func waiting(_ arrays: [String], in folder: String) async -> Set<Int>? {
    let jobs = "--jobs=" + arrays.joined(separator: ",")
    do throws(ExecutionError) {
      let answer = try await output("squeue", ["-h", "-r", "-o", "%K", jobs], in: folder)
      return Set(answer.split(whereSeparator: \.isWhitespace).compactMap { Int($0) })
    } catch {
      // Slurm forgets arrays that ended a while ago, and calls them invalid.
      if case .tool(_, let reason) = error, reason.contains("Invalid job id") { return [] }
      return nil
    }
  }

  /// Ends all tasks of arrays.
  func cancel(_ arrays: [String], in folder: String) async {
    guard !arrays.isEmpty else { return }
    _ = try? await output("scancel", arrays, in: folder)
  }

  private func output(
    _ tool: String,
    _ arguments: [String],
    in folder: String
  ) async throws(ExecutionError) -> String {
    let candidates = cluster.searchPath.split(separator: ":").map { String($0).appendingPath(tool) }
    guard let executable = candidates.first(where: Files.exists) else {
      throw .tool(executable: tool, reason: "it is not on the PATH")
    }
    var command = Command(
      executable: executable,
      arguments: arguments,
      directory: folder,
      seconds: 60
    )
    command.environment.merge(cluster.environment) { $1 }
    let result = try await BlockExecution.run(command)
    guard result.ending == .exited(0) else {
      throw .tool(executable: tool, reason: result.errorText)
    }
    return String(decoding: result.output, as: UTF8.self)
  }
}
