/// A place in a line while the marks of containers are taken off its front.
///
/// Columns count tabs to the next multiple of four. A tab may be consumed in part; the offset
/// then stays before it.
struct LineCursor {
  private(set) var offset: Int
  private(set) var column = 0
  /// The end of the line, its line end excluded.
  let end: Int
  /// The first character behind ``offset`` that is no blank, or the end.
  private(set) var next: Int
  /// The columns from ``offset`` to ``next``.
  private(set) var indent = 0

  init(_ line: Range<Int>, _ bytes: [UInt8]) {
    offset = line.lowerBound
    next = line.lowerBound
    end = line.upperBound
    findNext(bytes)
  }

  /// Whether nothing but blanks is left.
  var isBlank: Bool { next >= end }

  /// The rest of the line from the first character that is no blank.
  var rest: Range<Int> { next..<end }

  /// Moves over a number of columns.
  mutating func advance(columns count: Int, _ bytes: [UInt8]) {
    var left = count
    while left > 0 && offset < end {
      if bytes[offset] == Byte.tab {
        let width = 4 - column % 4
        let step = min(left, width)
        column += step
        left -= step
        if step == width { offset += 1 }
      } else {
        offset += 1
        column += 1
        left -= 1
      }
    }
    findNext(bytes)
  }

  /// Moves to a byte of the line.
  mutating func advance(to target: Int, _ bytes: [UInt8]) {
    while offset < target {
      column += bytes[offset] == Byte.tab ? 4 - column % 4 : 1
      offset += 1
    }
    findNext(bytes)
  }

  private mutating func findNext(_ bytes: [UInt8]) {
    next = offset
    var width = column
    while next < end {
      if bytes[next] == Byte.space {
        width += 1
      } else if bytes[next] == Byte.tab {
        width += 4 - width % 4
      } else {
        break
      }
      next += 1
    }
    indent = width - column
  }
}
