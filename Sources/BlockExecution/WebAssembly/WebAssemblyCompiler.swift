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
  /// Holds what is kept between builds.
  let cache: String
  let coreCache: String

  /// - Parameters:
  ///   - core: The sources of the compute core.
  ///   - toolchain: What compiles it and the blocks.
  ///   - cache: The folder for everything that is kept between builds; made when needed.
  ///   - coreCache: The folder for compiled cores, where sites share them; `nil` for one in `cache`.
  package init(
    core: CoreSources,
    toolchain: Toolchain,
    cache: String,
    coreCache: String? = nil
  ) {
    self.core = core
    self.toolchain = toolchain
    self.cache = cache
    self.coreCache = coreCache ?? cache.appendingPath("core")
  }

  private var preparation: CorePreparation {
    CorePreparation(
      sources: core,
      toolchain: toolchain,
      target: .webAssembly,
      directory: coreCache
    )
  }

  private var results: CacheDirectory { CacheDirectory(cache.appendingPath("webassembly")) }

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
    let program = BlockProgram(code: job.code, host: .browser)
    let keys = try preparation.keys()
    let key = ContentDigest(
      parts: [
        "webassembly 1", program.source, BrowserExports.source,
        keys.digest(of: program.modules).description,
      ] + Self.compilerFlags + Self.linkerFlags
    )
    if let module = results.read(key) { return .compiled(module) }
    let library = try await preparation.prepare(program.modules, keys, progress: progress)
    progress(.compiling(block: job.id))
    let folder = try onFiles { () throws(FileError) in
      try TemporaryFolder(in: cache.appendingPath("webassembly"))
    }
    defer { folder.remove() }
    let outcome = try await compile(program, library, in: folder.path)
    switch outcome {
    case .compiled(let module):
      // A cache that cannot be written costs the next build a compilation, nothing else.
      try? results.write(module, for: key)
      return .compiled(module)
    case .refused(let messages, let output):
      let reasons = messages.map { job.notForBrowser($0) }
      return .refused(reasons.isEmpty ? [job.notForBrowser(output)] : reasons)
    }
  }

  private enum Product {
    case compiled([UInt8])
    case refused([CompilerMessage], output: String)
  }

  private func compile(
    _ program: BlockProgram,
    _ library: CoreLibrary,
    in folder: String
  ) async throws(ExecutionError) -> Product {
    let sources = [
      (folder.appendingPath("main.swift"), program.source),
      (folder.appendingPath("BrowserExports.swift"), BrowserExports.source),
    ]
    for (path, text) in sources {
      try onFiles { () throws(FileError) in try Files.write(text.utf8, to: path) }
    }
    let object = folder.appendingPath("block.o")
    let module = folder.appendingPath("block.wasm")
    let compilation = Command(
      executable: toolchain.frontend,
      arguments: ["-frontend", "-c"] + sources.map(\.0) + Self.compilerFlags + ["-o", object]
        + library.searchArguments,
      directory: folder,
      seconds: 120
    )
    let compiled = try await run(compilation)
    guard compiled.ending == .exited(0) else {
      let messages = CompilerMessage.parse(compiled.errorText).filter { $0.severity == .error }
      return .refused(messages, output: compiled.errorText)
    }
    let linking = Command(
      executable: toolchain.webAssemblyLinker,
      arguments: Self.linkerFlags + [object] + library.objects(for: .webAssembly) + ["-o", module],
      directory: folder,
      seconds: 120
    )
    let linked = try await run(linking)
    guard linked.ending == .exited(0) else { return .refused([], output: linked.errorText) }
    return .compiled(try onFiles { () throws(FileError) in try Files.read(module) })
  }

  private static let compilerFlags = CompilerFlags(target: .webAssembly).block(language: .swift5)

  /// The stack comes first, so that one that is too deep traps instead of writing over data.
  private static let linkerFlags =
    [
      "--no-entry", "--gc-sections", "--strip-all", "--compress-relocations", "--stack-first",
      "-z", "stack-size=1048576", "--export=__main_argc_argv",
    ] + BrowserExports.names.map { "--export=\($0)" }
}

/// What became of a block that was compiled for the browser.
package enum WebAssemblyOutcome: Sendable {
  /// The bytes of the module.
  case compiled([UInt8])
  /// Why it runs natively alone, at the lines of the Markdown file.
  case refused([Diagnostic])
}
