import FileStorage

/// What the last run of a job depended on, part by part, so that the next can tell what changed.
struct RunTrace: Sendable, Hashable, Codable {
  /// The digest of each part.
  private var digests: [String: ContentDigest]

  init(_ parts: [RunPart: ContentDigest]) {
    digests = [:]
    for (part, digest) in parts { digests[part.rawValue] = digest }
  }

  /// The parts in which two runs differ.
  func changes(since other: RunTrace) -> [RunPart] {
    RunPart.allCases.filter { digests[$0.rawValue] != other.digests[$0.rawValue] }
  }
}

/// The parts that all jobs of one call have in common.
struct RunConditions: Sendable {
  private var common: [RunPart: ContentDigest]
  /// The sources of each module of the core.
  private var modules: [String: ContentDigest] = [:]
  private let programs: [NotationText]

  init(
    core: CoreSources,
    toolchain: Toolchain,
    target: CoreTarget,
    programs: [NotationText],
    seed: UInt64
  ) throws(FileError) {
    self.programs = programs
    for module in CoreSources.modules { modules[module.name] = try core.digest(of: module) }
    let flags = ProgramCompiler(toolchain: toolchain, target: target).flags(.swift6)
    common = [
      .compiler: toolchain.identity,
      .flags: ContentDigest(parts: flags),
      .processor: ContentDigest(target.machine),
      .seed: ContentDigest("\(seed)"),
    ]
  }

  /// The trace of a job.
  func trace(_ job: BlockJob) -> RunTrace {
    var parts = common
    let reached = CoreSources.modules(reachedBy: job.code)
    parts[.core] = ContentDigest(parts: reached.map { modules[$0.name]?.description ?? "" })
    parts[.text] = ContentDigest(job.code)
    let named = programs.named(in: job.code)
    if !named.isEmpty {
      parts[.programs] = ContentDigest(parts: named.flatMap { [$0.id, $0.text ?? ""] })
    }
    parts[.results] = ContentDigest(
      parts: job.results.flatMap { given in
        let result = given.result
        let error = result.standardError.map { "\($0.bitPattern)" } ?? ""
        return [given.name, "\(result.value.bitPattern)", error, "\(result.count)"]
      }
    )
    parts[.data] = ContentDigest(parts: job.data.flatMap { [$0.name] + $0.statements })
    parts[.samples] = ContentDigest(job.samples.map { "\($0)" } ?? "")
    return RunTrace(parts)
  }
}

/// Where the traces of earlier runs are kept.
struct RunTraces: Sendable {
  let directory: CacheDirectory

  func read(_ job: BlockJob) -> RunTrace? {
    directory.read(Self.key(job)).flatMap { try? JSON.decode(RunTrace.self, from: $0) }
  }

  /// Keeps a trace; without it the next build explains less, nothing else.
  func write(_ trace: RunTrace, of job: BlockJob) {
    try? directory.write(JSON.encode(trace), for: Self.key(job))
  }

  /// A job is the same as an earlier one if it is that block at those inputs.
  private static func key(_ job: BlockJob) -> ContentDigest {
    let inputs = job.inputs.map { "\($0.name)=\($0.value.bitPattern)" }.sorted()
    return ContentDigest(parts: ["trace 1", job.path, job.id] + inputs)
  }
}
