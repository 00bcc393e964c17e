/// A word of a formula, with the bytes that it takes.
struct ExpressionToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case name(String)
    case symbol(UInt8)
  }

  var kind: Kind
  var bytes: Range<Int>
}

/// Splits a formula into words.
struct ExpressionLexer {
  private let scalars: [(scalar: Unicode.Scalar, offset: Int)]
  private let end: Int
  private var index = 0

  init(_ text: String) {
    var offset = 0
    scalars = text.unicodeScalars.map { scalar in
      defer { offset += UTF8.width(scalar) }
      return (scalar, offset)
    }
    end = offset
  }

  mutating func tokens() throws(ExpressionError) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    while index < scalars.count {
      let start = index
      let scalar = scalars[index].scalar
      index += 1
      if scalar.properties.isWhitespace { continue }
      let kind = try kind(of: scalar, from: start)
      tokens.append(ExpressionToken(kind: kind, bytes: bytes(from: start)))
    }
    return tokens
  }

  private mutating func kind(
    of scalar: Unicode.Scalar,
    from start: Int
  ) throws(ExpressionError) -> ExpressionToken.Kind {
    if Self.isDigit(scalar) || scalar == "." { return try number(from: start) }
    if scalar == "\\" || Self.startsName(scalar) { return name(from: start) }
    switch scalar {
    case "+", "-", "*", "/", "^", "(", ")", ",": return .symbol(UInt8(scalar.value))
    case "−": return .symbol(UInt8(ascii: "-"))
    case "·", "×", "⋅": return .symbol(UInt8(ascii: "*"))
    default: throw ExpressionError(.unexpectedCharacter(scalar), bytes(from: start))
    }
  }

  /// Digits, a point, digits, and a power of ten, which needs its digits: `2e` is twice `e`.
  private mutating func number(from start: Int) throws(ExpressionError) -> ExpressionToken.Kind {
    skip(while: Self.isDigit)
    if scalars[start].scalar != ".", peek(0) == "." { index += 1 }
    skip(while: Self.isDigit)
    if peek(0) == "e" || peek(0) == "E" {
      let sign = peek(1) == "-" || peek(1) == "+" ? 2 : 1
      if let digit = peek(sign), Self.isDigit(digit) {
        index += sign
        skip(while: Self.isDigit)
      }
    }
    let text = String(String.UnicodeScalarView(scalars[start..<index].map(\.scalar)))
    guard let value = Double(text), value.isFinite else {
      throw ExpressionError(.malformedNumber(text), bytes(from: start))
    }
    return .number(value)
  }

  /// Letters, digits and `_`; a Greek letter stands for its name, as does a TeX command.
  private mutating func name(from start: Int) -> ExpressionToken.Kind {
    skip { Self.startsName($0) || Self.isDigit($0) || $0 == "_" }
    var text = ""
    for (scalar, _) in scalars[start..<index] where scalar != "\\" {
      text += GreekLetter.name(of: scalar) ?? String(Character(scalar))
    }
    return .name(text)
  }

  private mutating func skip(while holds: (Unicode.Scalar) -> Bool) {
    while index < scalars.count, holds(scalars[index].scalar) { index += 1 }
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance].scalar : nil
  }

  private func bytes(from start: Int) -> Range<Int> {
    scalars[start].offset..<(index < scalars.count ? scalars[index].offset : end)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || GreekLetter.name(of: scalar) != nil
  }
}
