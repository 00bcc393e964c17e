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
    let text = RewrittenText(source, from: 0, Rewriting())
    var converter = CmarkConverter(text, recognisesMath: recognisesMath)
    let root = CmarkLibrary.shared.withTree(of: text.bytes, extensions: extensions) { root in
      converter.convert(root)
    }
    let empty = MarkdownNode(.document, at: source.range(of: 0..<source.bytes.count))
    return MarkdownDocument(
      root: root.flatMap { $0 } ?? empty,
      diagnostics: converter.diagnostics
    )
  }
}
