package import Diagnostics
import FileStorage

/// Compiles blocks for a reader's browser: Embedded Swift to WebAssembly.
///
/// A module imports nothing. It exports `memory`, `reserveRequest(count)` for where the bytes of a
/// request belong, `__main_argc_argv(0, 0)` that runs the block once, and `reportAddress()` and
/// `reportCount()` for the JSON that it leaves. A further run takes a new instance.
package struct WebAssemblyCompiler: Sendable {
  let core: CoreSources
  let toolchain: Toolchain
  let programs: [NotationText]
  /// Holds what is kept between builds.
  let cache: String
  let coreCache: String

  /// - Parameters:
  ///   - core: The sources of the compute core.
  ///   - toolchain: What compiles it and the blocks.
  ///   - programs: The programs in the course notation that blocks can name. The text of one that a
  ///     block names is in its module.
  ///   - cache: The folder for everything that is kept between builds; made when needed.
  ///   - coreCache: The folder for compiled cores, where sites share them; `nil` for one in `cache`.
  package init(
    core: CoreSources,
    toolchain: Toolchain,
    programs: [NotationText] = [],
    cache: String,
    coreCache: String? = nil
  ) {
    self.core = core
    self.toolchain = toolchain
    self.programs = programs
    self.cache = cache
    self.coreCache = coreCache ?? cache.appendingPath("core")
  }

  var preparation: CorePreparation {
    CorePreparation(
      sources: core,
      toolchain: toolchain,
      target: .webAssembly,
      directory: coreCache
    )
  }

  var compiler: ProgramCompiler {
    ProgramCompiler(toolchain: toolchain, target: .webAssembly)
  }

  var results: CacheDirectory { CacheDirectory(cache.appendingPath("webassembly")) }

  /// Compiles what every block reaches of the compute core, so that the first need not wait.
  package func prepareCore(
    progress: @escaping @Sendable (BlockProgress) -> Void = { _ in }
  ) async throws(ExecutionError) {
    let modules = CoreSources.modules(reachedBy: "")
    _ = try await preparation.prepare(modules, preparation.keys(), progress: progress)
  }

  /// Compiles a block, or takes what an earlier build kept.
  ///
  /// - Throws: If no block can be compiled at all.
  package func compile(
    _ job: BlockJob,
    progress: @escaping @Sendable (BlockProgress) -> Void = { _ in }
  ) async throws(ExecutionError) -> WebAssemblyOutcome {
    let mistakes = job.mistakesInPrograms(programs)
    guard mistakes.isEmpty else { return .refused(mistakes) }
    let program = BlockProgram(job, programs: programs, host: .browser)
    let keys = try preparation.keys()
    let key = ContentDigest(
      parts: [
        "webassembly 1", program.source, BrowserExports.source,
        keys.digest(of: program.modules).description,
      ] + compiler.flags(.swift5, exports: BrowserExports.names)
    )
    if let module = results.read(key) { return .compiled(module) }
    let library = try await preparation.prepare(program.modules, keys, progress: progress)
    progress(.compiling(block: job.id))
    let folder = try onFiles { () throws(FileError) in
      try TemporaryFolder(in: cache.appendingPath("webassembly"))
    }
    defer { folder.remove() }
    switch try await compile(program, library, in: folder.path) {
    case .linked(let path, _):
      let module = try onFiles { () throws(FileError) in try Files.read(path) }
      // A cache that cannot be written costs the next build a compilation, nothing else.
      try? results.write(module, for: key)
      return .compiled(module)
    case .refused(let messages, let output):
      let errors = messages.filter { $0.severity == .error }
      let reasons = errors.map { job.notForBrowser($0) }
      return .refused(reasons.isEmpty ? [job.notForBrowser(output)] : reasons)
    }
  }

  private func compile(
    _ program: BlockProgram,
    _ library: CoreLibrary,
    in folder: String
  ) async throws(ExecutionError) -> ProgramCompiler.Outcome {
    let sources = [
      (folder.appendingPath("main.swift"), program.source),
      (folder.appendingPath("BrowserExports.swift"), BrowserExports.source),
    ]
    for (path, text) in sources {
      try onFiles { () throws(FileError) in try Files.write(text.utf8, to: path) }
    }
    return try await compiler.compile(
      sources.map(\.0),
      language: .swift5,
      library: library,
      in: folder,
      exports: BrowserExports.names
    )
  }
}

/// What became of a block that was compiled for the browser.
package enum WebAssemblyOutcome: Sendable, Hashable {
  /// The bytes of the module.
  case compiled([UInt8])
  /// Why it runs natively alone, at the lines of the Markdown file.
  case refused([Diagnostic])
}
