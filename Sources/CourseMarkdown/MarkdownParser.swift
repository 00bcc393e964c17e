import Diagnostics

/// Reads Markdown with mathematics into a value tree.
///
/// CommonMark and the GitHub extensions are cmark-gfm's. Before it, a scanner that knows code,
/// HTML, escapes and containers takes out what Markdown must not look into, above all
/// mathematics; behind it, a converter finds for each node the exact place in the source.
///
/// A parser is a value and may be used from many threads at once.
package struct MarkdownParser: Sendable {
  package var extensions: MarkdownExtensions
  /// Whether `$…$` and its kin are mathematics, or text.
  package var recognisesMath: Bool
  /// Whether `---` lines at the top enclose YAML.
  package var allowsFrontMatter: Bool

  package init(
    extensions: MarkdownExtensions = .default,
    recognisesMath: Bool = true,
    allowsFrontMatter: Bool = true
  ) {
    self.extensions = extensions
    self.recognisesMath = recognisesMath
    self.allowsFrontMatter = allowsFrontMatter
  }

  /// Parses a document.
  ///
  /// Any text has a meaning; what is doubtful is a diagnostic in the result.
  ///
  /// - Complexity: O(`source.utf8.count`), about 20 MB/s.
  package func parse(_ source: String) -> MarkdownDocument {
    let source = SourceText(source)
    var frontMatter: FrontMatterSource?
    var diagnostics: [Diagnostic] = []
    var firstLine = 0
    if allowsFrontMatter {
      switch FrontMatter.read(source) {
      case .none: break
      case .found(let found):
        frontMatter = found.source
        firstLine = found.nextLine
      case .unclosed(let place):
        diagnostics.append(.unclosedFrontMatter(at: place))
      }
    }
    let (root, remarks) = parse(source, from: firstLine)
    return MarkdownDocument(
      root: root,
      frontMatter: frontMatter,
      diagnostics: (diagnostics + remarks).listed()
    )
  }

  /// Parses the lines from one on, counted from 0.
  private func parse(_ source: SourceText, from line: Int) -> (MarkdownNode, [Diagnostic]) {
    var scanner = BlockScanner(source, extensions: extensions, recognisesMath: recognisesMath)
    scanner.scan(from: line)
    let start = line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
    let text = RewrittenText(source, from: start, scanner.rewriting)
    var converter = CmarkConverter(text, recognisesMath: recognisesMath)
    let root = CmarkLibrary.shared.withTree(of: text.bytes, extensions: extensions) { root in
      converter.convert(root)
    }
    let used = Set(converter.footnoteLabels.map { $0.lowercased() })
    let unused = scanner.footnotes.filter { !used.contains($0.label.lowercased()) }.map {
      Diagnostic.unusedFootnote($0.label, at: source.range(of: $0.range))
    }
    let empty = MarkdownNode(.document, at: source.range(of: start..<source.bytes.count))
    return (root.flatMap { $0 } ?? empty, scanner.diagnostics + converter.diagnostics + unused)
  }
}
