import Diagnostics

// Lines of text: paragraphs, headings and tables, in which mathematics is looked for.
extension BlockScanner {
  /// Scans the paragraph that starts on a line, with the displays in it whatever they hold.
  ///
  /// - Returns: The next line to read.
  mutating func scanParagraph(from first: Int, at start: Int) -> Int {
    leaf = .paragraph
    paragraphLine = first
    var line = first
    var offset = start
    while true {
      var region = InlineRegion()
      region.append(offset..<source.line(line).upperBound, of: source, line: line)
      var next = line + 1
      let isTable = pull(&region, &next, isResumed: offset != start)
      guard let resume = scanText(region) else {
        return isTable ? scanTable(header: next - 1) : next
      }
      line = resume.line
      offset = resume.offset
    }
  }

  /// Adds the lines that go on the paragraph, whose first line may start behind a display.
  ///
  /// - Returns: Whether the last line turned out to be the head of a table; it is not added, and
  ///   `next` is the line behind it.
  private mutating func pull(
    _ region: inout InlineRegion,
    _ next: inout Int,
    isResumed: Bool
  ) -> Bool {
    while next < source.lineCount {
      let reading = read(next, leaf: .paragraph)
      guard reading.opened.isEmpty, reading.content == .text || reading.content == .tooDeep
      else { return false }
      if reading.content == .tooDeep { mask(reading) }
      let mayBeHead = !isResumed || region.lineCount > 1
      if mayBeHead, reading.matched == containers.count,
        startsTable(reading, header: region, line: next)
      {
        region.removeLast()
        return true
      }
      region.append(reading.cursor.rest, of: source, line: next)
      next += 1
    }
    return false
  }

  /// Scans text and carries out what was found.
  ///
  /// - Returns: Where to go on when a display left the text.
  private mutating func scanText(_ region: InlineRegion) -> (line: Int, offset: Int)? {
    var scanner = MathScanner(region.text)
    var resume: (line: Int, offset: Int)?
    scanner.scan { index, delimiter in
      let found = findDisplay(region, index, delimiter) { resume = $0 }
      return found.map { .found($0) } ?? .unclosed
    }
    carryOut(scanner.events, region)
    return resume
  }

  mutating func scanHeading(_ rest: Range<Int>, _ line: Int) {
    var region = InlineRegion()
    region.append(rest, of: source, line: line)
    var scanner = MathScanner(region.text)
    scanner.scan()
    carryOut(scanner.events, region)
  }

  /// Turns what the scanner found into edits.
  mutating func carryOut(
    _ events: [MathScanner.Event],
    _ region: InlineRegion,
    inRow: Bool = false
  ) {
    let mayHoldLabels = region.text.contains(Byte.leftBracket)
    for event in events {
      switch event {
      case .mask(let range):
        rewriting.replace(region.sourceRange(range), with: .verbatim)
      case .math(let range, let tex, let kind) where recognisesMath:
        let key = mayHoldLabels ? (inRow ? "|" : "") + region.text.string(range) : nil
        let text = region.text.string(tex)
        rewriting.replace(
          region.sourceRange(range),
          key: key,
          tex: region.sourceRange(tex),
          with: MathToken(kind: kind, tex: inRow ? text.replacingEscapedPipes : text)
        )
      case .display(let found) where recognisesMath:
        rewriting.replace(
          found.range,
          key: mayHoldLabels ? bytes.string(found.range) : nil,
          tex: found.texRange,
          with: MathToken(kind: .display, tex: found.tex, identifier: found.identifier)
        )
      case .math, .display: break
      }
    }
  }
}

extension String {
  /// The text with `\|` as `|`: how a pipe is written in a table.
  var replacingEscapedPipes: String {
    var result: [UInt8] = []
    for byte in utf8 {
      if byte == Byte.pipe && result.last == Byte.backslash { result.removeLast() }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
