import Diagnostics

// Displays: they may hold what looks like any block, and blank lines.
extension BlockScanner {
  /// Finds the end of the display that opens at an index of a paragraph's text.
  ///
  /// - Parameters:
  ///   - region: The text.
  ///   - index: Where the display opens in it.
  ///   - delimiter: What opens it.
  ///   - leave: Told where the display ends when that is not in the text.
  /// - Returns: `nil` where there is no end that belongs to it.
  mutating func findDisplay(
    _ region: InlineRegion,
    _ index: Int,
    _ delimiter: DisplayDelimiter,
    leave: ((line: Int, offset: Int)) -> Void
  ) -> MathScanner.FoundDisplay? {
    let start = region.sourceOffset(index)
    let first = region.lineNumber(of: index)
    guard start >= fruitless[delimiter, default: 0] else { return nil }
    let isAtLineStart = index == 0 || region.text[index - 1] == Byte.newline
    var hunt = DisplayHunt(delimiter, opening: start, isAtLineStart: isAtLineStart)
    hunt.add(start + delimiter.opening.utf8.count..<source.line(first).upperBound)
    guard let end = hunt.run(in: self, from: first, needed: containers(on: first)) else {
      if delimiter != .dollars { fruitless[delimiter] = hunt.reached }
      warnUnclosed(delimiter, start, isAtLineStart)
      return nil
    }
    guard var found = hunt.display(to: end, bytes) else { return nil }
    let lineEnd = source.line(end.line).upperBound
    let behind = attribute(found.range.upperBound, lineEnd, &found.identifier)
    found.range = start..<behind
    found.resume = region.index(ofSource: behind, line: end.line)
    if found.resume == nil { leave((end.line, behind)) }
    return found
  }

  /// Reads `{#identifier}` behind a closing delimiter.
  private func attribute(_ end: Int, _ lineEnd: Int, _ identifier: inout String?) -> Int {
    var index = end
    while index < lineEnd && bytes[index].isBlank { index += 1 }
    guard bytes.has("{#", at: index), index < lineEnd,
      let close = bytes[index..<lineEnd].firstIndex(of: Byte.rightBrace)
    else { return end }
    identifier = AttributeList.parse(bytes.string(index + 1..<close)).identifier
    return close + 1
  }

  private mutating func warnUnclosed(
    _ delimiter: DisplayDelimiter,
    _ start: Int,
    _ isAtLineStart: Bool
  ) {
    guard recognisesMath, isAtLineStart || delimiter == .dollars else { return }
    let place = start..<start + delimiter.opening.utf8.count
    diagnostics.append(.unclosedMath(delimiter, at: source.range(of: place)))
  }
}

/// The search for the end of one display through the lines of its container.
struct DisplayHunt {
  private let opening: Int
  private let isAtLineStart: Bool
  private let delimiter: DisplayDelimiter
  private var search: DisplaySearch
  /// The parts of lines between the delimiters.
  private var pieces: [Range<Int>] = []
  private var firstLine = 0
  private var crossedBlank = false
  /// How far was looked.
  private(set) var reached = 0

  struct End {
    var piece: Int
    var line: Int
    /// Where the closing delimiter starts.
    var offset: Int
  }

  init(_ delimiter: DisplayDelimiter, opening: Int, isAtLineStart: Bool) {
    self.delimiter = delimiter
    self.opening = opening
    self.isAtLineStart = isAtLineStart
    search = DisplaySearch(delimiter)
  }

  mutating func add(_ piece: Range<Int>) {
    pieces.append(piece.lowerBound..<max(piece.lowerBound, piece.upperBound))
  }

  /// Looks line by line.
  ///
  /// - Parameters:
  ///   - scanner: Knows the containers.
  ///   - first: The line of the opening delimiter.
  ///   - needed: How many containers that line stands in.
  /// - Returns: Where the closing delimiter is, or `nil`.
  mutating func run(in scanner: BlockScanner, from first: Int, needed: Int) -> End? {
    firstLine = first
    var line = first
    while true {
      let piece = pieces.count - 1
      reached = pieces[piece].upperBound
      if let offset = search.feed(scanner.bytes, pieces[piece], piece: piece) {
        return accepts(offset, scanner.bytes) ? End(piece: piece, line: line, offset: offset) : nil
      }
      if search.isExhausted { break }
      line += 1
      guard let content = scanner.displayLine(line, needed: needed) else { break }
      let rest = scanner.bytes.trimmed(content)
      if rest.isEmpty {
        guard isAtLineStart else { break }
        crossedBlank = true
      } else if crossedBlank && looksLikeProse(scanner.bytes, rest) {
        break
      }
      add(content)
    }
    return search.fallback.map { End(piece: $0.piece, line: firstLine + $0.piece, offset: $0.end) }
  }

