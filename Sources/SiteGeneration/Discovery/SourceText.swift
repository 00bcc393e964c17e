import CourseMarkdown
import Diagnostics
import FileStorage

/// The text of a Markdown file, fit to be parsed.
enum SourceText {
  /// Larger files are refused before they are read.
  static let limit = 16 * 1_048_576

  /// The text of some bytes, and what is wrong with them.
  ///
  /// The characters that ``Marker`` uses are taken out of it.
  static func decode(_ bytes: [UInt8]) -> (text: String, diagnostics: [Diagnostic]) {
    let decoded = MarkdownParser.decode(bytes)
    guard bytes.contains(Marker.leadingByte) else { return decoded }
    return (Marker.removed(from: decoded.text), decoded.diagnostics)
  }
}
