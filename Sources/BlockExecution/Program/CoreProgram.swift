import FileStorage

/// Any program against the compute core, for any target: how the targets are compared.
package struct CoreProgram: Sendable {
  let core: CoreSources
  let toolchain: Toolchain
  package let target: CoreTarget
  /// Holds the compiled core and the programs.
  let cache: String

  /// - Parameters:
  ///   - core: The sources of the compute core.
  ///   - toolchain: What compiles it and the program.
  ///   - target: What they are compiled for.
  ///   - cache: The folder for both; made when needed.
  package init(core: CoreSources, toolchain: Toolchain, target: CoreTarget, cache: String) {
    self.core = core
    self.toolchain = toolchain
    self.target = target
    self.cache = cache
  }

  /// Compiles the program, or finds what an earlier call left.
  ///
  /// - Parameters:
  ///   - sources: Swift files, one of them `main.swift`.
  ///   - exports: The functions that a WebAssembly module exports besides `__main_argc_argv`.
  /// - Returns: Where the program is.
  /// - Throws: If the core or the program cannot be compiled.
  package func build(
    _ sources: [String],
    exports: [String] = []
  ) async throws(ExecutionError) -> String {
    let preparation = CorePreparation(
      sources: core,
      toolchain: toolchain,
      target: target,
      directory: cache
    )
    let compiler = ProgramCompiler(toolchain: toolchain, target: target)
    let keys = try preparation.keys()
    let modules = CoreSources.modules
    var parts = ["program 1", keys.digest(of: modules).description]
    parts += compiler.flags(.swift6, exports: exports)
    for source in sources {
      parts.append(
        try onFiles { () throws(FileError) in
          ContentDigest(try Files.read(source)).description
        }
      )
    }
    let folder = cache.appendingPath("program-\(target.name)-\(ContentDigest(parts: parts))")
    try await preparation.once(folder, Self.silent) { (new) async throws(ExecutionError) in
      let library = try await preparation.prepare(modules, keys, progress: Self.silent)
      let outcome = try await compiler.compile(
        sources,
        language: .swift6,
        library: library,
        in: new,
        exports: exports
      )
      if case .refused(_, let output) = outcome {
        throw .coreRefused(module: "main", output: output)
      }
    }
    return folder.appendingPath("program")
  }

  private static let silent: @Sendable (BlockProgress) -> Void = { _ in }

  /// Runs a native program to its end.
  ///
  /// - Returns: What it wrote on standard output; `nil` if it failed.
  /// - Throws: If it cannot be started.
  package func output(
    of program: String,
    _ arguments: [String]
  ) async throws(ExecutionError) -> [UInt8]? {
    let command = Command(
      executable: program,
      arguments: arguments,
      directory: cache,
      seconds: 900
    )
    let result = try await run(command)
    return result.ending == .exited(0) ? result.output : nil
  }
}
