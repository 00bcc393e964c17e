/// The text that cmark is given, and the way back to the author's text.
///
/// It is the source with spans replaced by tokens, line ends made uniform, and what would cost
/// cmark quadratic time hidden. Its lines need not be the source's lines; places are carried
/// back by offset.
struct RewrittenText {
  /// A stretch of the text: copied from the source, or in place of a stretch of it.
  struct Segment {
    var start: Int
    var source: Range<Int>
    /// The index into ``occurrences``; -1 for text that was copied, -2 for a replaced character.
    var occurrence: Int32
  }

  /// One place where a token stands.
  struct Occurrence {
    var token: Int
    /// Where the TeX of mathematics stands in the source.
    var tex: Range<Int>
  }

  let source: SourceText
  private(set) var bytes: [UInt8] = []
  private(set) var segments: [Segment] = []
  private(set) var occurrences: [Occurrence] = []
  private(set) var lineStarts: [Int] = [0]
  /// For each line, counted from 0, the last line up to it that is not blank, counted from 1.
  private var filledLines: [Int32] = []
  var tokens: [Token]
  /// For each token, one place in the source that it stands for.
  var tokenSources: [Range<Int>]
  /// Where the rows of tables start in the source, in order.
  let rowStarts: [Int]
}

// MARK: - Making it

extension RewrittenText {
  init(_ source: SourceText, from start: Int, _ rewriting: Rewriting) {
    self.source = source
    self.tokens = rewriting.tokens
    self.tokenSources = rewriting.tokenSources
    self.rowStarts = rewriting.rowStarts
    bytes.reserveCapacity(source.bytes.count - start + 64)
    segments.reserveCapacity(2 * rewriting.edits.count + 2)
    var offset = start
    for edit in rewriting.edits where edit.range.lowerBound >= offset {
      copy(offset..<edit.range.lowerBound)
      apply(edit)
      offset = edit.range.upperBound
    }
    copy(offset..<source.bytes.count)
    if segments.isEmpty {
      segments.append(Segment(start: 0, source: offset..<offset, occurrence: -1))
    }
    indexLines()
  }

  private mutating func apply(_ edit: Rewriting.Edit) {
    switch edit.replacement {
    case .token(let token, let tex):
      place(token, shape(of: token), over: edit.range, tex: tex)
    case .divEnd(let token):
      place(token, .divEnd, over: edit.range, tex: edit.range)
    }
  }

  private func shape(of token: Int) -> TokenCode.Shape {
    if case .divStart = tokens[token] { return .divStart }
    return .inline
  }

  private mutating func place(
    _ token: Int,
    _ shape: TokenCode.Shape,
    over range: Range<Int>,
    tex: Range<Int>
  ) {
    let segment = Segment(
      start: bytes.count,
      source: range,
      occurrence: Int32(truncatingIfNeeded: occurrences.count)
    )
    segments.append(segment)
    occurrences.append(Occurrence(token: token, tex: tex))
    TokenCode.append(token, shape, to: &bytes)
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if source.needsCleaning { return copyCleaning(range) }
    segments.append(Segment(start: bytes.count, source: range, occurrence: -1))
    bytes.append(contentsOf: source.bytes[range])
  }

  /// Copies all but carriage returns, NULs and the scalars of the private planes.
  private mutating func copyCleaning(_ range: Range<Int>) {
    let text = source.bytes
    var start = range.lowerBound
    var index = start
    func flush(_ end: Int, _ segments: inout [Segment], _ bytes: inout [UInt8]) {
      guard start < end else { return }
      segments.append(Segment(start: bytes.count, source: start..<end, occurrence: -1))
      bytes.append(contentsOf: text[start..<end])
    }
    while index < range.upperBound {
      let byte = text[index]
      let next = index + 1 < range.upperBound ? text[index + 1] : 0
      let length: Int
      if byte == Byte.carriageReturn {
        length = next == Byte.newline ? 2 : 1
      } else if byte == 0 {
        length = 1
      } else if byte >= 0xF3 && TokenCode.isLead(byte, next: next) {
        length = min(4, range.upperBound - index)
      } else {
        index += 1
        continue
      }
      flush(index, &segments, &bytes)
      replace(index..<index + length)
      index += length
      start = index
    }
    flush(range.upperBound, &segments, &bytes)
  }

