// What a block's code names, found without a compiler: words outside comments and texts.

/// Swift code with its comments and the texts of its literals blanked out.
///
/// Interpolations in literals are code. What does not parse is blanked out to its end; the compiler
/// says what is wrong with it.
struct SwiftCode: Sendable {
  /// The code itself.
  private let source: [UInt8]
  /// As long as the source: blanks where there is a comment or a text.
  private var blanked: [UInt8] = []
  /// The texts of literals, without their quotes, in order.
  private var texts: [Range<Int>] = []
  private var place = 0

  init(_ code: String) {
    source = Array(code.utf8)
    blanked = source
    readCode(depth: 0)
  }

  /// The names in the code.
  var words: Set<String> {
    let words = blanked.split { !Self.isLetter($0) }
    return Set(words.map { String(decoding: $0, as: UTF8.self) })
  }

  /// The texts of all literals without interpolations.
  var literals: Set<String> {
    Set(texts.map { String(decoding: source[$0], as: UTF8.self) })
  }

  /// A text that a function is called with.
  struct Argument: Sendable, Hashable {
    var text: String
    /// Counted from 1, the column in bytes.
    var line: Int
    var column: Int
  }

  /// The texts with which calls of a function begin: `gru` in `program("gru")`.
  func texts(of function: StaticString) -> [Argument] {
    texts.compactMap { text in
      guard text.lowerBound > 0, isArgument(of: function, before: text.lowerBound - 1) else {
        return nil
      }
      let before = source[..<text.lowerBound]
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return Argument(
        text: String(decoding: source[text], as: UTF8.self),
        line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: text.lowerBound - lineStart + 1
      )
    }
  }

  /// Whether what stands before a quote is the function's name and a parenthesis, and the name is
  /// not a method's.
  private func isArgument(of function: StaticString, before quote: Int) -> Bool {
    var before = Self.withoutSpaceBehind(blanked[..<quote])
    guard before.popLast() == UInt8(ascii: "(") else { return false }
    before = Self.withoutSpaceBehind(before)
    let isNamed = function.withUTF8Buffer { name in
      before.suffix(name.count).elementsEqual(name)
    }
    guard isNamed else { return false }
    before.removeLast(function.utf8CodeUnitCount)
    return before.last.map { !Self.isLetter($0) && $0 != UInt8(ascii: ".") } ?? true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static func withoutSpaceBehind(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let last = bytes.lastIndex { !" \n\t".utf8.contains($0) }
    return bytes[..<(last.map { $0 + 1 } ?? bytes.startIndex)]
  }
}

// MARK: - Reading

extension SwiftCode {
  /// The deepest nesting of literals that is followed.
  private static let deepest = 20

  /// Reads code to its end, or past the parenthesis that ends an interpolation.
  private mutating func readCode(depth: Int) {
    var open = 0
    while place < source.count {
      if starts("//") {
        blank { $0.starts("\n") }
      } else if starts("/*") {
        blankComment()
      } else if let hashes = literalHashes() {
        readLiteral(hashes: hashes, depth: depth)
      } else {
        if starts("(") { open += 1 }
        if starts(")") {
          open -= 1
          if open < 0, depth > 0 {
            place += 1
            return
          }
        }
        place += 1
      }
    }
  }

  private func starts(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = place + offset
    return text.withUTF8Buffer {
      start + $0.count <= source.count && source[start..<start + $0.count].elementsEqual($0)
    }
  }

  /// The number of `#` before the quote that begins here.
  private func literalHashes() -> Int? {
    let hashes = source[place...].prefix { $0 == UInt8(ascii: "#") }.count
    return starts("\"", at: hashes) ? hashes : nil
  }

  /// Blanks bytes until something is reached.
  private mutating func blank(until isReached: (SwiftCode) -> Bool) {
    while place < source.count, !isReached(self) { blankByte() }
  }

  private mutating func blankByte() {
    if place < source.count, !starts("\n") { blanked[place] = UInt8(ascii: " ") }
    place += 1
  }

  /// Comments nest.
  private mutating func blankComment() {
    var depth = 0
    repeat {
      if starts("/*") || starts("*/") {
        depth += starts("/*") ? 1 : -1
        blankByte()
      }
      blankByte()
    } while depth > 0 && place < source.count
  }

  private mutating func readLiteral(hashes: Int, depth: Int) {
    place += hashes
    let quotes = starts("\"\"\"") ? 3 : 1
    place += quotes
    let start = place
    var isPlain = true
    while place < source.count, !(quotes == 1 && starts("\n")) {
      if endsLiteral(quotes: quotes, hashes: hashes) {
        if isPlain { texts.append(start..<place) }
        place += quotes + hashes
        return
      }
      guard starts("\\"), hasHashes(hashes, at: 1) else {
        blankByte()
        continue
      }
      isPlain = false
      for _ in 0...hashes { blankByte() }
      if starts("("), depth < Self.deepest {
        blankByte()
        readCode(depth: depth + 1)
      } else {
        blankByte()
      }
    }
  }

  private func endsLiteral(quotes: Int, hashes: Int) -> Bool {
    let isEnd = quotes == 3 ? starts("\"\"\"") : starts("\"")
    return isEnd && hasHashes(hashes, at: quotes)
  }

  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    let start = min(place + offset, source.count)
    return source[start...].prefix(count).allSatisfy { $0 == UInt8(ascii: "#") }
      && start + count <= source.count
  }
}
