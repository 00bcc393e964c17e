import BlockExecution
import Diagnostics
import FileStorage
import Glibc
import TestSupport
import Testing

/// A runner with a cache of its own and the core that all tests share.
struct TestRunner {
  let cache: String
  let core: CoreSources
  let toolchain: Toolchain

  /// The root of the package, from where this file is.
  static let root = "\(#filePath)".parentPath?.parentPath?.parentPath ?? "."

  /// Compiled cores, shared with the tests that compare targets.
  static let coreCache = SharedCore.folder

  /// Makes the folder of the cache.
  init(core: CoreSources = CoreSources(directory: root.appendingPath("Sources"))) throws {
    var template = Array("/tmp/coursegen-blocks-XXXXXX".utf8CString)
    _ = try #require(mkdtemp(&template))
    cache = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.core = core
    let path = try #require(getenv("PATH").map { String(cString: $0) })
    toolchain = try Toolchain.find(in: path)
  }

  func runner(
    limits: BlockLimits = BlockLimits(seconds: 5),
    seed: UInt64 = 1,
    mode: BlockRunner.Mode = .missing,
    core: CoreSources? = nil,
    toolchain: Toolchain? = nil,
    target: CoreTarget = .native(.current()),
    place: ExecutionPlace = .local
  ) -> BlockRunner {
    BlockRunner(
      core: core ?? self.core,
      toolchain: toolchain ?? self.toolchain,
      target: target,
      cache: cache,
      coreCache: Self.coreCache,
      limits: limits,
      seed: seed,
      jobs: 2,
      mode: mode,
      place: place
    )
  }

  func run(
    _ jobs: [BlockJob],
    limits: BlockLimits = BlockLimits(seconds: 5)
  ) async throws
    -> [BlockOutcome]
  {
    try await runner(limits: limits).run(jobs)
  }

  func run(
    _ code: String,
    limits: BlockLimits = BlockLimits(seconds: 5)
  ) async throws
    -> BlockOutcome
  {
    let outcomes = try await run([.test(code)], limits: limits)
    return try #require(outcomes.first)
  }

  func remove() {
    try? Files.remove(cache)
  }
}

extension BlockJob {
  /// A block that stands in a file from line 101 on, in a list item.
  static func test(_ code: String, id: String = "block") -> BlockJob {
    BlockJob(id: id, path: "content/page.md", code: code, firstLine: 101, indent: 2)
  }
}

extension Diagnostic {
  /// `101:3: rule: message`, as far as a test wants to pin it.
  var summary: String {
    "\(range?.start.line ?? 0):\(range?.start.column ?? 0): \(rule): \(message)"
  }
}
