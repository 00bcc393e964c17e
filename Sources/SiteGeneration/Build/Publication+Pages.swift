import Diagnostics
import FileStorage
import MathTypesetting

/// A page that was put together or taken over.
struct PublishedPage: Sendable {
  var record: PageRecord
  var linkDiagnostics: [Diagnostic]
}

/// A page's file, as it should be.
struct PageOutput: Sendable {
  /// The digest of everything that determines the file.
  var key: ContentDigest
  /// The file; `nil` to ask whether it is there already.
  var bytes: [UInt8]?
}

/// Whether a page's file is in place.
enum Placement: Sendable {
  case current
  case stale
}

extension Publication {
  /// Puts the pages together that are not in place already.
  ///
  /// `place` takes over or writes a page's file.
  func assemblePages(
    _ place: @escaping @Sendable (PageRecord, PageOutput) -> Placement
  ) async -> [PublishedPage] {
    let records = compilation.records.values.sorted { $0.path < $1.path }
    let links = LinkResolver(
      pages: records,
      assets: Set(assets.map(\.path)),
      drafts: compilation.drafts
    )
    let assembler = PageAssembler(
      site: site,
      navigation: PageNavigation(tree: SiteTree(records))
    )
    let counter = ProgressCounter(.writing, total: records.count, report: build.progress)
    let compilation = self.compilation
    return await concurrentMap(records, width: build.request.jobs) { record in
      defer { counter.advance() }
      let resolutions = record.links.map { links.resolve($0, in: record) }
      let urls = resolutions.map(\.url)
      let key = Self.key(of: record, urls: urls, assembler)
      var published = PublishedPage(
        record: record,
        linkDiagnostics: resolutions.compactMap(\.diagnostic)
      )
      // A page with formulas is put together once it is compiled, because it must be known what is
      // wrong with them.
      if compilation.compiled[record.path] == nil || record.formulas == 0,
        case .current = place(record, PageOutput(key: key))
      {
        return published
      }
      let known = compilation.compiled[record.path]
      guard let page = await compilation.page(record.path, known: known) else {
        return published
      }
      let formulas = compilation.compiler.typeset(page)
      published.record = page.record
      published.record.formulaDiagnostics = formulas.diagnostics
      let bytes = assembler.assemble(page, urls: urls, formulas: formulas.html)
      _ = place(page.record, PageOutput(key: key, bytes: bytes))
      return published
    }
  }

  /// Takes a page's file over, or writes it.
  static func place(
    _ page: PageRecord,
    _ output: PageOutput,
    _ writer: SiteWriter
  ) throws(FileError) -> Placement {
    if let bytes = output.bytes {
      try writer.write(bytes, to: page.output, key: output.key)
      return .current
    }
    guard writer.isCurrent(page.output, key: output.key) else { return .stale }
    try writer.keep(page.output)
    return .current
  }

  private static func key(
    of record: PageRecord,
    urls: [String],
    _ assembler: PageAssembler
  ) -> ContentDigest {
    ContentDigest(
      parts: [record.inputs.description, record.output] + urls
        + assembler.navigationKey(of: record)
    )
  }
}

extension Compilation {
  /// A page with its text: from this build, or compiled again because its surroundings changed.
  func page(
    _ path: String,
    known: CompiledPage?
  ) async -> CompiledPage? {
    if let known { return known }
    guard let source = sources[path],
      case .compiled(let page) = await compiler.compile(source, remembered: BuildState())
    else { return nil }
    return page
  }
}
