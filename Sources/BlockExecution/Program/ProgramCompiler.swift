import FileStorage

/// Compiles and links programs against the core, for one target.
struct ProgramCompiler: Sendable {
  let toolchain: Toolchain
  let target: CoreTarget
  /// Whether a program is to be small rather than fast.
  var isSmall = false

  enum Outcome: Sendable {
    /// Where the program is, and all that the compiler said.
    case linked(path: String, messages: [CompilerMessage])
    /// What the compiler said, and what it wrote.
    case refused([CompilerMessage], output: String)
  }

  /// What a program depends on besides its sources and the core.
  func flags(_ language: BlockProgram.Language, exports: [String] = []) -> [String] {
    CompilerFlags(target: target).block(language: language, isSmall: isSmall) + linking(exports)
  }

  /// Compiles sources and links them.
  ///
  /// - Parameters:
  ///   - sources: Swift files; a program begins in the one named `main.swift`.
  ///   - language: The language in which they are written.
  ///   - library: What they reach of the core.
  ///   - folder: Where the program and what it is made of are left.
  ///   - exports: The functions that a WebAssembly module exports.
  /// - Returns: The program, or why there is none.
  /// - Throws: If a tool cannot be started.
  func compile(
    _ sources: [String],
    language: BlockProgram.Language,
    library: CoreLibrary,
    in folder: String,
    exports: [String] = []
  ) async throws(ExecutionError) -> Outcome {
    let object = folder.appendingPath("program.o")
    let compilation = Command(
      executable: toolchain.frontend,
      arguments: ["-frontend", "-c"] + sources
        + CompilerFlags(target: target).block(language: language, isSmall: isSmall)
        + ["-o", object] + library.searchArguments,
      directory: folder,
      seconds: 300
    )
    let compiled = try await run(compilation)
    let messages = CompilerMessage.parse(compiled.errorText)
    guard compiled.ending == .exited(0) else {
      return .refused(messages, output: compiled.errorText)
    }
    let program = folder.appendingPath("program")
    let linking = Command(
      executable: target.isEmbedded ? toolchain.webAssemblyLinker : toolchain.clang,
      arguments: linking(exports) + [object] + library.objects(for: target) + ["-o", program],
      directory: folder,
      seconds: 120
    )
    let linked = try await run(linking)
    guard linked.ending == .exited(0) else { return .refused([], output: linked.errorText) }
    return .linked(path: program, messages: messages)
  }

  private func linking(_ exports: [String]) -> [String] {
    if target.isEmbedded {
      // The stack comes first, so that one that is too deep traps instead of writing over data.
      return [
        "--no-entry", "--gc-sections", "--strip-all", "--compress-relocations", "--stack-first",
        "-z", "stack-size=1048576", "--export=__main_argc_argv",
      ] + exports.map { "--export=\($0)" }
    }
    return [
      "-fuse-ld=lld", "-pie", "--target=\(Toolchain.target)", "-Xlinker", "--gc-sections",
      "-Xlinker", "-rpath", "-Xlinker", toolchain.libraries,
      "\(toolchain.libraries)/\(Toolchain.architecture)/swiftrt.o",
      "-L", toolchain.libraries, "-lswiftCore", "-lswiftSynchronization", "-lm",
    ] + (target.isOptimized ? [] : ["-lswiftSwiftOnoneSupport"])
  }
}
