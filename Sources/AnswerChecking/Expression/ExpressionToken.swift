/// A word of a formula, with the bytes that it takes.
struct ExpressionToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case name(String)
    case symbol(UInt8)

    func isSymbol(_ symbol: UInt8) -> Bool {
      if case .symbol(let own) = self { own == symbol } else { false }
    }
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
      if Self.isSpace(scalar) || skipLayout(from: start) { continue }
      if let exponent = superscript(from: start) {
        tokens.append(ExpressionToken(kind: .symbol(UInt8(ascii: "^")), bytes: bytes(from: start)))
        tokens.append(ExpressionToken(kind: .number(exponent), bytes: bytes(from: start)))
        continue
      }
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
    case "{", "[": return .symbol(UInt8(ascii: "("))
    case "}", "]": return .symbol(UInt8(ascii: ")"))
    case "−": return .symbol(UInt8(ascii: "-"))
    case "·", "×", "⋅": return .symbol(UInt8(ascii: "*"))
    case "√": return .name("sqrt")
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
    let digits = scalars[start..<index].map { UInt8(truncatingIfNeeded: $0.scalar.value) }
    guard let value = DecimalNumber.value(digits) else {
      let text = String(decoding: digits, as: UTF8.self)
      throw ExpressionError(.malformedNumber(text), bytes(from: start))
    }
    return .number(value)
  }

  /// Letters, digits and `_`; a Greek letter stands for its name, as does a TeX command.
  private mutating func name(from start: Int) -> ExpressionToken.Kind {
    skip { Self.startsName($0) || Self.isDigit($0) }
    while peek(0) == "_" { skipSubscript() }
    var text = ""
    for (scalar, _) in scalars[start..<index] where !"\\{}".unicodeScalars.contains(scalar) {
      text += GreekLetter.name(of: scalar) ?? String(decoding: [UInt8(scalar.value)], as: UTF8.self)
    }
    let isProduct = ["cdot", "times"].has(text)
    return isProduct ? .symbol(UInt8(ascii: "*")) : .name(text)
  }

  /// `_W`, `_\ell` or `_{max}`, at the line.
  private mutating func skipSubscript() {
    index += 1
    let start = index
    let isBraced = peek(0) == "{"
    if isBraced { index += 1 }
    if peek(0) == "\\" { index += 1 }
    skip { Self.startsName($0) || Self.isDigit($0) || $0 == "_" }
    guard isBraced else { return }
    if peek(0) == "}" { index += 1 } else { index = start }
  }

  /// Whether LaTeX's spaces and sizes of brackets stand here, which say nothing; they are skipped.
  private mutating func skipLayout(from start: Int) -> Bool {
    guard scalars[start].scalar == "\\" else { return false }
    if let next = peek(0), ",;!: ".unicodeScalars.contains(next) {
      index += 1
      return true
    }
    for word in ["left", "right"] where isNext(word) {
      if let next = peek(word.utf8.count), Self.startsName(next) { continue }
      index += word.utf8.count
      return true
    }
    return false
  }

  private func isNext(_ word: String) -> Bool {
    word.unicodeScalars.enumerated().allSatisfy { peek($0.offset) == $0.element }
  }

  /// The number that superscript digits write: `x²` is `x^2`.
  private mutating func superscript(from start: Int) -> Double? {
    let digits: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    guard var value = digits.firstIndex(of: scalars[start].scalar) else { return nil }
    while let next = peek(0), let digit = digits.firstIndex(of: next), value < 1_000_000 {
      value = 10 * value + digit
      index += 1
    }
    return Double(value)
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

  /// What separates words: no others are typed, or come with a copied formula.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || GreekLetter.name(of: scalar) != nil
  }
}
