/// What cmark parsed the inlines of one block from, and where each byte of it came from.
///
/// cmark joins the lines of a block without their indentation and container marks, takes link
/// definitions off the front, and takes the backslash from `\|` in a table. The content is found
/// again in the rewritten text line by line.
struct ContentMap {
  /// From this byte of the content on, bytes are those of the text from `text` on.
  private struct Run {
    var content: Int
    var text: Int
  }

  private var runs: [Run] = []
  let content: UnsafeBufferPointer<UInt8>
  /// Whether every line was found.
  private(set) var isComplete = true

  nonisolated(unsafe) static let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// The map of no content.
  init() {
    content = Self.nothing
    runs = [Run(content: 0, text: 0)]
  }

  /// Maps the lines of a paragraph, heading or HTML block, the first of which is line `first` of
  /// the text, counted from 1; its content starts at `offset` of the text or behind.
  init(
    _ content: UnsafeBufferPointer<UInt8>,
    in text: RewrittenText,
    firstLine first: Int,
    from offset: Int = 0
  ) {
    self.content = content
    var start = 0
    var number = first
    while start < content.count {
      var end = start
      while end < content.count && content[end] != Byte.newline { end += 1 }
      let line = text.line(number)
      place(start..<end, in: text, line: line.clamped(to: offset..<Int.max))
      start = end + 1
      number += 1
    }
    if runs.isEmpty { runs.append(Run(content: 0, text: text.line(first).lowerBound)) }
  }

  /// Maps the content of a cell that stands in `range` of the text, where `\|` was `|`.
  init(_ content: UnsafeBufferPointer<UInt8>, in text: RewrittenText, cell range: Range<Int>) {
    self.content = content
    runs.append(Run(content: 0, text: range.lowerBound))
    isComplete = mapEscapedPipes(0..<content.count, in: text, range)
  }

  private mutating func place(_ whole: Range<Int>, in text: RewrittenText, line: Range<Int>) {
    // A tab that a container's indentation took in part has come back as spaces.
    var part = whole
    while part.count > 0 && content[part.lowerBound].isBlank {
      part = part.lowerBound + 1..<part.upperBound
    }
    let blanks = part.lowerBound - whole.lowerBound
    if part.count <= line.count, matches(part, text, at: line.upperBound - part.count) {
      add(part, at: line.upperBound - part.count, blanks: blanks, in: text, line)
    } else if !part.isEmpty, let start = search(part, in: text, line) {
      // A heading's closing hashes, or a line whose end was trimmed.
      add(part, at: start, blanks: blanks, in: text, line)
    } else {
      // The lines before a table have lost the backslashes of their `\|`.
      var start = line.lowerBound
      while start < line.upperBound, !part.isEmpty, text.bytes[start] != content[part.lowerBound] {
        start += 1
      }
      add(part, at: start, blanks: blanks, in: text, line)
      if !mapEscapedPipes(part, in: text, start..<line.upperBound) { isComplete = false }
    }
  }

  private mutating func add(
    _ part: Range<Int>,
    at start: Int,
    blanks: Int,
    in text: RewrittenText,
    _ line: Range<Int>
  ) {
    if blanks > 0 {
      var first = start
      while first > max(line.lowerBound, start - blanks), text.bytes[first - 1].isBlank {
        first -= 1
      }
      runs.append(Run(content: part.lowerBound - blanks, text: first))
    }
    runs.append(Run(content: part.lowerBound, text: start))
  }

  private func matches(_ part: Range<Int>, _ text: RewrittenText, at start: Int) -> Bool {
    for index in 0..<part.count
    where content[part.lowerBound + index] != text.bytes[start + index] {
      return false
    }
    return true
  }

  private func search(_ part: Range<Int>, in text: RewrittenText, _ line: Range<Int>) -> Int? {
    guard part.count <= line.count else { return nil }
    // Only marks and blanks stand before the content, so the first fit is the right one; the
    // number of trials is bounded against lines that are made to be slow.
    let last = min(line.upperBound - part.count, line.lowerBound + 1_000)
    for start in line.lowerBound...max(last, line.lowerBound)
    where start <= last && matches(part, text, at: start) {
      return start
    }
    return nil
  }

  private mutating func mapEscapedPipes(
    _ part: Range<Int>,
    in text: RewrittenText,
    _ range: Range<Int>
  ) -> Bool {
    var offset = range.lowerBound
    for index in part {
      guard offset < range.upperBound else { return false }
      if text.bytes[offset] == Byte.backslash && offset + 1 < range.upperBound
        && text.bytes[offset + 1] == Byte.pipe && content[index] == Byte.pipe
      {
        runs.append(Run(content: index, text: offset + 1))
        offset += 1
      }
      guard text.bytes[offset] == content[index] else { return false }
      offset += 1
    }
    return true
  }
}

extension ContentMap {
  /// The offset in the rewritten text of a byte of the content, or of its end.
  func textOffset(_ offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].content <= offset { low = middle } else { high = middle }
    }
    return runs[low].text + offset - runs[low].content
  }

  /// Part of the content as a range of the source.
  func sourceRange(_ range: Range<Int>, in text: RewrittenText) -> Range<Int> {
    let start = text.sourceStart(textOffset(range.lowerBound))
    guard !range.isEmpty else { return start..<start }
    let end = text.sourceEnd(textOffset(range.upperBound - 1) + 1)
    return start..<max(start, end)
  }

  /// The content without the white space at its ends.
  var trimmed: Range<Int> { content.trimmed(0..<content.count) }
}