  /// Behind a blank line, a delimiter that starts a line and has text behind it opens another
  /// display.
  private func accepts(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    guard crossedBlank, delimiter == .dollars, let last = pieces.last else { return true }
    if search.hasLoneDollar { return false }
    let behind = bytes.trimmed(offset + 2..<max(last.upperBound, offset + 2))
    let isFirst = bytes.trimmed(last.lowerBound..<offset).isEmpty
    return !isFirst || behind.isEmpty
      || !bytes[behind.lowerBound].isLetter
        && bytes[behind.lowerBound] != Byte.backslash
  }

  /// Three words in a row, a heading or a bold start are no TeX.
  private func looksLikeProse(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    if bytes.has("**", at: line.lowerBound) || LineSyntax.isHeading(bytes, line) { return true }
    var words = 0
    var depth = 0
    for word in bytes[line].split(separator: Byte.space) {
      depth += word.count { $0 == Byte.leftBrace } - word.count { $0 == Byte.rightBrace }
      words = depth == 0 && word.count > 1 && word.allSatisfy(\.isLetter) ? words + 1 : 0
      if words == 3 { return true }
    }
    return false
  }

  /// The display up to an end, or `nil` if there is nothing in it.
  func display(to end: End, _ bytes: [UInt8]) -> MathScanner.FoundDisplay? {
    var parts = Array(pieces[...end.piece])
    parts[end.piece] = parts[end.piece].lowerBound..<end.offset
    let closing = end.offset + delimiter.closing.utf8.count
    if delimiter.isPartOfTeX {
      parts[0] = opening..<parts[0].upperBound
      parts[end.piece] = parts[end.piece].lowerBound..<closing
    }
    guard let first = parts.firstIndex(where: { !bytes.trimmed($0).isEmpty }),
      let last = parts.lastIndex(where: { !bytes.trimmed($0).isEmpty })
    else { return nil }
    parts[first] = bytes.trimmed(parts[first]).lowerBound..<parts[first].upperBound
    parts[last] = parts[last].lowerBound..<bytes.trimmed(parts[last]).upperBound
    if delimiter == .brackets {
      let isBare = !parts[first...last].contains { bytes[$0].contains(where: \.isWordLike) }
      let isPoints = first == last && MathScanner.isPoints(bytes, parts[first])
      if isBare || isPoints { return nil }
    }
    return MathScanner.FoundDisplay(
      range: opening..<closing,
      tex: parts[first...last].map { bytes.string($0) }.joined(separator: "\n"),
      texRange: parts[first].lowerBound..<parts[last].upperBound
    )
  }
}

extension BlockScanner {
  /// How many containers a line of the open paragraph stands in: fewer than are open where it is
  /// lazy.
  private func containers(on line: Int) -> Int {
    if line == paragraphLine { return containers.count }
    var cursor = LineCursor(source.line(line), bytes)
    return matchContainers(&cursor, line).count
  }

  /// The content of a line inside a display that opened on an earlier line: without the marks of
  /// its containers, as far as that line had them.
  ///
  /// - Returns: `nil` where the container ends, or where code or a div starts.
  func displayLine(_ line: Int, needed: Int) -> Range<Int>? {
    guard line < source.lineCount else { return nil }
    var cursor = LineCursor(source.line(line), bytes)
    let matched = matchContainers(&cursor, line)
    guard matched.divEnd == nil else { return nil }
    if matched.count < needed {
      guard !cursor.isBlank else { return nil }
      let reading = read(line, leaf: .paragraph)
      guard reading.opened.isEmpty, reading.content == .text else { return nil }
    }
    if !cursor.isBlank, cursor.indent < 4 {
      let first = bytes[cursor.next]
      if first == Byte.backtick || first == Byte.tilde,
        LineSyntax.fence(bytes, cursor.rest) != nil
      {
        return nil
      }
      if first == Byte.colon, DivSyntax.opening(bytes, cursor.rest) != nil { return nil }
    }
    return cursor.offset..<cursor.end
  }
}
