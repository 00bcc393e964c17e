import Diagnostics
import FileStorage

/// Executes blocks: compiles them against the compute core, runs each in a process of its own under
/// limits, and keeps what they report.
package struct BlockRunner: Sendable {
  /// What may be executed.
  package enum Mode: Sendable, Hashable {
    /// What has no kept result.
    case missing
    /// Everything.
    case all
    /// Nothing: a missing result is an error.
    case none
  }

  let core: CoreSources
  let toolchain: Toolchain
  let target: CoreTarget
  /// Holds everything that is kept between builds.
  package let cache: String
  let coreCache: String
  let limits: BlockLimits
  let programs: [NotationText]
  let seed: UInt64
  let jobs: Int
  let mode: Mode
  let place: ExecutionPlace

  /// - Parameters:
  ///   - core: The sources of the compute core.
  ///   - toolchain: What compiles it and the blocks.
  ///   - target: What they are compiled for.
  ///   - cache: The folder for everything that is kept between builds; made when needed.
  ///   - coreCache: The folder for compiled cores, where sites share them; `nil` for one in `cache`.
  ///   - limits: What each run may take.
  ///   - programs: The programs in the course notation that blocks can name.
  ///   - seed: The course's seed, from which all random numbers derive.
  ///   - jobs: How many compilers or blocks may run at a time.
  ///   - mode: What may be executed.
  ///   - place: Where blocks run; they are compiled on this machine.
  package init(
    core: CoreSources,
    toolchain: Toolchain,
    target: CoreTarget = .native(.current()),
    cache: String,
    coreCache: String? = nil,
    limits: BlockLimits = BlockLimits(),
    programs: [NotationText] = [],
    seed: UInt64 = 0,
    jobs: Int,
    mode: Mode = .missing,
    place: ExecutionPlace = .local
  ) {
    self.core = core
    self.toolchain = toolchain
    self.target = target
    self.cache = cache
    self.coreCache = coreCache ?? cache.appendingPath("core")
    self.limits = limits
    self.programs = programs
    self.seed = seed
    self.jobs = max(jobs, 1)
    self.mode = mode
    self.place = place
  }

  var results: CacheDirectory { CacheDirectory(cache.appendingPath("results")) }

  private var preparation: CorePreparation {
    CorePreparation(
      sources: core,
      toolchain: toolchain,
      target: target,
      directory: coreCache
    )
  }

  var compiler: BlockCompiler {
    BlockCompiler(
      toolchain: toolchain,
      target: target,
      directory: cache.appendingPath("programs")
    )
  }

  private var executor: any BlockExecutor {
    let process = BlockProcess(toolchain: toolchain, directory: cache.appendingPath("runs"))
    switch place {
    case .local: return LocalExecutor(process: process, jobs: jobs)
    case .slurm(let cluster): return SlurmExecutor(cluster: cluster, process: process)
    }
  }

  /// Compiles what every block reaches of the compute core, so that the first need not wait.
  package func prepareCore(
    progress: @escaping @Sendable (BlockProgress) -> Void = { _ in }
  ) async throws(ExecutionError) {
    let modules = CoreSources.modules(reachedBy: "")
    _ = try await preparation.prepare(modules, preparation.keys(), progress: progress)
  }

  /// Runs jobs, or takes what earlier builds kept.
  ///
  /// Jobs with the same code are compiled once.
  ///
  /// - Returns: An outcome for each job, in their order.
  /// - Throws: If no block can be executed at all.
  package func run(
    _ jobs: [BlockJob],
    progress: @escaping @Sendable (BlockProgress) -> Void = { _ in }
  ) async throws(ExecutionError) -> [BlockOutcome] {
    let keys = try preparation.keys()
    let conditions = try onFiles { () throws(FileError) in
      try RunConditions(
        core: core,
        toolchain: toolchain,
        target: target,
        programs: programs,
        seed: seed
      )
    }
    let traces = jobs.map(conditions.trace)
    let found = zip(jobs, traces).map { lookUp($0, keys, $1) }
    var outcomes = zip(jobs, found).map { job, found in
      let mistakes = job.mistakesInPrograms(programs)
      return mistakes.isEmpty ? found.kept : failed(job, mistakes)
    }
    let missing = jobs.indices.filter { outcomes[$0] == nil }
    if mode == .none {
      for index in missing { outcomes[index] = failed(jobs[index], [jobs[index].notCached()]) }
    } else if !missing.isEmpty {
      let made = try await execute(missing.map { jobs[$0] }, keys, progress)
      for (index, outcome) in zip(missing, made) { outcomes[index] = outcome }
    }
    for (outcome, trace) in zip(outcomes, traces) {
      if let outcome, outcome.report != nil { remember(trace, of: outcome.job) }
    }
    return zip(outcomes, found).compactMap { outcome, found in
      var outcome = outcome
      outcome?.reason = found.reason
      return outcome
    }
  }

  private func execute(
    _ jobs: [BlockJob],
    _ keys: CoreKeys,
    _ progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockOutcome] {
    let compiled = try await compile(jobs, keys, progress)
    // Where fewer blocks run than may, each has more threads.
    let threads = max(self.jobs / jobs.count, 1)
    let runnable = jobs.indices.filter { compiled[$0].product != nil }
    let tasks = runnable.compactMap { index in
      compiled[index].product.map { task(jobs[index], $0, threads) }
    }
    let division = SweepDivision(executor: executor, progress: progress)
    let results = Dictionary(uniqueKeysWithValues: zip(runnable, try await division.run(tasks)))
    return jobs.indices.map { index in
      let job = jobs[index]
      switch (compiled[index], results[index]) {
      case (.compiled(let product), let result?): return outcome(of: job, product, result, keys)
      case (.refused(let messages, let output), _):
        let errors = messages.map { job.diagnostic($0) }
        return failed(job, errors.isEmpty ? [job.unexplainedRefusal(output)] : errors)
      default: return failed(job, [])
      }
    }
  }

  /// Compiles jobs, those with the same program once.
  ///
  /// - Returns: What became of each, in their order.
  private func compile(
    _ jobs: [BlockJob],
    _ keys: CoreKeys,
    _ progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [BlockCompiler.Outcome] {
    let programs = jobs.map(program(of:))
    var first: [String: Int] = [:]
    for index in jobs.indices where first[programs[index].source] == nil {
      first[programs[index].source] = index
    }
    let distinct = first.values.sorted()
    let compiled = try await inParallel(distinct, limit: self.jobs) {
      (index) async throws(ExecutionError) in
      let program = programs[index]
      let library = try await preparation.prepare(program.modules, keys, progress: progress)
      library.directories.forEach(Files.touch)
      return try await compiler.compile(program, core: library) {
        progress(.compiling(block: jobs[index].id))
      }
    }
    let places = Dictionary(uniqueKeysWithValues: zip(distinct, compiled))
    return programs.compactMap { program in first[program.source].flatMap { places[$0] } }
  }

  private func task(_ job: BlockJob, _ product: BlockCompiler.Product, _ threads: Int) -> BlockTask
  {
    var request = RunRequest(
      job: job,
      seed: seed,
      limits: limits,
      threads: product.language == .swift6 ? threads : 1
    )
    if job.mayHaveSweeps { request.sweep = SweepRequest() }
    return BlockTask(title: job.title, program: product.path, request: request)
  }

  /// A job's code, framed, with the programs that it names.
  func program(of job: BlockJob) -> BlockProgram {
    BlockProgram(job, programs: programs)
  }

  private func outcome(
    of job: BlockJob,
    _ product: BlockCompiler.Product,
    _ result: BlockTaskResult,
    _ keys: CoreKeys
  ) -> BlockOutcome {
    switch result.outcome {
    case .failed(let failure):
      return failed(job, [job.diagnostic(failure)], seconds: result.seconds)
    case .reported(let report, let printed):
      let errors = job.diagnostics(of: report)
      guard errors.isEmpty else { return failed(job, errors, seconds: result.seconds) }
      let record = Record(report: report, warnings: product.warnings, printed: printed)
      // A cache that cannot be written costs the next build a run, nothing else.
      try? results.write(JSON.encode(record), for: key(job, keys))
      return record.outcome(of: job, isFromCache: false, seconds: result.seconds)
    }
  }

  private func failed(
    _ job: BlockJob,
    _ diagnostics: [Diagnostic],
    seconds: Double = 0
  ) -> BlockOutcome {
    BlockOutcome(job: job, report: nil, diagnostics: diagnostics, seconds: seconds)
  }
}
