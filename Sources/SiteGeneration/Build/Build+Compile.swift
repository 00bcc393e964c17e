import CourseModel
import Diagnostics
import FileStorage
import Synchronization

/// All pages of a build, read or remembered.
struct Compilation: Sendable {
  /// Every page that is published, by path.
  var records: [String: PageRecord] = [:]
  /// The pages that were compiled in this build, by path.
  var compiled: [String: CompiledPage] = [:]
  /// Pages that this build leaves out.
  var drafts: Set<String> = []
  /// What kept files from being read at all.
  var diagnostics: [Diagnostic] = []
  let compiler: PageCompiler
  let sources: [String: PageSource]
}

extension Build {
  /// Compiles the pages that changed since the last build and remembers the others.
  func compile(_ sources: SourceSet, site: SiteContext) async -> Compilation {
    let engines = builder.engines(cache: request.cache, jobs: request.jobs)
    let compiler = PageCompiler(
      request: request,
      site: site,
      engines: engines,
      progress: progress
    )
    var compilation = Compilation(
      compiler: compiler,
      sources: Dictionary(uniqueKeysWithValues: sources.pages.map { ($0.path, $0) })
    )
    let counter = ProgressCounter(.reading, total: sources.pages.count, report: progress)
    let known = request.provesAnswers || request.explains ? BuildState() : state
    let outcomes = await concurrentMap(sources.pages, width: request.jobs) { source in
      let outcome = await compiler.compile(source, remembered: known)
      counter.advance()
      return outcome
    }
    for (source, outcome) in zip(sources.pages, outcomes) {
      switch outcome {
      case .unchanged(let record):
        compilation.records[source.path] = record
      case .compiled(let page):
        compilation.records[source.path] = page.record
        compilation.compiled[source.path] = page
      case .refused(let diagnostics):
        compilation.diagnostics += diagnostics
      }
    }
    leaveOutDrafts(&compilation)
    addMissingIndexes(&compilation)
    return compilation
  }

  private func leaveOutDrafts(_ compilation: inout Compilation) {
    guard !request.includesDrafts else { return }
    for (path, record) in compilation.records where record.isDraft {
      compilation.drafts.insert(path)
      compilation.records[path] = nil
      compilation.compiled[path] = nil
    }
  }

  /// Each folder with pages has an index, even if its author wrote none.
  private func addMissingIndexes(_ compilation: inout Compilation) {
    var folders: Set<String> = [""]
    for record in compilation.records.values {
      var folder = record.folder
      while !folder.isEmpty, folders.insert(folder).inserted { folder = folder.parentPath ?? "" }
    }
    let indexed = Set(compilation.records.values.filter(\.isIndex).map(\.folder))
    for folder in folders.subtracting(indexed) {
      let page = compilation.compiler.emptyIndex(of: folder)
      compilation.records[page.record.path] = page.record
      compilation.compiled[page.record.path] = page
    }
  }
}

/// Counts what is done and reports it; safe to use from many threads.
final class ProgressCounter: Sendable {
  private let stage: BuildProgress.Stage
  private let total: Int
  private let report: @Sendable (BuildProgress) -> Void
  private let done = Mutex(0)

  init(
    _ stage: BuildProgress.Stage,
    total: Int,
    report: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.stage = stage
    self.total = total
    self.report = report
  }

  /// One more is done.
  func advance() {
    let count = done.withLock { done in
      done += 1
      return done
    }
    report(BuildProgress(stage: stage, done: count, total: total))
  }
}
