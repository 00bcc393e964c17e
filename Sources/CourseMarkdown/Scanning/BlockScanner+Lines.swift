// Reading a line: which containers go on, which are opened, and what is in them.
extension BlockScanner {
  /// What a line is if `leaf` is the open block of text.
  func read(_ line: Int, leaf: OpenLeaf) -> LineReading {
    var cursor = LineCursor(source.line(line), bytes)
    let matched = matchContainers(&cursor, line)
    var reading = LineReading(matched: matched.count, cursor: cursor)
    if let end = matched.divEnd {
      reading.content = .divEnd(end)
      return reading
    }
    let allMatched = matched.count == containers.count
    if allMatched, let content = continues(leaf, cursor) {
      reading.content = content
      return reading
    }
    openBlocks(&reading, inParagraph: allMatched && leaf == .paragraph, leaf)
    return reading
  }

  /// Takes the marks of the open containers off the front of a line.
  ///
  /// - Returns: How many go on, and the div that the line ends, if it does.
  func matchContainers(_ cursor: inout LineCursor, _ line: Int) -> (count: Int, divEnd: Int?) {
    var count = 0
    var divs: [Int] = []
    loop: for container in containers {
      switch container.kind {
      case .quote:
        guard cursor.indent <= 3, !cursor.isBlank, bytes[cursor.next] == Byte.greater else {
          break loop
        }
        cursor.advance(to: cursor.next + 1, bytes)
        if cursor.offset < cursor.end && bytes[cursor.offset].isBlank {
          cursor.advance(columns: 1, bytes)
        }
      case .item(let indent):
        if cursor.indent >= indent {
          cursor.advance(columns: indent, bytes)
        } else if cursor.isBlank && container.hasContent {
          cursor.advance(to: cursor.next, bytes)
        } else {
          break loop
        }
      case .footnote:
        if cursor.indent >= 4 {
          cursor.advance(columns: 4, bytes)
        } else if !source.line(line).isEmpty {
          break loop
        }
      case .div(let fence):
        if case .fence(let character, let length) = fence, cursor.indent <= 3,
          !cursor.isBlank, LineSyntax.isClosingFence(bytes, cursor.rest, character, length)
        {
          return (count, count)
        }
        if cursor.indent <= 3 { divs.append(count) }
      }
      count += 1
    }
    if case .fence = leaf, count == containers.count { return (count, nil) }
    return (count, closedDiv(divs, cursor))
  }

  /// The div that a line of colons ends: the innermost with as many, else the innermost.
  private func closedDiv(_ divs: [Int], _ cursor: LineCursor) -> Int? {
    guard !divs.isEmpty, cursor.indent <= 3, !cursor.isBlank, bytes[cursor.next] == Byte.colon,
      let colons = DivSyntax.closingColons(bytes, cursor.rest)
    else { return nil }
    let lengths = divs.compactMap { index -> (Int, Int)? in
      guard case .div(.colons(let length)) = containers[index].kind else { return nil }
      return (index, length)
    }
    return (lengths.last { $0.1 == colons } ?? lengths.last)?.0
  }

  /// What a line is to open code or HTML; `nil` where that ends before it.
  private func continues(_ leaf: OpenLeaf, _ cursor: LineCursor) -> LineReading.Content? {
    switch leaf {
    case .fence(let character, let length):
      let closes =
        cursor.indent <= 3 && !cursor.isBlank
        && LineSyntax.isClosingFence(bytes, cursor.rest, character, length)
      return closes ? .closingFence : .literal
    case .html(let condition):
      return condition >= 6 && cursor.isBlank ? .blank : .literal
    case .indentedCode:
      return cursor.indent >= 4 || cursor.isBlank ? (cursor.isBlank ? .blank : .literal) : nil
    case .none, .paragraph, .table:
      return nil
    }
  }

