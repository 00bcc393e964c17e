import FileStorage

extension CorePreparation {
  /// Fills a folder, once among all processes; it has its name only when it is whole.
  func once(
    _ folder: String,
    _ progress: @Sendable (BlockProgress) -> Void,
    fill: (_ new: String) async throws(ExecutionError) -> Void
  ) async throws(ExecutionError) {
    if Files.exists(folder) { return }
    try onFiles { () throws(FileError) in try Files.makeDirectory(directory) }
    let lock = try await waitForLock(folder + ".lock", progress)
    defer { withExtendedLifetime(lock) {} }
    if Files.exists(folder) { return }
    let new = folder + ".new"
    try onFiles { () throws(FileError) in
      try Files.remove(new)
      try Files.makeDirectory(new)
    }
    try await fill(new)
    try onFiles { () throws(FileError) in try Files.rename(new, to: folder) }
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
}
