import FileStorage

extension BlockRunner {
  /// What is kept of a run that succeeded; nothing is kept of one that failed.
  struct Record: Codable {
    var report: BlockReport
    var warnings: [CompilerMessage]
    var printed: String

    func outcome(of job: BlockJob, isFromCache: Bool, seconds: Double) -> BlockOutcome {
      BlockOutcome(
        job: job,
        report: report,
        diagnostics: warnings.map { job.diagnostic($0) },
        printed: printed,
        isFromCache: isFromCache,
        seconds: seconds
      )
    }
  }

  /// The digest of all that a result depends on: code, the programs that it names, core, compiler,
  /// flags, seed, inputs.
  ///
  /// The place of the block in its file is not among it, nor are the limits, which change no result.
  func key(_ job: BlockJob, _ keys: CoreKeys) -> ContentDigest {
    let source = program(of: job)
    let program = compiler.key(source, core: keys.digest(of: source.modules))
    let inputs = job.inputs.map { "\($0.name)=\($0.value.bitPattern)" }.sorted()
    let samples = job.samples.map { "\($0)" } ?? ""
    return ContentDigest(
      parts: ["run 2", program.description, job.id, "\(seed)", samples] + inputs
    )
  }

  /// What is kept of a job, and why it must run where that is nothing.
  func lookUp(
    _ job: BlockJob,
    _ keys: CoreKeys,
    _ trace: RunTrace
  ) -> (kept: BlockOutcome?, reason: RunReason) {
    if mode == .all { return (nil, .refreshed) }
    switch results.entry(key(job, keys)) {
    case .content(let content):
      guard let record = try? JSON.decode(Record.self, from: content) else {
        return (nil, .damaged)
      }
      return (record.outcome(of: job, isFromCache: true, seconds: 0), .kept)
    case .damaged: return (nil, .damaged)
    case .missing:
      guard let last = traces.read(job) else { return (nil, .new) }
      let changes = trace.changes(since: last)
      return (nil, changes.isEmpty ? .removed : .changed(changes))
    }
  }

  /// Keeps what a successful run depended on.
  func remember(_ trace: RunTrace, of job: BlockJob) {
    if trace != traces.read(job) { traces.write(trace, of: job) }
  }

  private var traces: RunTraces {
    RunTraces(directory: CacheDirectory(cache.appendingPath("traces")))
  }
}
