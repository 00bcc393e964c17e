// Points as authors write them: `7 pts`, `(20pt)`, `[2pts]`, `[(10 points)]`, `25 pts.`.

/// Points that were read from a line.
struct PointsMatch: Equatable {
  var value: Double
  /// The bytes of the line that say so, brackets included.
  var range: Range<Int>
  var isBracketed: Bool
}

extension MarkerCursor {
  private static let units: Set<String> = ["pt", "pts", "point", "points", "mark", "marks"]

  /// Takes points, and the full stop or colon that ends them when they are not in brackets.
  ///
  /// `0.4pt` is a length of TeX, and "10 points on a circle" are points of another kind.
  mutating func takePoints() -> PointsMatch? {
    attempt { cursor in
      cursor.skipSpaces()
      let start = cursor.position
      let brackets = cursor.takeOpeningBrackets()
      guard let value = cursor.takePointsValue(isBracketed: !brackets.isEmpty) else { return nil }
      for bracket in brackets.reversed() {
        cursor.skipSpaces()
        guard cursor.take(bracket) else { return nil }
      }
      if brackets.isEmpty { _ = cursor.take(anyOf: ".:") }
      return PointsMatch(
        value: value,
        range: start..<cursor.position,
        isBracketed: !brackets.isEmpty
      )
    }
  }

  /// Takes up to two opening brackets and returns what closes them.
  private mutating func takeOpeningBrackets() -> [Unicode.Scalar] {
    var closing: [Unicode.Scalar] = []
    while closing.count < 2 {
      skipSpaces()
      if take("(") { closing.append(")") } else if take("[") { closing.append("]") } else { break }
    }
    return closing
  }

  private mutating func takePointsValue(isBracketed: Bool) -> Double? {
    skipSpaces()
    guard var digits = takeDigits(), digits.utf8.count <= 6 else { return nil }
    let isDecimal = next == UInt8(ascii: ".") && next(1)?.isASCIIDigit == true
    if isDecimal {
      position += 1
      digits += "." + (takeDigits() ?? "0")
    }
    let spaceStart = position
    skipSpaces()
    if position == spaceStart { _ = take("-") }
    let isAttached = position == spaceStart
    while takeWord({ ["bonus", "extra", "credit"].contains($0) }) != nil { skipSpaces() }
    guard let unit = takeWord(Self.units.contains) else { return nil }
    if isDecimal, isAttached, unit.lowercased() == "pt" { return nil }
    if isBracketed {
      _ = take(".")
    } else if !endsUnbracketedPoints(unit: unit.lowercased()) {
      return nil
    }
    return Double(digits)
  }

  /// Whether the words behind bare points leave them points: "7 pts Explain", not "7 points are".
  private func endsUnbracketedPoints(unit: String) -> Bool {
    if let byte = next, byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") { return false }
    guard unit != "pt", unit != "pts" else { return true }
    var copy = self
    copy.skipSpaces()
    guard let byte = copy.next else { return true }
    return !byte.isASCIILowercase && byte != UInt8(ascii: ",")
  }

  /// Takes points behind a comma or dash that leads to them: "Problem 1, 20 points".
  mutating func takeSeparatedPoints() -> PointsMatch? {
    attempt { cursor in
      if !cursor.takeDash() {
        cursor.skipSpaces()
        _ = cursor.take(anyOf: ",:.")
      }
      return cursor.takePoints()
    }
  }

  /// Takes a bracket that speaks of points but tells no number: `(?? pts)`, `(ten points)`.
  mutating func takeUnreadablePoints() -> Range<Int>? {
    attempt { cursor in
      cursor.skipSpaces()
      let start = cursor.position
      let isRound = cursor.take("(")
      guard isRound || cursor.take("[") else { return nil }
      let closing = UInt8(ascii: isRound ? ")" : "]")
      let limit = min(cursor.end, cursor.position + 40)
      guard let close = cursor.bytes[cursor.position..<limit].firstIndex(of: closing) else {
        return nil
      }
      let inner = String(decoding: cursor.bytes[cursor.position..<close], as: UTF8.self)
      cursor.position = close + 1
      return Self.isUnreadableAmount(inner.lowercased()) ? start..<cursor.position : nil
    }
  }

  private static let numberWords: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "fifteen", "twenty", "x", "xx", "tbd",
  ]

  private static func isUnreadableAmount(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace }
    guard let last = words.last else { return false }
    let unit = last.drop { !$0.isLetter }.filter { $0 != "." }
    guard units.contains(unit) else { return false }
    let amount = words.dropLast().joined() + last.prefix { !$0.isLetter }
    let isArithmetic = amount.allSatisfy { "0123456789?_-+/*.,–".contains($0) }
    return !amount.isEmpty && (isArithmetic || numberWords.contains(amount))
  }
}
