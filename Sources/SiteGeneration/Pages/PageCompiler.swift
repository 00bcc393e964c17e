import CourseMarkdown
import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting

/// The first half of a page's way: from its files to HTML with markers.
struct PageCompiler: Sendable {
  let request: BuildRequest
  let site: SiteContext
  let engines: PageEngines
  let computer: PageComputer
  /// The digest of everything that all pages depend on.
  let environment: ContentDigest

  init(
    request: BuildRequest,
    site: SiteContext,
    engines: PageEngines,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {
    self.request = request
    self.site = site
    self.engines = engines
    computer = PageComputer(request: request, site: site, engines: engines, progress: progress)
    environment = ContentDigest(
      parts: [
        site.version, site.templates.digest.description, "\(site.configuration)",
        request.edition.rawValue, request.layout.content, request.layout.onlyPage ?? "",
        "\(request.makesPagesLive)",
      ]
    )
  }

  /// What became of a page.
  enum Outcome: Sendable {
    /// It is as it was.
    case unchanged(PageRecord)
    case compiled(CompiledPage)
    /// Its files cannot be read.
    case refused([Diagnostic])
  }

  /// Compiles a page, unless the last build's record of it still holds.
  func compile(_ source: PageSource, remembered state: BuildState) async -> Outcome {
    let known = state.pages[source.path]
    if let known, state.isUnchanged(source.statuses, since: known.statuses),
      holds(known, source: known.source)
    {
      return .unchanged(known)
    }
    do throws(FileError) {
      let bytes = try read(source.path)
      let solutions = try source.solutions.map { file throws(FileError) in try read(file.path) }
      let digest = ContentDigest(bytes + [0xFF] + (solutions ?? []))
      if var known, holds(known, source: digest) {
        known.statuses = source.statuses
        return .unchanged(known)
      }
      return .compiled(await compile(source, bytes, solutions, digest))
    } catch {
      return .refused([.unreadable(error, at: name(of: source.path))])
    }
  }

  private func read(_ path: String) throws(FileError) -> [UInt8] {
    try Files.read(
      request.layout.content.appendingPath(path),
      limit: SourceText.limit
    )
  }

  /// Whether a record was made from the same things that a compilation would use now.
  private func holds(_ record: PageRecord, source: ContentDigest) -> Bool {
    if record.simulations > 0, request.refreshes { return false }
    let modules = record.modules + record.checkers
    guard modules.allSatisfy({ engines.modules.module($0) != nil }) else { return false }
    let data = PageData.digests(of: record.data, content: request.layout.content)
    let inputs = inputs(
      source: source,
      visibility: record.visibility,
      computes: record.computes,
      data: data
    )
    return record.inputs == inputs
      && record.visibility == visibility(SolutionsPolicy(record.policy))
  }

  private func visibility(_ policy: SolutionsPolicy?) -> SolutionsVisibility {
    (policy ?? site.configuration.solutions)
      .resolved(on: request.date, edition: request.edition)
  }

  private func inputs(
    source: ContentDigest,
    visibility: SolutionsVisibility,
    computes: Bool,
    data: [String: ContentDigest] = [:]
  ) -> ContentDigest {
    ContentDigest(
      parts: [
        environment.description, source.description, visibility.rawValue,
        computes ? computer.environment.description : "",
      ] + data.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] }
    )
  }

  private func compile(
    _ source: PageSource,
    _ bytes: [UInt8],
    _ solutions: [UInt8]?,
    _ digest: ContentDigest
  ) async -> CompiledPage {
    let text = PageText(
      source,
      bytes: bytes,
      solutions: solutions,
      solutionsName: source.solutions.map { name(of: $0.path) }
    )
    let policy = text.frontMatter.solutions ?? site.configuration.solutions
    let visibility = visibility(policy)
    var computation = await computer.compute(
      text.set,
      path: name(of: source.path),
      folder: source.path.parentPath ?? ""
    )
    let open = Set(text.set.codeBlocks(inSolutions: false).map(\.range))
    if visibility == .hidden { computation.withholdModules(open: open) }
    let collector = PageCollector()
    let renderer = PageRenderer(
      templates: site.templates,
      visibility: visibility,
      set: text.set,
      computation: computation,
      fields: AnswerFields(
        computation,
        isHidden: visibility == .hidden,
        open: open,
        path: source.path
      ),
      highlighter: CodeHighlighter(typesetter: engines.typesetter),
      collector: collector,
      footnoteNumbers: text.footnoteNumbers(visibility: visibility),
      release: policy.releaseDate,
      nouns: text.set.nouns()
    )
    let heading = renderer.heading(frontMatterTitle: text.frontMatter.title)
    let footnotes = text.footnotes(visibility: visibility)
    let content = renderer.render(footnotes: footnotes)
    let outline = renderer.outline()
    var record = PageRecord(
      path: source.path,
      statuses: source.statuses,
      source: digest,
      inputs: inputs(
        source: digest,
        visibility: visibility,
        computes: computation.usesTools,
        data: computation.dataDigests
      ),
      output: output(of: source.path, slug: text.frontMatter.slug),
      title: text.title,
      heading: heading ?? HTMLText.escaped(text.title)
    )
    record.add(text.frontMatter)
    record.add(text.set, visibility: visibility)
    record.policy = policy.text
    record.add(computation)
    record.anchors = collector.anchors
    record.links = collector.links
    record.formulas = collector.formulas.count
    record.diagnostics = text.diagnostics + computation.diagnostics + collector.diagnostics
    var macros = site.configuration.macros
    macros.merge(text.macros(&record.diagnostics))
    let search = renderer.searchEntries(
      title: text.title,
      description: text.frontMatter.description,
      footnotes: footnotes
    )
    return CompiledPage(
      record: record,
      content: content,
      outline: outline,
      formulas: collector.formulas,
      macros: macros,
      searchLine: search.line(output: record.output),
      explanations: computation.explanations
    )
  }

  /// How the author names a page.
  func name(of path: String) -> String {
    request.layout.contentName.appendingPath(path)
  }

  /// Where a page goes: `_index.md` is its folder's index, any other page a file of its own.
  private func output(of path: String, slug: String?) -> String {
    let folder = path.parentPath ?? ""
    let name = path.lastPathComponent.withoutPathExtension
    let isIndex = ["_index", "index", "README"].contains(name) || request.layout.onlyPage != nil
    return folder.appendingPath((isIndex ? "index" : slug ?? name) + ".html")
  }

  /// The index of a folder in which the author wrote none.
  func emptyIndex(of folder: String) -> CompiledPage {
    let isRoot = folder.isEmpty
    let title =
      isRoot
      ? site.configuration.title : SiteTree.title(ofFileName: folder.lastPathComponent)
    let digest = ContentDigest(title)
    var record = PageRecord(
      path: folder.appendingPath("_index.md"),
      statuses: [],
      source: digest,
      inputs: inputs(source: digest, visibility: .shown, computes: false),
      output: folder.appendingPath("index.html"),
      title: title,
      heading: HTMLText.escaped(title)
    )
    if isRoot { record.description = site.configuration.description }
    return CompiledPage(
      record: record,
      content: "",
      outline: "",
      formulas: [],
      macros: MacroTable(),
      searchLine: SearchEntries(title: title).line(output: record.output)
    )
  }
}
