import Diagnostics
package import FileStorage
import Mustache

/// The templates of a site: the default theme, with the site's own files in the place of those of
/// the same name.
package struct TemplateLibrary: Sendable {
  private let renderer: TemplateRenderer
  /// Changes with the text of any template.
  package let digest: ContentDigest

  /// The templates that the generator renders.
  static let required = [
    "answer", "diagnostic-error", "feed.xml", "index", "not-found", "outline-entry", "part",
    "problem", "problem-set", "program", "section", "section-heading", "service-worker.js",
    "simulation", "sitemap.xml", "solution",
  ]

  /// Reads all templates.
  ///
  /// - Returns: The library, and what is wrong with the templates; one with an error is left out.
  static func load(
    _ layout: SiteLayout,
    theme: String
  ) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
    var sources: [String: TemplateSource] = [:]
    var diagnostics: [Diagnostic] = []
    let folders = [(theme, "templates"), (layout.templates, layout.rootName + "/templates")]
    for case (let folder?, let name) in folders {
      diagnostics += read(folder, called: name.normalizedPath ?? name, into: &sources)
    }
    let ordered = sources.values.sorted { $0.name < $1.name }
    diagnostics += undefinedReferences(ordered) + cycles(ordered)
    for name in required where sources[name] == nil {
      diagnostics.append(.missingTemplate(name, theme: theme))
    }
    var library = MustacheLibrary()
    if diagnostics.isEmpty {
      for source in ordered {
        diagnostics += register(source, in: &library)
      }
    }
    let digest = ContentDigest(parts: ordered.flatMap { [$0.name, $0.text] })
    let renderer = TemplateRenderer(library, readsTexts: ordered.contains(where: \.readsTexts))
    return (TemplateLibrary(renderer: renderer, digest: digest), diagnostics)
  }

  /// The text of a template with some values; empty where there is no such template.
  func render(_ name: String, _ context: TemplateContext) -> String {
    renderer.render(name, context)
  }

  private static func read(
    _ folder: String,
    called name: String,
    into sources: inout [String: TemplateSource]
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let names = (try? Files.names(in: folder)) ?? []
    for file in names where file.hasSuffix(".mustache") {
      let path = name.appendingPath(file)
      let template = String(file.dropLast(".mustache".count))
      do throws(FileError) {
        guard let text = try Files.text(folder.appendingPath(file)) else {
          diagnostics.append(.templateNotText(path))
          continue
        }
        sources[template] = TemplateSource(name: template, path: path, text: text)
      } catch {
        diagnostics.append(.unreadable(error, at: path))
      }
    }
    return diagnostics
  }

  private static func register(
    _ source: TemplateSource,
    in library: inout MustacheLibrary
  ) -> [Diagnostic] {
    do {
      try library.register(source.text, named: source.name)
      return []
    } catch let error as MustacheTemplate.ParserError {
      let context = error.context
      let range = SourceRange(
        line: context.lineNumber,
        columns: context.columnNumber..<(context.columnNumber + 1)
      )
      return [.templateSyntax(error.error, at: range, path: source.path)]
    } catch {
      return [.templateSyntax(error, at: SourceRange(line: 1), path: source.path)]
    }
  }

  private static func undefinedReferences(_ sources: [TemplateSource]) -> [Diagnostic] {
    let names = sources.map(\.name)
    return sources.flatMap { source in
      source.references.filter { !names.contains($0.name) && !$0.name.hasPrefix("*") }.map {
        .unknownTemplate($0.name, at: $0.range, path: source.path, among: names)
      }
    }
  }

  /// Mustache would include such templates without end.
  private static func cycles(_ sources: [TemplateSource]) -> [Diagnostic] {
    let graph = Dictionary(
      uniqueKeysWithValues: sources.map { ($0.name, $0.references) }
    )
    return sources.flatMap { source -> [Diagnostic] in
      source.references.filter { reaches(source.name, from: $0.name, in: graph) }.map {
        .templateCycle($0.name, at: $0.range, path: source.path)
      }
    }
  }

  private static func reaches(
    _ goal: String,
    from start: String,
    in graph: [String: [TemplateSource.Reference]]
  ) -> Bool {
    var open = [start]
    var seen: Set<String> = []
    while let name = open.popLast() {
      if name == goal { return true }
      guard seen.insert(name).inserted else { continue }
      open += (graph[name] ?? []).map(\.name)
    }
    return false
  }
}
