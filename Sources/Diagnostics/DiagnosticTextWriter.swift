/// Writes diagnostics as a compiler does: place, severity, message, rule; the line; a caret.
///
///     content/a.md:12:5: error: The page b.md does not exist. [broken-link]
///       see [the next set](b.md)
///           ^~~~~~~~~~~~~~~~~~~~
///       note: …
///       fix: …
package struct DiagnosticTextWriter {
  /// Whether severities are coloured for a terminal.
  package var usesColor: Bool
  /// The source text of a file, for showing the line; `nil` leaves the line out.
  package var source: (_ path: String) -> String?

  package init(usesColor: Bool = false, source: @escaping (String) -> String? = { _ in nil }) {
    self.usesColor = usesColor
    self.source = source
  }

  /// The text of one diagnostic, with a line end.
  package func text(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic)]
    if let range = diagnostic.range, let path = diagnostic.path {
      lines += excerpt(of: range, in: path)
    }
    for note in diagnostic.notes {
      let place = note.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
      let path = note.range == nil ? "" : "\(diagnostic.path ?? "-")\(place): "
      lines.append("  \(path)note: \(note.message)")
    }
    lines += diagnostic.fixes.map { "  fix: \($0.summary)" }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    var place = diagnostic.path ?? ""
    if let start = diagnostic.range?.start { place += ":\(start.line):\(start.column)" }
    if !place.isEmpty { place += ": " }
    let severity = colored(diagnostic.severity)
    return "\(place)\(severity) \(diagnostic.message) [\(diagnostic.rule)]"
  }

  private func colored(_ severity: Diagnostic.Severity) -> String {
    guard usesColor else { return "\(severity.rawValue):" }
    let color =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(color)m\(severity.rawValue):\u{1B}[0m"
  }

  /// The line that the range starts on, and a caret under the range.
  private func excerpt(of range: SourceRange, in path: String) -> [String] {
    guard let line = source(path).flatMap({ Self.line(range.start.line, of: $0) }) else {
      return []
    }
    let bytes = Array(line.utf8)
    let start = min(range.start.column - 1, bytes.count)
    let endColumn = range.end.line == range.start.line ? range.end.column : bytes.count + 1
    let end = min(max(endColumn - 1, start), bytes.count)
    let window = Self.window(around: start, of: bytes)
    let before = String(decoding: bytes[window.lowerBound..<start], as: UTF8.self)
    let marked = String(decoding: bytes[start..<min(end, window.upperBound)], as: UTF8.self)
    let shown = String(decoding: bytes[window], as: UTF8.self)
    let indent = String(before.map { $0 == "\t" ? "\t" : " " })
    let tail = String(repeating: "~", count: max(marked.count - 1, 0))
    return ["  \(shown)", "  \(indent)^\(tail)"]
  }

  /// At most 160 bytes around the place, so that a line of a megabyte does not flood a terminal.
  private static func window(around start: Int, of bytes: [UInt8]) -> Range<Int> {
    guard bytes.count > 160 else { return 0..<bytes.count }
    var lower = max(0, start - 60)
    var upper = min(bytes.count, lower + 160)
    while lower > 0, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return lower..<upper
  }

  private static func line(_ number: Int, of text: String) -> String? {
    var current = 1
    var rest = text.utf8[...]
    while current < number {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      rest = rest[rest.index(after: end)...]
      current += 1
    }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(Substring(line))
  }
}
