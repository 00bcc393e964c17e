/// A place in a source text.
package struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  /// The line, counted from 1.
  package var line: Int
  /// The column in UTF-8 bytes, counted from 1.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a source text: from `start` up to, and without, `end`.
package struct SourceRange: Sendable, Hashable, Codable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = max(start, end)
  }

  /// An empty range at the start of a line.
  package init(line: Int) {
    let position = SourcePosition(line: line, column: 1)
    self.init(start: position, end: position)
  }

  /// Part of one line: `columns` counts UTF-8 bytes from 1.
  package init(line: Int, columns: Range<Int>) {
    self.init(
      start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound)
    )
  }

  package func contains(_ position: SourcePosition) -> Bool {
    start <= position && position < end
  }
}
