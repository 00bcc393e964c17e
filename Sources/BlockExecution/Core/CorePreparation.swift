import FileStorage

/// Compiles modules of the compute core, each once for each toolchain, target and state of its
/// sources.
struct CorePreparation: Sendable {
  let sources: CoreSources
  let toolchain: Toolchain
  let target: CoreTarget
  /// Holds a folder for each module that was ever compiled, and the compiler's own cache.
  let directory: String

  private var flags: CompilerFlags { CompilerFlags(target: target) }

  /// The digest of each module as it would be compiled: its sources and those that it depends on,
  /// the compiler, the flags and the processor that they mean.
  func keys() throws(ExecutionError) -> CoreKeys {
    var keys: [CoreSources.Module: ContentDigest] = [:]
    for modules in [CoreSources.modules, CoreSources.answerModules] {
      for module in modules where keys[module] == nil {
        let digest = try onFiles { () throws(FileError) in try sources.digest(of: module) }
        var parts = ["module 3", module.name, digest.description, toolchain.identity.description]
        parts.append(flags.core(module).joined(separator: " "))
        parts.append(target.links(module) ? "object" : "interface")
        parts.append(target.machine)
        let dependencies = modules.filter { module.dependencies.contains($0.name) }
        parts += dependencies.compactMap { keys[$0]?.description }
        keys[module] = ContentDigest(parts: parts)
      }
    }
    return CoreKeys(keys: keys)
  }

  /// The modules, compiled now if they are not there.
  ///
  /// Another process that compiles the same module is waited for.
  func prepare(
    _ modules: [CoreSources.Module],
    _ keys: CoreKeys,
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> CoreLibrary {
    var library = CoreLibrary(
      modules: modules,
      directories: modules.map { keys.directory(of: $0, in: directory) },
      digest: keys.digest(of: modules),
      // What the compiler keeps there names the place where it was made.
      moduleCache: directory.appendingPath("modules-\(ContentDigest(directory))")
    )
    for stage in CoreSources.stages(of: modules) {
      let search = library.searchArguments
      _ = try await inParallel(stage) { (module) async throws(ExecutionError) in
        let folder = keys.directory(of: module, in: directory)
        try await once(folder, progress) { (new) async throws(ExecutionError) in
          progress(.compilingCore(module: module.name))
          try await compile(module, into: new, search)
        }
      }
    }
    if target.isEmbedded { library.runtime = try await prepareRuntime(progress) }
    return library
  }

  private func compile(
    _ module: CoreSources.Module,
    into folder: String,
    _ search: [String]
  ) async throws(ExecutionError) {
    let files = try onFiles { () throws(FileError) in try sources.files(of: module) }
    let base = folder.appendingPath(module.name)
    let products =
      target.links(module)
      ? ["-c", "-o", base + ".o", "-emit-module-path", base + ".swiftmodule"]
      : ["-emit-module", "-o", base + ".swiftmodule"]
    let command = Command(
      executable: toolchain.frontend,
      arguments: ["-frontend"] + products + files + flags.core(module)
        + ["-module-name", module.name] + search,
      directory: folder,
      seconds: 600
    )
    try await compile(command, of: module.name)
  }

  /// The objects of the C library of Embedded Swift.
  private func prepareRuntime(
    _ progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> [String] {
    let files = try onFiles { () throws(FileError) in
      try sources.files(in: CoreSources.runtime, suffix: ".c")
        + sources.files(in: CoreSources.runtime, suffix: ".h")
    }
    let arguments = [
      "--target=wasm32-unknown-none-wasm", "-O2", "-ffreestanding", "-fno-builtin",
      "-mbulk-memory", "-c", "-I",
      sources.directory.appendingPath("\(CoreSources.runtime)/include"),
    ]
    let digest = try onFiles { () throws(FileError) in try sources.digest(of: files) }
    let key = ContentDigest(
      parts: ["runtime 1", digest.description, toolchain.identity.description]
    )
    let folder = directory.appendingPath("\(CoreSources.runtime)-\(key)")
    let units = files.filter { $0.hasSuffix(".c") }
    try await once(folder, progress) { (new) async throws(ExecutionError) in
      let command = Command(
        executable: toolchain.clang,
        arguments: arguments + units,
        directory: new,
        seconds: 120
      )
      try await compile(command, of: CoreSources.runtime)
    }
    return units.map { unit in
      let name = unit.split(separator: "/").last ?? ""
      return folder.appendingPath(name.dropLast(2) + ".o")
    }
  }

  private func compile(_ command: Command, of module: String) async throws(ExecutionError) {
    let result = try await run(command)
    guard result.ending == .exited(0) else {
      throw .coreRefused(module: module, output: result.errorText)
    }
  }
}

/// The digest of each module of a core.
struct CoreKeys: Sendable {
  fileprivate let keys: [CoreSources.Module: ContentDigest]

  /// The digest of some modules together.
  func digest(of modules: [CoreSources.Module]) -> ContentDigest {
    ContentDigest(parts: modules.map { keys[$0]?.description ?? "" })
  }

  fileprivate func directory(of module: CoreSources.Module, in folder: String) -> String {
    folder.appendingPath("\(module.name)-\(keys[module]?.description ?? "")")
  }
}
