// Formulas in `\(…\)` and displays inside one block, and the labels and points that only look
// like them.
extension MathScanner {
  /// `\(…\)`, unless it is the label of a part.
  mutating func parenthesised(_ index: Int) -> Int? {
    guard let close = closing("\\)", from: index + 2) else { return nil }
    let body = text.trimmed(index + 2..<close)
    guard saysSomething(body), !isPartLabel(body, opening: index, behind: close + 2) else {
      return nil
    }
    if case .row(let allowsPipes) = mode, !allowsPipes, hasPipe(body) { return nil }
    return accept(index..<close + 2, tex: body, .inline)
  }

  /// The end of a display inside the text.
  mutating func displayEnd(_ index: Int, _ delimiter: DisplayDelimiter) -> Int? {
    let start = index + delimiter.opening.utf8.count
    var search = DisplaySearch(delimiter)
    guard !unclosed.contains(delimiter),
      let close = search.feed(text, start..<text.count, piece: 0) ?? search.fallback?.end
    else {
      unclosed.insert(delimiter)
      return nil
    }
    let end = close + delimiter.closing.utf8.count
    let body = text.trimmed(start..<close)
    guard saysSomething(body), delimiter != .brackets || !Self.isPoints(text, body) else {
      return nil
    }
    if case .row(let allowsPipes) = mode, !allowsPipes, hasPipe(body) { return nil }
    return accept(index..<end, tex: delimiter.isPartOfTeX ? index..<end : body, .display)
  }

  /// A formula holds more than marks: `\[\\\]` is three escapes.
  private func saysSomething(_ body: Range<Int>) -> Bool {
    text[body].contains(where: \.isWordLike)
  }

  /// The next mark that no backslash stands before.
  private mutating func closing(_ mark: StaticString, from start: Int) -> Int? {
    var index = start
    while let found = find(mark, from: index) {
      var slashes = 0
      while found - slashes > start && text[found - slashes - 1] == Byte.backslash { slashes += 1 }
      if slashes.isMultiple(of: 2) { return found }
      index = found + 2
    }
    return nil
  }

  /// `\(a\)` at the start of a line is how OCR writes the label of a part.
  ///
  /// It is one when what it labels follows: the end of the line, points, a mark, or a sentence.
  private func isPartLabel(_ body: Range<Int>, opening: Int, behind: Int) -> Bool {
    var start = opening
    while start > 0, "*_# ".utf8.contains(text[start - 1]) { start -= 1 }
    guard start == 0 || text[start - 1] == Byte.newline else { return false }
    let letters = text[body]
    let isLetter = letters.count == 1 && letters.allSatisfy { $0.isLowercase && $0 <= 0x70 }
    let isRoman =
      letters.count <= 5 && letters.allSatisfy { "ivx".utf8.contains($0) }
    guard isLetter || isRoman else { return false }
    var next = behind
    while next < text.count, "*_ .:".utf8.contains(text[next]) { next += 1 }
    guard next < text.count else { return true }
    let follower = text[next]
    return follower == Byte.newline || follower.isDigit || follower == Byte.leftParenthesis
      || follower == Byte.leftBracket || (follower.isLetter && !follower.isLowercase)
      || text.has("\\[", at: next) || text.has("\\(", at: next)
  }

  /// `\[(10 points)\]` and `\[2pts\]` are points in escaped brackets, and `\[some words\]` are
  /// words.
  static func isPoints(_ text: [UInt8], _ body: Range<Int>) -> Bool {
    let plain = text[body]
    guard
      plain.allSatisfy({
        $0.isLetter || $0.isDigit || " .,;:()'\"?!-".utf8.contains($0) || $0 >= 0x80
      })
    else { return false }
    let words = plain.split(whereSeparator: { !$0.isLetter }).map {
      String(decoding: $0.map(\.lowercased), as: UTF8.self)
    }
    let units: Set<String> = ["pt", "pts", "point", "points", "mark", "marks", "credit", "bonus"]
    if words.contains(where: units.contains) { return true }
    return words.count { $0.utf8.count >= 3 } >= 2
  }
}
