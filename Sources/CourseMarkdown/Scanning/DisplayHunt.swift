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
