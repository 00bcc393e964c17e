/// Reads a marker from the bytes of one line, step by step.
///
/// Each `take…` either reads what it names and moves behind it, or leaves the cursor where it was.
struct MarkerCursor {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    self.position = start
    self.end = end
  }

  var next: UInt8? { position < end ? bytes[position] : nil }

  func next(_ offset: Int) -> UInt8? {
    position + offset < end ? bytes[position + offset] : nil
  }

  /// Whether nothing but space is left.
  var isAtEnd: Bool {
    var copy = self
    copy.skipSpaces()
    return copy.position == end
  }

  /// Skips spaces, tabs and no-break spaces.
  mutating func skipSpaces() {
    while let byte = next {
      if byte == 0xC2, next(1) == 0xA0 {
        position += 2
      } else if byte.isBlank {
        position += 1
      } else {
        return
      }
    }
  }

  /// Skips what OCR and TeX leave before a marker: spaces and `~`.
  mutating func skipLead() {
    skipSpaces()
    while take("~") { skipSpaces() }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes one of some single characters.
  mutating func take(anyOf characters: String) -> Bool {
    guard let byte = next, characters.utf8.contains(byte) else { return false }
    position += 1
    return true
  }

  /// Takes a whole string, byte by byte.
  mutating func take(exactly string: String) -> Bool {
    guard bytes[position..<end].starts(with: string.utf8) else { return false }
    position += string.utf8.count
    return true
  }

  /// The letters a–z and A–Z that stand here, without moving.
  var word: String {
    var index = position
    while index < end, bytes[index].isASCIILetter { index += 1 }
    return String(decoding: bytes[position..<index], as: UTF8.self)
  }

  /// The word behind the spaces that stand here.
  var nextWord: String {
    var copy = self
    copy.skipSpaces()
    return copy.word
  }

  /// Takes a word of letters if it is one of those given, whatever its case.
  mutating func takeWord(_ isWanted: (String) -> Bool) -> String? {
    let word = word
    guard !word.isEmpty, isWanted(word.lowercased()) else { return nil }
    position += word.utf8.count
    return word
  }

  /// Takes digits.
  mutating func takeDigits() -> String? {
    let start = position
    while let byte = next, byte.isASCIIDigit { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Takes a dash that separates: one of `-`, `–`, `—` with space before or behind it.
  mutating func takeDash() -> Bool {
    var copy = self
    copy.skipSpaces()
    let spaceBefore = copy.position > position
    let isLong = copy.take(exactly: "–") || copy.take(exactly: "—")
    guard isLong || copy.take(exactly: "---") || copy.take(exactly: "--") || copy.take("-") else {
      return false
    }
    guard isLong || (spaceBefore && copy.next?.isBlank ?? true) else { return false }
    self = copy
    return true
  }

  /// Runs a step; puts the cursor back where it fails.
  mutating func attempt<T>(_ step: (inout MarkerCursor) -> T?) -> T? {
    var copy = self
    guard let result = step(&copy) else { return nil }
    self = copy
    return result
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isASCIILowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isASCIIUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isASCIILetter: Bool { isASCIILowercase || isASCIIUppercase }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
