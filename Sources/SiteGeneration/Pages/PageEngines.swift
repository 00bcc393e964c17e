import BlockExecution
import CoursePrograms
import FileStorage
import MathTypesetting
import Synchronization

/// The engines that typeset and compute: slow to start, so that they outlive a build.
package final class PageEngines: Sendable {
  /// `nil` where the system has no KaTeX, or one that cannot be read.
  let typesetter: Typesetter?
  /// Why KaTeX cannot be read, where the system has it.
  let typesettingFailure: FileError?
  /// KaTeX's style and fonts.
  let mathAssets: KaTeXAssets?
  private let resources: ToolResources
  private let cache: String
  private let path: String
  private let toolEnvironment: [String: String]
  private let checkers = Mutex<[AnswerChecker: Task<BrowserModule, any Error>]>([:])
  private let foundToolchain = Mutex<Result<Toolchain, Toolchain.Failure>?>(nil)

  /// Engines that keep what they make in a cache folder, and search a Swift compiler in a path like
  /// the shell's `PATH`; tools that need one see `toolEnvironment`.
  init(
    resources: ToolResources,
    cache: String,
    path: String,
    toolEnvironment: [String: String],
    jobs: Int
  ) {
    self.resources = resources
    self.cache = cache
    self.path = path
    self.toolEnvironment = toolEnvironment
    var typesetter: Typesetter?
    var assets: KaTeXAssets?
    var failure: FileError?
    do throws(FileError) {
      if let math = MathResources.systemDefault() {
        assets = try KaTeXAssets(math)
        typesetter = try Typesetter(resources: math, engines: jobs, cache: CacheDirectory(cache))
      }
    } catch {
      failure = error
    }
    self.typesetter = typesetter
    mathAssets = assets
    typesettingFailure = failure
  }

  /// The compiler for simulations; it is looked for when the first page needs it.
  func toolchain() throws(Toolchain.Failure) -> Toolchain {
    let result = foundToolchain.withLock { found in
      let result = found ?? Self.find(in: path)
      found = result
      return result
    }
    return try result.get()
  }

  /// What lays diagrams out.
  func graphviz() throws(Graphviz.Failure) -> Graphviz { try Graphviz.find(in: path) }

  /// What runs simulations for one build, whose blocks can name some programs: under the course's
  /// seed, or under another.
  func runner(
    _ request: BuildRequest,
    _ configuration: SiteConfiguration,
    programs: [NotationText],
    seed: UInt64? = nil
  ) throws(Toolchain.Failure) -> BlockRunner {
    BlockRunner(
      core: CoreSources(directory: resources.coreSources),
      toolchain: try toolchain(),
      cache: cache.appendingPath("simulations"),
      limits: configuration.limits,
      programs: programs,
      seed: seed ?? configuration.seed,
      jobs: request.jobs,
      mode: request.executes ? (request.refreshes ? .all : .missing) : .none,
      place: place(configuration.executor)
    )
  }

  private func place(_ executor: SiteConfiguration.Executor) -> ExecutionPlace {
    switch executor {
    case .local: .local
    case .slurm(let folder, let arguments):
      .slurm(
        SlurmCluster(
          folder: folder ?? cache.appendingPath("slurm"),
          arguments: arguments,
          searchPath: path,
          environment: toolEnvironment
        )
      )
    }
  }

  /// What compiles blocks for the reader's browser; they can name some programs.
  func browserCompiler(
    programs: [NotationText]
  ) throws(Toolchain.Failure) -> WebAssemblyCompiler {
    WebAssemblyCompiler(
      core: CoreSources(directory: resources.coreSources),
      toolchain: try toolchain(),
      programs: programs,
      cache: cache.appendingPath("simulations")
    )
  }

  /// What judges answers in the reader's browser, compiled once however many pages ask.
  func checker(_ checker: AnswerChecker) async throws -> BrowserModule {
    let compiler = try browserCompiler(programs: [])
    let store = modules
    let task = checkers.withLock { checkers in
      if let task = checkers[checker] { return task }
      let task = Task {
        let module = BrowserModule(try await compiler.compile(checker))
        try store.keep(module)
        return module
      }
      checkers[checker] = task
      return task
    }
    do {
      return try await task.value
    } catch {
      // What failed may do better in the next build.
      checkers.withLock { $0[checker] = nil }
      throw error
    }
  }

  /// The modules for the browser that this build and earlier ones made.
  var modules: BrowserModuleStore {
    BrowserModuleStore(
      directory: CacheDirectory(cache.appendingPath("simulations/browser"))
    )
  }

  /// The digest of what simulations are made with; the same for all pages of a build.
  func computationDigest() -> ContentDigest {
    let core = try? CoreSources(directory: resources.coreSources).digest()
    let compiler = try? toolchain().identity
    let drawing = (try? graphviz()) == nil ? "" : "dot"
    return ContentDigest(parts: [core?.description ?? "", compiler?.description ?? "", drawing])
  }

  private static func find(in path: String) -> Result<Toolchain, Toolchain.Failure> {
    do throws(Toolchain.Failure) {
      return .success(try Toolchain.find(in: path))
    } catch {
      return .failure(error)
    }
  }
}
