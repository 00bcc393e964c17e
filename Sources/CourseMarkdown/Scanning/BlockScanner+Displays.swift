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
