// Markup that hides what is in it: code, tags, addresses, and the brackets of links.
extension MathScanner {
  mutating func backticks(_ index: Int) -> Int {
    let run = text.run(of: Byte.backtick, at: index)
    if code.isOrphan(index) {
      // Its partner is inside a formula; cmark must not pair it with another.
      mask(index..<index + run)
      return index + run
    }
    guard let end = code.end(of: index, length: run) else { return index + run }
    if case .row = mode, hasPipe(index..<end) { return index + run }
    if case .html = mode { return index + run }
    return end
  }

  mutating func angle(_ index: Int) -> Int {
    if let end = HTMLSyntax.tagEnd(text, at: index, end: text.count) {
      if case .html = mode { return behindElement(index, tagEnd: end) }
      return end
    }
    if let end = HTMLSyntax.autolinkEnd(text, at: index) { return end }
    let marks: [(open: StaticString, close: StaticString)] = [
      ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"),
    ]
    for mark in marks where text.has(mark.open, at: index) {
      guard let close = find(mark.close, from: index + mark.open.utf8CodeUnitCount) else { break }
      return close + mark.close.utf8CodeUnitCount
    }
    return index + 1
  }

  mutating func openBracket(_ index: Int) -> Int {
    if openBrackets >= Self.limit || isTrap(index) {
      mask(index..<index + 1)
      return index + 1
    }
    openBrackets += 1
    if let found = definition(index) { pendingDefinition = found }
    return index + 1
  }

  /// What cmark takes for a reference to a footnote and then reads wrongly: a label of several
  /// lines loses text, a caret written as a character reference makes it read behind its end.
  private func isTrap(_ index: Int) -> Bool {
    if text.has("[&", at: index) {
      return Entities.read(text, at: index + 1, end: text.count)?.text == [Byte.caret]
    }
    guard text.has("[^", at: index) else { return false }
    // No label is longer than a thousand bytes.
    var end = index
    var depth = 0
    let limit = min(text.count, index + 1_000)
    while end < limit && text[end] != Byte.newline {
      switch text[end] {
      case Byte.backslash: end += 1
      case Byte.leftBracket: depth += 1
      case Byte.rightBracket: depth -= 1
      default: break
      }
      if depth == 0 { return false }
      end += 1
    }
    return end < text.count
  }

  mutating func closeBracket(_ index: Int) -> Int {
    guard openBrackets > 0 else { return index + 1 }
    openBrackets -= 1
    if let definition = pendingDefinition, definition.close == index { return definition.end }
    return LinkTail.inlineEnd(text, at: index + 1, end: text.count) ?? index + 1
  }

  /// Where the label of `[label]: destination` closes, and where the destination and title end.
  ///
  /// Definitions stand at the start of a paragraph, line after line.
  private mutating func definition(_ index: Int) -> (close: Int, end: Int)? {
    guard index == nextDefinition,
      let label = LinkTail.labelEnd(text, at: index, end: text.count),
      label < text.count, text[label] == Byte.colon
    else { return nil }
    var end = label + 1
    while end < text.count && text[end].isBlank { end += 1 }
    while end < text.count && !text[end].isSpace { end += 1 }
    while end < text.count && text[end].isBlank { end += 1 }
    let isAlone = end >= text.count || text[end] == Byte.newline
    guard isAlone || "\"'(".utf8.contains(text[end]) else { return nil }
    while end < text.count && text[end] != Byte.newline { end += 1 }
    nextDefinition = end + 1
    return (label - 1, end)
  }

  /// Behind a bare address.
  func address(_ index: Int) -> Int {
    guard text.has("://", at: index), index > 2, text[index - 1].isLetter else { return index + 1 }
    var end = index + 3
    while end < text.count, !text[end].isSpace, text[end] < 0x80,
      text[end] != Byte.less, text[end] != Byte.leftBracket
    {
      end += 1
    }
    return end
  }

  func hasPipe(_ range: Range<Int>) -> Bool {
    range.contains { text[$0] == Byte.pipe && ($0 == 0 || text[$0 - 1] != Byte.backslash) }
  }

  /// Behind an opening tag; behind the whole element where its text is no prose.
  func behindElement(_ start: Int, tagEnd: Int) -> Int {
    let name = HTMLSyntax.name(text, at: start)
    guard HTMLSyntax.opaqueElements.contains(name) else { return tagEnd }
    let closing = Array("</\(name)".utf8)
    var index = tagEnd
    while index + closing.count <= text.count {
      if text[index] == Byte.less
        && zip(closing, text[index...]).allSatisfy({ $0 == $1.lowercased })
      {
        return index
      }
      index += 1
    }
    return text.count
  }
}
