import Diagnostics

/// The YAML between `---` lines at the top of a document.
enum FrontMatter {
  struct Found {
    var source: FrontMatterSource
    /// The first line behind it, counted from 0.
    var nextLine: Int
  }

  enum Result {
    case none
    case found(Found)
    /// The first line opens it, and nothing closes it.
    case unclosed(SourceRange)
  }

  /// Reads the front matter.
  ///
  /// A first line `---` that is followed by what is no YAML mapping is a rule, as in any Markdown.
  static func read(_ source: SourceText) -> Result {
    guard source.lineCount > 1, isFence(source, 0, ["---"]) else { return .none }
    guard let close = (1..<source.lineCount).first(where: { isFence(source, $0, ["---", "..."]) })
    else {
      let first = source.line(0)
      return startsMapping(source, 1) ? .unclosed(source.range(of: first)) : .none
    }
    guard startsMapping(source, close) else { return .none }
    let body = source.lineStarts[1]..<source.lineStarts[close]
    return .found(
      Found(
        source: FrontMatterSource(
          yaml: source.bytes.string(body),
          range: source.range(of: source.lineStarts[0]..<source.line(close).upperBound)
        ),
        nextLine: close + 1
      )
    )
  }

  private static func isFence(_ source: SourceText, _ line: Int, _ marks: [String]) -> Bool {
    var range = source.line(line)
    if line == 0 && source.bytes.has("\u{FEFF}", at: 0) { range = 3..<range.upperBound }
    let text = source.bytes[range]
    return marks.contains { mark in
      text.starts(with: mark.utf8) && text.dropFirst(mark.utf8.count).allSatisfy(\.isBlank)
    }
  }

  /// Whether the first line that says something is `key: value`.
  private static func startsMapping(_ source: SourceText, _ close: Int) -> Bool {
    for line in 1..<max(close, 2) {
      let text = source.bytes[source.bytes.trimmed(source.line(line))]
      guard let first = text.first, first != Byte.hash else { continue }
      guard let colon = text.firstIndex(of: Byte.colon) else { return false }
      return colon + 1 == text.endIndex || text[colon + 1].isBlank
    }
    return false
  }
}
