/// The forms of lines that open blocks, as CommonMark defines them.
enum LineSyntax {
  /// Whether `#` to `######` and a blank stand at the start.
  static func isHeading(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    let length = text.run(of: Byte.hash, at: line.lowerBound)
    let behind = line.lowerBound + length
    return (1...6).contains(length) && (behind >= line.upperBound || text[behind].isBlank)
  }

  /// The fence of code at the start.
  static func fence(_ text: [UInt8], _ line: Range<Int>) -> (character: UInt8, length: Int)? {
    guard let character = text[line].first,
      character == Byte.backtick || character == Byte.tilde
    else { return nil }
    let length = text.run(of: character, at: line.lowerBound)
    guard length >= 3 else { return nil }
    let info = text[line.lowerBound + length..<line.upperBound]
    if character == Byte.backtick && info.contains(Byte.backtick) { return nil }
    return (character, length)
  }

  /// Whether the line is a fence and nothing else, of at least `length` characters.
  static func isClosingFence(
    _ text: [UInt8],
    _ line: Range<Int>,
    _ character: UInt8,
    _ length: Int
  ) -> Bool {
    let run = text.run(of: character, at: line.lowerBound)
    return run >= length && text[line.lowerBound + run..<line.upperBound].allSatisfy(\.isBlank)
  }

  static func isThematicBreak(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard let mark = text[line].first,
      mark == Byte.asterisk || mark == Byte.hyphen || mark == Byte.underscore
    else { return false }
    var count = 0
    for byte in text[line] {
      if byte == mark { count += 1 } else if !byte.isBlank { return false }
    }
    return count >= 3
  }

  static func isSetextUnderline(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard let mark = text[line].first, mark == Byte.equals || mark == Byte.hyphen else {
      return false
    }
    let run = text.run(of: mark, at: line.lowerBound)
    return text[line.lowerBound + run..<line.upperBound].allSatisfy(\.isBlank)
  }

  /// The length of `[^label]:` and the blanks behind it.
  static func footnoteDefinition(_ text: [UInt8], _ line: Range<Int>) -> Int? {
    guard text[line].count >= 5, text.has("[^", at: line.lowerBound) else { return nil }
    var index = line.lowerBound + 2
    while index < line.upperBound && text[index] != Byte.rightBracket {
      if text[index].isSpace || text[index] == 0 { return nil }
      index += 1
    }
    guard index > line.lowerBound + 2, index + 1 < line.upperBound,
      text[index + 1] == Byte.colon
    else { return nil }
    index += 2
    while index < line.upperBound && text[index].isBlank { index += 1 }
    return index - line.lowerBound
  }

  /// The length of a list marker; in a paragraph only one that may interrupt it.
  static func listMarker(
    _ text: [UInt8],
    _ line: Range<Int>,
    inParagraph: Bool
  ) -> Int? {
    guard let first = text[line].first else { return nil }
    var end = line.lowerBound + 1
    if first == Byte.hyphen || first == Byte.plus || first == Byte.asterisk {
      // The marker is the one character.
    } else if first.isDigit {
      while end < line.upperBound && text[end].isDigit { end += 1 }
      guard end - line.lowerBound <= 9, end < line.upperBound,
        text[end] == Byte.period || text[end] == Byte.rightParenthesis
      else { return nil }
      if inParagraph && number(text, line.lowerBound..<end) != 1 { return nil }
      end += 1
    } else {
      return nil
    }
    guard end >= line.upperBound || text[end].isBlank else { return nil }
    if inParagraph && text[end..<line.upperBound].allSatisfy(\.isBlank) { return nil }
    return end - line.lowerBound
  }

  private static func number(_ text: [UInt8], _ digits: Range<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
  }
}
