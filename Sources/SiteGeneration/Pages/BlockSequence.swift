import BlockExecution
import CourseModel
import Diagnostics

/// The blocks of a page in an order in which each has the results that it uses.
struct BlockSequence: Sendable {
  /// What is wrong with the uses.
  private(set) var diagnostics: [Diagnostic] = []
  /// Blocks that cannot run, because of what they use.
  private(set) var refused: Set<String> = []
  private let data: [String: [DataFile]]
  private let uses: [String: [SimulationBlock.ResultUse]]
  /// The reports of blocks that ran as they are published.
  private var reports: [String: BlockReport] = [:]

  /// Looks at the uses of blocks, which are in the order of the page and read some data files.
  init(_ blocks: [SimulationBlock], data: PageData) {
    self.data = data.files
    refused = data.refused
    diagnostics = data.diagnostics
    uses = Dictionary(blocks.map { ($0.id, $0.uses) }) { first, _ in first }
    let known = blocks.map(\.id)
    for (place, block) in blocks.enumerated() {
      for use in block.uses {
        guard let other = known.firstIndex(of: use.block) else {
          refuse(block, .unknownBlock(use.block, at: use.range, among: known))
          continue
        }
        if let cycle = cycle(from: block.id, through: use.block) {
          refuse(block, .cycleOfBlocks(cycle, at: use.range))
        } else if other >= place {
          refuse(block, .usedBeforeItExists(use, below: blocks[other].range, at: use.range))
        }
      }
    }
  }

  private mutating func refuse(_ block: SimulationBlock, _ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    refused.insert(block.id)
  }

  /// The blocks of a circle of uses, if the use of a block is part of one.
  private func cycle(from start: String, through next: String) -> [String]? {
    var paths = [[start, next]]
    var seen: Set<String> = []
    while let path = paths.popLast(), let last = path.last {
      if last == start { return path }
      guard seen.insert(last).inserted else { continue }
      for use in uses[last] ?? [] { paths.append(path + [use.block]) }
    }
    return nil
  }

  /// Runs jobs in rounds: first those that use nothing, then those whose results are there.
  ///
  /// A block that uses the result of one that failed does not run, and nothing is said of it.
  ///
  /// - Returns: An outcome for each job, in their order.
  mutating func run(
    _ jobs: [BlockJob],
    with runner: BlockRunner,
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockOutcome] {
    var outcomes = jobs.map { BlockOutcome(job: $0, report: nil) }
    var pending = jobs.indices.filter { !refused.contains(jobs[$0].id) }
    while !pending.isEmpty {
      let ready = pending.filter { index in
        (uses[jobs[index].id] ?? []).allSatisfy { reports[$0.block] != nil }
      }
      guard !ready.isEmpty else { break }
      var given: [BlockJob] = []
      var sent: [Int] = []
      for index in ready {
        guard let job = provided(jobs[index]) else { continue }
        given.append(job)
        sent.append(index)
      }
      for (index, outcome) in zip(sent, try await runner.run(given, progress: progress)) {
        outcomes[index] = outcome
        if outcome.job.inputs.isEmpty, let report = outcome.report {
          reports[outcome.job.id] = reports[outcome.job.id] ?? report
        }
      }
      pending.removeAll { ready.contains($0) }
    }
    return outcomes
  }

  /// A job with the results that its block uses; `nil`, after saying so, where there is no such
  /// result.
  private mutating func provided(_ job: BlockJob) -> BlockJob? {
    var job = job
    job.data = data[job.id] ?? []
    for use in uses[job.id] ?? [] {
      guard let report = reports[use.block] else { return nil }
      guard let result = report.result(use.result) else {
        let known = report.results.map(\.name)
        let diagnostic = Diagnostic.unknownResult(
          use.result,
          of: use.block,
          at: use.range,
          among: known
        )
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        refused.insert(job.id)
        return nil
      }
      job.results.append(BlockJob.GivenResult(use.name, result))
    }
    return job
  }
}
