/// The text of a paragraph, heading or row as cmark will join it, and where it came from.
struct InlineRegion {
  private struct Line {
    var start: Int
    var source: Int
    var number: Int
  }

  private(set) var text: [UInt8] = []
  private var lines: [Line] = []

  /// Adds part of a line of the source; `number` counts lines from 0.
  mutating func append(_ content: Range<Int>, of source: SourceText, line number: Int) {
    if !text.isEmpty || !lines.isEmpty { text.append(Byte.newline) }
    lines.append(Line(start: text.count, source: content.lowerBound, number: number))
    text.append(contentsOf: source.bytes[content])
  }

  /// Takes the last line away again.
  mutating func removeLast() {
    guard let last = lines.popLast() else { return }
    text.removeLast(text.count - max(last.start - 1, 0))
  }

  var lineCount: Int { lines.count }

  /// The text of the last line.
  var lastLine: [UInt8] {
    lines.last.map { Array(text[$0.start...]) } ?? []
  }

  private func line(of index: Int) -> Line {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle } else { high = middle }
    }
    return lines[low]
  }

  /// The line of the source, counted from 0, from which a byte came.
  func lineNumber(of index: Int) -> Int { line(of: index).number }

  func sourceOffset(_ index: Int) -> Int {
    let line = line(of: index)
    return line.source + index - line.start
  }

  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<sourceOffset(range.upperBound - 1) + 1
  }

  /// Where in the text a byte of the source is, on a line that was added.
  func index(ofSource offset: Int, line number: Int) -> Int? {
    guard let last = lines.last, number <= last.number else { return nil }
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].number <= number { low = middle } else { high = middle }
    }
    guard lines[low].number == number, offset >= lines[low].source else { return nil }
    return lines[low].start + offset - lines[low].source
  }
}
