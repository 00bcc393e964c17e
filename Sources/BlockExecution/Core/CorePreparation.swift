import FileStorage

/// Compiles the compute core, once for each toolchain and state of the sources.
struct CorePreparation: Sendable {
  let sources: CoreSources
  let toolchain: Toolchain
  /// Holds a folder for each core that was ever compiled, and the compiler's own cache.
  let directory: String

  /// The digest of the core that would be prepared.
  func digest() throws(FileError) -> ContentDigest {
    let flags = CompilerFlags.core.joined(separator: " ")
    let sourceDigest = try sources.digest().description
    return ContentDigest(parts: [sourceDigest, toolchain.identity.description, flags])
  }

  /// The core, compiled now if it is not there.
  ///
  /// Another process that compiles the same core is waited for.
  func prepare(
    progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> CoreLibrary {
    let digest = try onFiles { () throws(FileError) in try self.digest() }
    let library = CoreLibrary(
      directory: directory.appendingPath(digest.description),
      digest: digest
    )
    if Files.exists(library.directory) { return library }
    try onFiles { () throws(FileError) in try Files.makeDirectory(directory) }
    let lock = try await waitForLock(library.directory + ".lock", progress)
    defer { withExtendedLifetime(lock) {} }
    if !Files.exists(library.directory) { try await compile(to: library, progress) }
    return library
  }

  private func waitForLock(
    _ path: String,
    _ progress: @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) -> FileLock {
    var hasSaid = false
    while true {
      do throws(FileLock.Failure) {
        return try FileLock(path)
      } catch {
        guard case .held(let holder) = error else {
          if case .system(let fileError) = error { throw .file(fileError) }
          continue
        }
        if !hasSaid { progress(.waitingForCore(process: holder)) }
        hasSaid = true
      }
      do { try await Task.sleep(for: .milliseconds(50)) } catch { throw .cancelled }
    }
  }

  /// Compiles into a folder beside the right one, which then takes its name.
  private func compile(
    to library: CoreLibrary,
    _ progress: @escaping @Sendable (BlockProgress) -> Void
  ) async throws(ExecutionError) {
    let folder = library.directory + ".new"
    try onFiles { () throws(FileError) in
      try Files.remove(folder)
      try Files.makeDirectory(folder)
    }
    for stage in CoreSources.stages {
      _ = try await inParallel(stage) { (module) async throws(ExecutionError) in
        progress(.compilingCore(module: module.name))
        try await compile(module, in: folder, library.moduleCache)
      }
    }
    try onFiles { () throws(FileError) in try Files.rename(folder, to: library.directory) }
  }

  private func compile(
    _ module: CoreSources.Module,
    in folder: String,
    _ moduleCache: String
  ) async throws(ExecutionError) {
    let files = try onFiles { () throws(FileError) in try sources.files(of: module) }
    let base = folder.appendingPath(module.name)
    let command = Command(
      executable: toolchain.frontend,
      arguments: ["-frontend", "-c"] + files + CompilerFlags.core + [
        "-module-name", module.name, "-o", base + ".o",
        "-emit-module-path", base + ".swiftmodule",
        "-I", folder, "-module-cache-path", moduleCache,
      ],
      directory: folder,
      seconds: 600
    )
    let result = try await run(command)
    guard result.ending == .exited(0) else {
      throw .coreRefused(module: module.name, output: result.errorText)
    }
  }
}