  private mutating func replace(_ range: Range<Int>) {
    switch source.bytes[range.lowerBound] {
    case Byte.carriageReturn:
      segments.append(Segment(start: bytes.count, source: range, occurrence: -2))
      bytes.append(Byte.newline)
    case 0:
      segments.append(Segment(start: bytes.count, source: range, occurrence: -2))
      bytes.append(contentsOf: "\u{FFFD}".utf8)
    default:
      tokens.append(.verbatim)
      tokenSources.append(range)
      place(tokens.count - 1, .inline, over: range, tex: range)
    }
  }

  private mutating func indexLines() {
    lineStarts.reserveCapacity(source.lineStarts.count + 1)
    filledLines.reserveCapacity(source.lineStarts.count + 1)
    var filled: Int32 = 0
    for (index, byte) in bytes.enumerated() {
      if byte == Byte.newline {
        filledLines.append(filled)
        lineStarts.append(index + 1)
      } else if !byte.isSpace {
        filled = Int32(truncatingIfNeeded: lineStarts.count)
      }
    }
    filledLines.append(filled)
  }
}

// MARK: - Ways back

extension RewrittenText {
  /// The bytes of a line, counted from 1, without its line end; empty for a line that is not.
  func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return lineStarts[number - 1]..<end
  }

  /// The last line up to `number` that is not blank; lines count from 1, and 0 is none.
  func filledLine(upTo number: Int) -> Int {
    number < 1 ? 0 : Int(filledLines[min(number, filledLines.count) - 1])
  }

  /// The segment in which a byte stands.
  func segment(at offset: Int) -> Segment {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle } else { high = middle }
    }
    return segments[low]
  }

  /// Where in the source what stands at `offset` starts.
  func sourceStart(_ offset: Int) -> Int {
    let segment = segment(at: offset)
    guard segment.occurrence == -1 else {
      return offset > segment.start ? segment.source.upperBound : segment.source.lowerBound
    }
    return min(segment.source.lowerBound + offset - segment.start, segment.source.upperBound)
  }

  /// Where in the source what stands before `offset` ends.
  func sourceEnd(_ offset: Int) -> Int {
    guard offset > 0 else { return sourceStart(0) }
    let segment = segment(at: offset - 1)
    guard segment.occurrence == -1 else { return segment.source.upperBound }
    return min(segment.source.lowerBound + offset - segment.start, segment.source.upperBound)
  }

  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = sourceStart(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, sourceEnd(range.upperBound))
  }

  /// The token that starts at `offset`, and its place in the source.
  func occurrence(at offset: Int) -> (occurrence: Occurrence, source: Range<Int>)? {
    let segment = segment(at: offset)
    guard segment.occurrence >= 0, segment.start == offset else { return nil }
    return (occurrences[Int(segment.occurrence)], segment.source)
  }

  /// The author's text for bytes that came back from cmark: tokens are undone.
  func restored(_ text: some RandomAccessCollection<UInt8>) -> String {
    if !text.contains(where: { $0 >= 0xF3 }) { return String(decoding: text, as: UTF8.self) }
    return restoringTokens(in: Array(text))
  }

  /// The author's bytes that a token stands for.
  func source(ofToken index: Int, _ shape: TokenCode.Shape) -> ArraySlice<UInt8> {
    // The end of a div has the number of its start, and needs no more than three colons.
    if shape == .divEnd { return [Byte.colon, Byte.colon, Byte.colon] }
    return source.bytes[tokenSources[index]]
  }

  private func restoringTokens(in text: [UInt8]) -> String {
    var restored: [UInt8] = []
    var index = 0
    while index < text.count {
      if let token = TokenCode.read(text, at: index), token.index < tokens.count {
        restored.append(contentsOf: source(ofToken: token.index, token.shape))
        index += TokenCode.length
      } else {
        restored.append(text[index])
        index += 1
      }
    }
    return String(decoding: restored, as: UTF8.self)
  }
}

extension RewrittenText {
  /// Where the first row of a table that starts at or behind `offset` starts.
  func rowStart(from offset: Int) -> Int? {
    let target = sourceStart(offset)
    var low = 0
    var high = rowStarts.count
    while low < high {
      let middle = (low + high) / 2
      if rowStarts[middle] < target { low = middle + 1 } else { high = middle }
    }
    guard low < rowStarts.count else { return nil }
    let start = offset + rowStarts[low] - target
    return start < bytes.count && sourceStart(start) == rowStarts[low] ? start : nil
  }
}
