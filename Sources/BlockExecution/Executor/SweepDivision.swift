/// Runs jobs to their ends by an executor, with the points of their sweeps as tasks of their own.
///
/// A block with a sweep is run until it reaches it, and tells how many points it has. Each point is a
/// task, of all blocks together; then the block is run again with the points as they are known, until
/// its next sweep or its end. A block without one is a single task.
struct SweepDivision: Sendable {
  let executor: any BlockExecutor
  let progress: @Sendable (BlockProgress) -> Void

  /// What became of a job, and how long all its runs took.
  typealias Outcome = BlockTaskResult

  /// A job on its way.
  fileprivate struct Course {
    var task: BlockTask
    var sweep: BlockReport.Sweep?
    var seconds = 0.0
    var outcome: BlockProcess.Outcome?
  }

  /// Runs tasks whose requests ask for whole runs.
  func run(_ tasks: [BlockTask]) async throws(ExecutionError) -> [Outcome] {
    var courses = tasks.map { Course(task: $0) }
    while true {
      let open = courses.indices.filter { courses[$0].outcome == nil }
      guard !open.isEmpty else { break }
      let results = try await executor.run(open.map { courses[$0].task }, progress: progress)
      for (index, result) in zip(open, results) { courses[index].take(result) }
      try await runPoints(of: &courses)
    }
    return courses.compactMap { course in
      course.outcome.map { Outcome(outcome: $0, seconds: course.seconds) }
    }
  }

  /// Runs the points of the sweeps that jobs have reached.
  private func runPoints(of courses: inout [Course]) async throws(ExecutionError) {
    let swept = courses.indices.filter { courses[$0].sweep != nil }
    let points = swept.map { courses[$0].points }
    guard !swept.isEmpty else { return }
    var rest = try await executor.run(points.flatMap { $0 }, progress: progress)[...]
    for (index, points) in zip(swept, points) {
      courses[index].take(points: Array(rest.prefix(points.count)))
      rest = rest.dropFirst(points.count)
    }
  }
}

extension SweepDivision.Course {
  /// A task for each point of the sweep.
  fileprivate var points: [BlockTask] {
    guard let sweep else { return [] }
    return (0..<sweep.count).map { point in
      var task = task
      task.title += ", \(sweep.name) \(point + 1) of \(sweep.count)"
      task.request.sweep?.point = point
      return task
    }
  }

  fileprivate mutating func take(_ result: BlockTaskResult) {
    seconds += result.seconds
    if case .reported(let report, _) = result.outcome, let sweep = report.sweep {
      self.sweep = sweep
    } else {
      outcome = result.outcome
    }
  }

  /// Takes the points of a sweep; the first that failed is the end of the job.
  fileprivate mutating func take(points results: [BlockTaskResult]) {
    sweep = nil
    var points: [SweepRequest.Point] = []
    for result in results {
      seconds += result.seconds
      guard case .reported(let report, _) = result.outcome, let value = report.results.first else {
        outcome = result.outcome
        return
      }
      points.append(SweepRequest.Point(result: value, samples: report.samples))
    }
    task.request.sweep?.known.append(points)
  }
}
