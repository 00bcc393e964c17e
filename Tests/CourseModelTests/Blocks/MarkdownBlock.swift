import CourseMarkdown
import Diagnostics
import TestSupport

/// A code block as the Markdown parser gives it, with its text as an author writes it.
///
/// The block stands on line 11 of its file; the ranges that ``MarkedText`` marks in the code are
/// those of the file.
struct MarkdownBlock {
  let node: MarkdownNode
  let ranges: [SourceRange]

  static let fenceLine = 11

  /// - Parameters:
  ///   - info: The words behind the fence.
  ///   - marked: The code, with places marked by ①②.
  ///   - indent: The bytes before each line.
  init(_ info: String, _ marked: String, indent: Int = 0) {
    let text = MarkedText(marked)
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).count
    let start = SourcePosition(line: Self.fenceLine, column: indent + 1)
    let end = SourcePosition(line: Self.fenceLine + lines + 1, column: indent + 4)
    let block = CodeBlock(info: info, literal: text.text + "\n", firstLine: Self.fenceLine + 1)
    node = MarkdownNode(.codeBlock(block), at: SourceRange(start: start, end: end))
    ranges = text.ranges.map { range in
      SourceRange(
        start: Self.inFile(range.start, indent),
        end: Self.inFile(range.end, indent)
      )
    }
  }

  private static func inFile(_ position: SourcePosition, _ indent: Int) -> SourcePosition {
    SourcePosition(line: position.line + fenceLine, column: position.column + indent)
  }
}

extension Diagnostic {
  /// `12:3-12:9: rule: message`, as a test pins it.
  var pinned: String {
    "\(range.map(Self.text) ?? "-"): \(rule): \(message)"
  }

  static func text(_ range: SourceRange) -> String {
    "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
  }
}

extension SourceRange {
  /// `12:3-12:9`, as ``Diagnostic/pinned`` writes it.
  var pinned: String { Diagnostic.text(self) }
}
