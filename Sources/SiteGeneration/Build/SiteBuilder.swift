import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting
import Synchronization

/// Builds sites from their files.
///
/// One build, in order: take the lock, read configuration and templates, find the files, compile the
/// pages that changed, put together those whose text or surroundings changed, take the others over,
/// swap the new site in, and remember what was done.
///
/// A builder may be used for one build or, by the preview, for many: what it learned in one it knows
/// in the next.
package final class SiteBuilder: Sendable {
  package let resources: ToolResources
  private let searchPath: String
  private let toolEnvironment: [String: String]
  private let clock: @Sendable () -> Int
  private let memory = Mutex(Memory())

  /// What a builder keeps from build to build.
  private struct Memory {
    var states: [String: BuildState] = [:]
    var engines: [String: PageEngines] = [:]
  }

  /// - Parameters:
  ///   - resources: The theme and the compute core.
  ///   - searchPath: Where a Swift compiler is searched, as in the shell's `PATH`.
  ///   - toolEnvironment: What tools see of the environment that find their own files by it:
  ///     `SLURM_CONF`.
  ///   - clock: The time in nanoseconds since 1970; it decides only what must be looked at again.
  package init(
    resources: ToolResources,
    searchPath: String,
    toolEnvironment: [String: String] = [:],
    clock: @escaping @Sendable () -> Int
  ) {
    self.resources = resources
    self.searchPath = searchPath
    self.toolEnvironment = toolEnvironment
    self.clock = clock
  }

  /// Builds a site, and tells how far the build is, from any thread.
  package func build(
    _ request: BuildRequest,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) async -> BuildResult {
    guard request.writes else {
      return await Build(self, request, state: BuildState(), progress: progress).run().result
    }
    do throws(FileLock.Failure) {
      try Self.makeCache(request.cache)
      let lock = try FileLock(Self.lockPath(for: request))
      let result = await buildAlone(request, progress: progress)
      _ = consume lock
      return result
    } catch {
      return BuildResult(diagnostics: [.cannotLock(error, output: request.outputName)])
    }
  }

  private func buildAlone(
    _ request: BuildRequest,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) async -> BuildResult {
    let path = Self.statePath(for: request)
    let state = await lastState(path, jobs: request.jobs)
    var (result, newState) = await Build(self, request, state: state, progress: progress).run()
    guard result.isPublished, let newState else { return result }
    memory.withLock { $0.states[path] = newState }
    guard newState.adds(to: state) else { return result }
    do {
      try await newState.write(path, jobs: request.jobs)
    } catch {
      result.diagnostics.append(.cannotRemember(path))
    }
    return result
  }

  private func lastState(_ path: String, jobs: Int) async -> BuildState {
    if let known = memory.withLock({ $0.states[path] }) { return known }
    return await BuildState.read(path, jobs: jobs)
  }

  /// The engines that typeset and compute, which are slow to start, for a cache folder.
  func engines(cache: String, jobs: Int) -> PageEngines {
    memory.withLock { memory in
      if let engines = memory.engines[cache] { return engines }
      let engines = PageEngines(
        resources: resources,
        cache: cache,
        path: searchPath,
        toolEnvironment: toolEnvironment,
        jobs: jobs
      )
      memory.engines[cache] = engines
      return engines
    }
  }

  func now() -> Int { clock() }

  private static func makeCache(_ path: String) throws(FileLock.Failure) {
    do throws(FileError) {
      try Files.makeDirectory(path)
    } catch {
      throw .system(error)
    }
  }

  private static func lockPath(for request: BuildRequest) -> String {
    request.cache.appendingPath("lock-\(ContentDigest(request.output))")
  }

  private static func statePath(for request: BuildRequest) -> String {
    request.cache.appendingPath("state-\(ContentDigest(request.output))")
  }
}
