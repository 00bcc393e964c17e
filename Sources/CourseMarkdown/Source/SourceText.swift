import Diagnostics

/// The bytes of a document and where its lines are.
struct SourceText {
  let bytes: [UInt8]
  /// Where each line starts; a text that ends with a line end has an empty last one.
  let lineStarts: [Int]
  /// Whether there is a byte that the rewriting must replace: a carriage return, a NUL, or the
  /// lead byte of a private plane.
  let needsCleaning: Bool

  /// The number of lines, an empty one behind the last line end not counted.
  var lineCount: Int {
    lineStarts[lineStarts.count - 1] == bytes.count ? lineStarts.count - 1 : lineStarts.count
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    starts.reserveCapacity(bytes.count / 40 + 2)
    var unclean = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == Byte.newline {
        starts.append(index)
      } else if byte == Byte.carriageReturn {
        unclean = true
        if index < bytes.count && bytes[index] == Byte.newline { index += 1 }
        starts.append(index)
      } else if byte == 0 || byte >= 0xF3 {
        unclean = true
      }
    }
    lineStarts = starts
    needsCleaning = unclean
  }

  /// The bytes of a line, counted from 0, without its line end.
  func line(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if end > start && bytes[end - 1] == Byte.newline { end -= 1 }
    if end > start && bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return start..<end
  }

  /// The line, counted from 0, on which a byte stands.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func position(of offset: Int) -> SourcePosition {
    let line = lineIndex(of: offset)
    return SourcePosition(line: line + 1, column: offset - lineStarts[line] + 1)
  }

  func range(of offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(of: offsets.lowerBound), end: position(of: offsets.upperBound))
  }
}