  /// Finds the blocks that a line opens behind the containers that go on.
  private func openBlocks(_ reading: inout LineReading, inParagraph: Bool, _ leaf: OpenLeaf) {
    var inParagraph = inParagraph
    var mayBeLazy = leaf == .paragraph
    while true {
      let cursor = reading.cursor
      if cursor.isBlank {
        reading.content = .blank
        return
      }
      if cursor.indent >= 4 {
        reading.content = mayBeLazy ? .text : .indentedCode
        return
      }
      if let content = leafStart(cursor.rest, inParagraph: inParagraph, mayBeLazy: mayBeLazy) {
        reading.content = content
        return
      }
      guard openContainer(&reading, inParagraph: inParagraph) else {
        reading.content = opensDiv(cursor.rest) ? .divStart : .text
        return
      }
      if reading.content == .tooDeep { return }
      inParagraph = false
      mayBeLazy = false
    }
  }

  /// The block without blocks in it that starts with the rest of a line.
  private func leafStart(
    _ rest: Range<Int>,
    inParagraph: Bool,
    mayBeLazy: Bool
  ) -> LineReading.Content? {
    switch bytes[rest.lowerBound] {
    case Byte.hash:
      return LineSyntax.isHeading(bytes, rest) ? .heading : nil
    case Byte.backtick, Byte.tilde:
      if opensDiv(rest) { return .divStart }
      return LineSyntax.fence(bytes, rest).map { .fence($0.character, $0.length) }
    case Byte.less:
      return HTMLSyntax.blockStart(bytes, rest, inParagraph: inParagraph).map { .html($0) }
    case Byte.equals, Byte.hyphen, Byte.asterisk, Byte.underscore:
      if inParagraph && LineSyntax.isSetextUnderline(bytes, rest) { return .setextUnderline }
      return LineSyntax.isThematicBreak(bytes, rest) ? .thematicBreak : nil
    default:
      return nil
    }
  }

  private func opensDiv(_ rest: Range<Int>) -> Bool {
    extensions.contains(.divs) && containers.count < Self.nestingLimit
      && DivSyntax.opening(bytes, rest) != nil
  }

  /// Opens the quote, item or footnote that starts here.
  private func openContainer(_ reading: inout LineReading, inParagraph: Bool) -> Bool {
    let rest = reading.cursor.rest
    let start = rest.lowerBound
    let first = bytes[start]
    if first == Byte.greater {
      guard deepens(&reading) else { return true }
      reading.cursor.advance(to: start + 1, bytes)
      if reading.cursor.offset < rest.upperBound && bytes[reading.cursor.offset].isBlank {
        reading.cursor.advance(columns: 1, bytes)
      }
      reading.opened.append(OpenContainer(kind: .quote))
      return true
    }
    if first == Byte.leftBracket, extensions.contains(.footnotes),
      let length = LineSyntax.footnoteDefinition(bytes, rest)
    {
      guard deepens(&reading) else { return true }
      reading.cursor.advance(to: start + length, bytes)
      reading.opened.append(OpenContainer(kind: .footnote, opening: start..<start + length))
      return true
    }
    guard let marker = LineSyntax.listMarker(bytes, rest, inParagraph: inParagraph) else {
      return false
    }
    guard deepens(&reading) else { return true }
    openItem(&reading, marker: marker)
    return true
  }

  private func deepens(_ reading: inout LineReading) -> Bool {
    guard reading.matched + reading.opened.count >= Self.nestingLimit else { return true }
    reading.content = .tooDeep
    return false
  }

  private func openItem(_ reading: inout LineReading, marker: Int) {
    let offset = reading.cursor.indent
    var cursor = reading.cursor
    cursor.advance(to: cursor.next + marker, bytes)
    var padding = marker + 1
    if cursor.isBlank || cursor.indent >= 5 {
      cursor.advance(columns: 1, bytes)
    } else {
      padding = marker + cursor.indent
      cursor.advance(to: cursor.next, bytes)
    }
    reading.cursor = cursor
    reading.opened.append(OpenContainer(kind: .item(indent: offset + padding)))
  }
}
