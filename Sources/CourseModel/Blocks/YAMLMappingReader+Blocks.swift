import Diagnostics

// The kinds of values that blocks and answers have in common.

extension YAMLMappingReader {
  /// The name of a block or an answer: letters, digits, `-` and `_`, a letter first.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - owner: What needs the name, in the words of a message.
  ///   - place: Where a missing name is reported.
  /// - Returns: The name and its place, or `nil` and a diagnostic.
  mutating func identifier(
    _ key: String,
    of owner: String,
    at place: SourceRange
  ) -> (name: String, range: SourceRange)? {
    guard let value = value(key) else {
      report(.missingKey(key, of: owner, at: place))
      return nil
    }
    guard let name = value.scalarText, Self.isIdentifier(name) else {
      let expected = "a name of letters, digits, “-” and “_” that starts with a letter"
      report(.unexpectedValue(of: key, expected: expected, found: value))
      return nil
    }
    return (name, value.range)
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter, name.utf8.count <= 100 else { return false }
    return name.utf8.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  /// A number above zero.
  mutating func positive(_ key: String) -> Double? {
    value(key, expected: "a number above 0") { value in
      value.plainText.flatMap { Double($0) }.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }
  }

  /// A whole number above zero; `40_000` may have underscores as in Swift.
  mutating func count(_ key: String) -> Int? {
    value(key, expected: "a whole number above 0") { value in
      value.plainText.flatMap { Int($0.filter { $0 != "_" }) }.flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// A relative size up to a limit: `0.02` or `2 %`.
  mutating func share(_ key: String, upTo limit: Double) -> Double? {
    let percent = Int(100 * limit)
    return value(key, expected: "a share such as 0.02 or 2%, at most \(percent)%") { value in
      value.plainText.flatMap(Self.share).flatMap { $0 <= limit ? $0 : nil }
    }
  }

  static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? String(text.dropLast()) : text
    guard let number = Double(digits.filter { $0 != " " }), number > 0 else { return nil }
    let share = isPercent ? number / 100 : number
    return share < 1 ? share : nil
  }
}

extension UInt8 {
  var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
