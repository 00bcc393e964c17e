/// The UTF-8 of some TeX, with the few questions that rewriting and macros ask of it.
///
/// Nothing here knows what a command means; it knows where commands, groups and arguments end.
struct TeXBytes: Sendable {
  let bytes: [UInt8]
  /// Where the text ends for all questions: arguments beyond it are none.
  var count: Int

  static let backslash = UInt8(ascii: "\\")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    count = bytes.count
  }

  init(_ text: String) {
    self.init(Array(text.utf8))
  }

  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> UInt8 { bytes[index] }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether the bytes of a word are somewhere in it.
  func contains(_ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, count >= word.count else { return false }
    return (0...count - word.count).contains {
      bytes[$0] == first && bytes[$0..<$0 + word.count].elementsEqual(word)
    }
  }

  /// Whether a byte continues a command's name, as KaTeX sees it.
  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "@")
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Where the command that starts with the backslash at `index` ends: after its letters, or after
  /// the one character that it has instead.
  func commandEnd(at index: Int) -> Int {
    var end = index + 1
    while end < count, Self.isLetter(bytes[end]) { end += 1 }
    if end == index + 1, end < count { end = characterEnd(at: end) }
    return end
  }

  /// The name of the command at `index`, without its backslash.
  func commandName(at index: Int) -> ArraySlice<UInt8> {
    bytes[index + 1..<commandEnd(at: index)]
  }

  /// The first place from `index` on that is no space.
  func skippingSpaces(from index: Int) -> Int {
    var index = index
    while index < count, Self.isSpace(bytes[index]) { index += 1 }
    return index
  }

  func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
    index < count && bytes[index] == UInt8(ascii: character)
  }

  /// Where the comment at `index` ends: after its line.
  func commentEnd(at index: Int) -> Int {
    bytes[index..<count].firstIndex(of: 0x0A).map { $0 + 1 } ?? count
  }

  /// What the braces at `index` hold, where there are braces and they are closed.
  func group(at index: Int) -> Range<Int>? {
    guard has("{", at: index) else { return nil }
    return balanced(from: index + 1, until: Self.closeBrace)
  }

  /// What the brackets of an optional argument at `index` hold.
  func optional(at index: Int) -> Range<Int>? {
    guard has("[", at: index) else { return nil }
    return balanced(from: index + 1, until: UInt8(ascii: "]"))
  }

  /// An argument that starts at `index` or after spaces there: its content, and where it ends.
  func argument(at index: Int) -> (content: Range<Int>, end: Int)? {
    let start = skippingSpaces(from: index)
    guard start < count else { return nil }
    if has("{", at: start) { return group(at: start).map { ($0, $0.upperBound + 1) } }
    if bytes[start] == Self.closeBrace { return nil }
    let end = bytes[start] == Self.backslash ? commandEnd(at: start) : characterEnd(at: start)
    return (start..<end, end)
  }

  /// The range up to the first `closer` that stands in no braces.
  ///
  /// An `opener`, for parentheses, must be closed by a `closer` of its own.
  func balanced(from start: Int, until closer: UInt8, opener: UInt8? = nil) -> Range<Int>? {
    var depth = 0
    var nested = 0
    var index = start
    while index < count {
      let byte = bytes[index]
      if byte == closer, depth == 0 {
        if nested == 0 { return start..<index }
        nested -= 1
      } else if byte == opener, depth == 0 {
        nested += 1
      } else if byte == Self.openBrace {
        depth += 1
      } else if byte == Self.closeBrace {
        depth -= 1
        if depth < 0 { return nil }
      } else if byte == Self.backslash {
        index = commandEnd(at: index)
        continue
      } else if byte == UInt8(ascii: "%") {
        index = commentEnd(at: index)
        continue
      }
      index += 1
    }
    return nil
  }

  /// Where the character at `index` ends.
  private func characterEnd(at index: Int) -> Int {
    var end = index + 1
    while end < count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
