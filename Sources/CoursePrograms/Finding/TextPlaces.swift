import CourseMarkdown
import Diagnostics

/// Where the bytes of a program's text stand in the Markdown file.
///
/// A text is the file itself, or what is left of some of its lines when containers (quotes, items
/// of lists) have been taken off.
struct TextPlaces: Sendable {
  /// The offset at which each line of the text begins.
  private var starts: [Int] = []
  /// Where the first byte of each line stands in the file.
  private var positions: [SourcePosition] = []

  /// The places in a text whose lines follow one another in the file, each behind `indent` bytes;
  /// the first behind `firstIndent` where that is given.
  init(_ bytes: [UInt8], firstLine: Int = 1, indent: Int = 0, firstIndent: Int? = nil) {
    add(0, SourcePosition(line: firstLine, column: (firstIndent ?? indent) + 1))
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      add(offset + 1, SourcePosition(line: firstLine + starts.count, column: indent + 1))
    }
  }

  private mutating func add(_ start: Int, _ position: SourcePosition) {
    starts.append(start)
    positions.append(position)
  }

  /// The place of a byte.
  ///
  /// - Complexity: O(log *n*)
  func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var position = positions[low]
    position.column += offset - starts[low]
    return position
  }

  /// The place of some bytes.
  func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(start: position(bytes.lowerBound), end: position(bytes.upperBound))
  }

  /// The offset of a place on a line of the text.
  func offset(_ position: SourcePosition) -> Int {
    let line = position.line - positions[0].line
    guard starts.indices.contains(line) else { return line < 0 ? 0 : starts[starts.count - 1] }
    return starts[line] + position.column - positions[line].column
  }
}
