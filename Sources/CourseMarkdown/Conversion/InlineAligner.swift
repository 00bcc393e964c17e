/// Walks the content of a block beside cmark's inline nodes and says where each one stands.
///
/// cmark's own columns are wrong behind line breaks, in tables, for autolinks and for escapes,
/// and are not used. What cmark decided is known from the node; from that, what the source must
/// look like follows, up to the few places where a form has to be tried (entities, link tails).
struct InlineAligner {
  let content: UnsafeBufferPointer<UInt8>
  /// Behind what was accounted for.
  private(set) var cursor = 0
  /// The content without trailing white space, which cmark does not read.
  let end: Int
  /// Whether a node was not found: from there on, places are those of the whole block.
  private(set) var isLost = false
  /// Where bytes of the text found last stand: from each mark on, byte for byte.
  private(set) var marks: [(literal: Int, content: Int)] = []
  private var links: [LinkForm] = []

  private enum LinkForm {
    case brackets
    case angles
    case bare
  }

  init(_ content: UnsafeBufferPointer<UInt8>) {
    self.content = content
    end = content.trimmed(0..<content.count).upperBound
  }

  private func peek(_ offset: Int = 0) -> UInt8 {
    cursor + offset < end ? content[cursor + offset] : 0
  }

  private mutating func advance(_ count: Int) -> Range<Int> {
    let start = cursor
    cursor = min(cursor + count, end)
    return start..<cursor
  }

  private mutating func lose() -> Range<Int> {
    isLost = true
    return cursor..<cursor
  }

  // MARK: Leaves

  /// The place of a line break: the white space before it, a backslash, the line end, and the
  /// indentation of the next line.
  mutating func lineBreak() -> Range<Int> {
    let start = cursor
    while peek().isBlank { cursor += 1 }
    let isEscaped = peek() == Byte.backslash
    if isEscaped { cursor += 1 }
    guard peek() == Byte.newline else { return lose() }
    cursor += 1
    let end = cursor
    // Behind a backslash, cmark keeps the blanks of the next line.
    while !isEscaped && peek().isBlank { cursor += 1 }
    return start..<end
  }

  mutating func code() -> Range<Int> {
    let length = content.run(of: Byte.backtick, at: cursor)
    guard length > 0 else { return lose() }
    var search = cursor + length
    while search < end {
      let run = content.run(of: Byte.backtick, at: search)
      if run == length { return advance(search + run - cursor) }
      search += max(run, 1)
    }
    return lose()
  }

  mutating func html(_ literal: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard matches(literal, at: cursor) else { return lose() }
    return advance(literal.count)
  }

  mutating func footnoteReference() -> Range<Int> {
    guard peek() == Byte.leftBracket else { return lose() }
    var depth = 0
    var index = cursor
    while index < end {
      switch content[index] {
      case Byte.backslash: index += 1
      case Byte.leftBracket: depth += 1
      case Byte.rightBracket:
        depth -= 1
        if depth == 0 { return advance(index + 1 - cursor) }
      default: break
      }
      index += 1
    }
    return lose()
  }

  // MARK: Delimiters

  /// The mark of emphasis at its start or end.
  mutating func mark(_ length: Int) -> Range<Int> {
    let byte = peek()
    guard byte == Byte.asterisk || byte == Byte.underscore, peek(length - 1) == byte else {
      return lose()
    }
    return advance(length)
  }

  /// The mark of strikethrough at its start or end: one or two tildes.
  mutating func tildes() -> Range<Int> {
    let length = content.run(of: Byte.tilde, at: cursor)
    guard length > 0 else { return lose() }
    return advance(min(length, 2))
  }

  mutating func openLink() -> Range<Int> {
    switch peek() {
    case Byte.leftBracket:
      links.append(.brackets)
      return advance(1)
    case Byte.less:
      links.append(.angles)
      return advance(1)
    default:
      links.append(.bare)
      return advance(0)
    }
  }

  mutating func openImage() -> Range<Int> {
    links.append(.brackets)
    guard peek() == Byte.exclamation, peek(1) == Byte.leftBracket else { return lose() }
    return advance(2)
  }

  mutating func closeLink() -> Range<Int> {
    switch links.popLast() {
    case .angles:
      return peek() == Byte.greater ? advance(1) : lose()
    case .brackets:
      guard peek() == Byte.rightBracket else { return lose() }
      return advance(LinkTail.length(content, after: cursor + 1, end: end) + 1)
    case .bare, nil:
      return advance(0)
    }
  }

  private func matches(_ literal: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + literal.count <= end else { return false }
    for index in 0..<literal.count where literal[index] != content[start + index] { return false }
    return true
  }
}

// MARK: - Text

extension InlineAligner {
  /// Finds where text stands, and in ``marks`` where the tokens in it stand.
  mutating func text(_ literal: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    marks.removeAll(keepingCapacity: true)
    let start = cursor
    let prefersRaw = links.last.map { $0 != .brackets } ?? false
    if prefersRaw && matches(literal, at: cursor) { return raw(literal) }
    if let stop = decoded(literal, from: start) {
      cursor = stop
      return start..<stop
    }
    if matches(literal, at: start) { return raw(literal) }
    return lose()
  }

  private mutating func raw(_ literal: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    marks = literal.contains { $0 >= 0xF3 } ? [(0, cursor)] : []
    return advance(literal.count)
  }

  /// Reads escapes and entities as cmark does while comparing.
  private mutating func decoded(
    _ literal: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    let escapes = links.last != .angles
    var source = start
    var index = 0
    while index < literal.count {
      guard source < end else { return nil }
      let byte = content[source]
      if byte == Byte.backslash && escapes && source + 1 < end
        && content[source + 1].isPunctuation && content[source + 1] == literal[index]
      {
        source += 2
        index += 1
      } else if byte == Byte.ampersand,
        let entity = Entities.read(content, at: source, end: end),
        matches(entity.text, literal, at: index),
        !standsAsWritten(entity, source, literal, index)
      {
        source += entity.length
        index += entity.text.count
      } else if byte == literal[index] {
        if byte >= 0xF3 { marks.append((index, source)) }
        source += 1
        index += 1
      } else {
        return nil
      }
    }
    return source
  }

  /// Whether cmark left `&amp;` as it was written, as it does in `[^label]` without a footnote.
  private func standsAsWritten(
    _ entity: (length: Int, text: [UInt8]),
    _ source: Int,
    _ literal: UnsafeBufferPointer<UInt8>,
    _ index: Int
  ) -> Bool {
    guard entity.text == [Byte.ampersand], index + entity.length <= literal.count else {
      return false
    }
    let isSame = (0..<entity.length).allSatisfy { content[source + $0] == literal[index + $0] }
    let behind = source + entity.length
    let goesOn =
      behind + entity.length - 1 <= end
      && (1..<entity.length).allSatisfy { content[behind + $0 - 1] == literal[index + $0] }
    return isSame && !goesOn
  }

  private func matches(
    _ text: [UInt8],
    _ literal: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Bool {
    guard start + text.count <= literal.count else { return false }
    for index in 0..<text.count where text[index] != literal[start + index] { return false }
    return true
  }
}
