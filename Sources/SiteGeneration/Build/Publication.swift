import CourseModel
import Diagnostics
import FileStorage
import MathTypesetting
import Synchronization

/// The second half of a build: links are resolved, pages put together, the site written.
struct Publication {
  let build: Build
  let site: SiteContext
  var compilation: Compilation
  var assets: [ContentFile]

  private var request: BuildRequest { build.request }

  /// Writes the site, unless something is wrong that must not be published.
  ///
  /// - Returns: What the next build should know; `nil` where nothing was published.
  mutating func publish(_ result: inout BuildResult) async -> BuildState? {
    if request.layout.onlyPage != nil { assets += referencedFiles() }
    result.diagnostics += compilation.diagnostics + sameOutputs()
    guard request.writes else {
      return await check(&result)
    }
    guard SiteWriter.mayReplace(request.output) else {
      result.diagnostics.append(.foreignOutput(request.outputName))
      return nil
    }
    do throws(FileError) {
      let writer = try SiteWriter(output: request.output, previous: build.state.outputs)
      return await write(writer, &result)
    } catch {
      result.diagnostics.append(.cannotWrite(error))
      return nil
    }
  }

  /// Everything but writing: pages are put together, so that their formulas are typeset.
  private func check(_ result: inout BuildResult) async -> BuildState? {
    let pages = await assemblePages { _, _ in .stale }
    collect(pages, into: &result)
    return nil
  }

  private func write(_ writer: SiteWriter, _ result: inout BuildResult) async -> BuildState? {
    let failure = FirstFailure()
    let pages = await assemblePages { page, output in
      failure.catching { () throws(FileError) in
        try Self.place(page, output, writer)
      } ?? .stale
    }
    collect(pages, into: &result)
    let navigation = PageNavigation(tree: SiteTree(pages.map(\.record)))
    failure.catching { () throws(FileError) in try writeOtherFiles(navigation, writer) }
    do throws(FileError) {
      try await writeSearchIndex(navigation, writer)
      try writeServiceWorker(writer)
    } catch {
      failure.note(error)
    }
    if let error = failure.error {
      writer.abandon()
      result.diagnostics.append(.cannotWrite(error))
      return nil
    }
    guard !result.fails(strictly: request.isStrict) || request.keepsGoing else {
      writer.abandon()
      return nil
    }
    do throws(FileError) {
      try writer.commit()
    } catch {
      writer.abandon()
      result.diagnostics.append(.cannotWrite(error))
      return nil
    }
    result.isPublished = true
    (result.written, result.files) = writer.counts
    var state = BuildState()
    state.outputs = writer.outputs
    state.pages = Dictionary(
      uniqueKeysWithValues: pages.filter { compilation.sources[$0.record.path] != nil }
        .map { ($0.record.path, $0.record) }
    )
    return state
  }

  private func collect(_ pages: [PublishedPage], into result: inout BuildResult) {
    for page in pages {
      let name = build.name(of: page.record.path)
      let found = page.record.diagnostics + page.record.formulaDiagnostics + page.linkDiagnostics
      result.diagnostics += found.map { $0.located(in: name) }
      result.formulas += page.record.formulas
      result.simulations += page.record.simulations
      result.answers += page.record.answers
      result.verifiedAnswers += page.record.verifiedAnswers
    }
    result.pages = pages.count
    result.explanations = compilation.compiled.sorted { $0.key < $1.key }
      .flatMap(\.value.explanations)
  }

  /// Two of the author's files that want the same place, letters' case aside, as some file systems
  /// see it.
  private func sameOutputs() -> [Diagnostic] {
    let pages = compilation.records.values.map { (path: $0.path, output: $0.output) }
    let others = assets.map { (path: $0.path, output: $0.path) }
    var owners: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for file in (pages + others).sorted(by: { $0.path < $1.path }) {
      if let other = owners.updateValue(file.path, forKey: file.output.lowercased()) {
        diagnostics.append(
          .sameOutput(file.output, of: build.name(of: file.path), and: build.name(of: other))
        )
      }
    }
    return diagnostics
  }

  /// A page that is published alone takes the files with it that it refers to.
  private func referencedFiles() -> [ContentFile] {
    let links = compilation.records.values.flatMap(\.links)
    let paths = Set(links.compactMap { LinkResolver.localPath(of: $0.destination, in: "") })
    return paths.sorted().compactMap { path in
      guard !SiteLayout.isMarkdown(path),
        let status = try? Files.status(request.layout.content.appendingPath(path)),
        status.kind == .file
      else { return nil }
      return ContentFile(path: path, kind: .asset, status: status)
    }
  }
}

/// The first error that any of many threads met; the others stop trying.
final class FirstFailure: Sendable {
  private let stored = Mutex<FileError?>(nil)

  var error: FileError? { stored.withLock { $0 } }

  /// Does some work, unless an error was met before.
  @discardableResult
  func catching<Value>(_ work: () throws(FileError) -> Value) -> Value? {
    guard error == nil else { return nil }
    do throws(FileError) {
      return try work()
    } catch {
      note(error)
      return nil
    }
  }

  /// Remembers an error, unless there is one already.
  func note(_ error: FileError) { stored.withLock { $0 = $0 ?? error } }
}
