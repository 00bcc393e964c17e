// Numbers, operators, brackets, and characters beyond ASCII.

extension Lexer {
  mutating func readNumber() {
    let start = position
    if isLaTeX, expectedArguments > 0 {
      position += 1
    } else {
      skip(while: Self.isDigit)
      if byte() == UInt8(ascii: "."), let next = byte(1), Self.isDigit(next) {
        position += 1
        skip(while: Self.isDigit)
      }
    }
    let digits = text.bytes[start..<position]
    guard let number = Self.rational(digits) else {
      diagnostics.append(.init(.numberTooLong, at: start..<position))
      return append(.number(Rational(0)), from: start)
    }
    append(.number(number), from: start, symbol: Symbol(utf8: Array(digits)))
  }

  /// A decimal number as a fraction, or `nil` where it does not fit.
  private static func rational(_ digits: ArraySlice<UInt8>) -> Rational? {
    var above: Int64 = 0
    var below: Int64 = 1
    var isBehindPoint = false
    for digit in digits {
      guard digit != UInt8(ascii: ".") else {
        isBehindPoint = true
        continue
      }
      guard above < 100_000_000_000_000_000, below < 100_000_000_000_000_000 else { return nil }
      above = above * 10 + Int64(digit - UInt8(ascii: "0"))
      if isBehindPoint { below *= 10 }
    }
    return Rational(above, over: below)
  }

  mutating func readPunctuation(_ first: UInt8, from start: Int) {
    switch first {
    case UInt8(ascii: "("): append(.open(.parenthesis), from: start)
    case UInt8(ascii: ")"): append(.close(.parenthesis), from: start)
    case UInt8(ascii: "["): append(.open(.square), from: start)
    case UInt8(ascii: "]"): append(.close(.square), from: start)
    case UInt8(ascii: ","), UInt8(ascii: ";"): append(.comma, from: start)
    case UInt8(ascii: ":"): append(.colon, from: start)
    case UInt8(ascii: "."): readDots(from: start)
    case UInt8(ascii: "|"): append(.bar, from: start)
    case UInt8(ascii: "+"): append(.plus, from: start)
    case UInt8(ascii: "-"): append(.minus, from: start)
    case UInt8(ascii: "*"): append(.times, from: start)
    case UInt8(ascii: "/"): append(.slash, from: start)
    case UInt8(ascii: "^"): readCaret(from: start)
    case UInt8(ascii: "_"): append(.underscore, from: start)
    case UInt8(ascii: "'"): append(.prime, from: start)
    case UInt8(ascii: "="): readEquals(from: start)
    default: unknownCharacter(from: start)
    }
  }

  private mutating func unknownCharacter(from start: Int) {
    let range = start..<position
    diagnostics.append(.init(.unknownConstruct(text.quoted(range)), at: range))
    isSpaced = true
  }

  private mutating func readDots(from start: Int) {
    skip { $0 == UInt8(ascii: ".") }
    append(position - start == 1 ? .dot : .ellipsis, from: start)
  }

  /// `=`, or the second half of `+=` and `-=`, however they are spaced.
  private mutating func readEquals(from start: Int) {
    let assignment: Statement.Assignment
    switch tokens.last?.kind {
    case .plus: assignment = .add
    case .minus: assignment = .subtract
    default: return append(.assignment(.set), from: start)
    }
    let first = tokens.removeLast()
    isSpaced = first.isSpaced
    append(.assignment(assignment), from: first.range.lowerBound)
  }

  /// An exponent or a label; in plain text also the hat of `y^`, when nothing follows.
  private mutating func readCaret(from start: Int) {
    if !isLaTeX, !Self.beginsScript(byte(), byte(1)) {
      append(.accentAfter(.hat), from: start)
    } else {
      append(.caret, from: start)
    }
  }

  private static func beginsScript(_ first: UInt8?, _ second: UInt8?) -> Bool {
    guard let first else { return false }
    if first == UInt8(ascii: "-") { return second.map(isDigit) ?? false }
    return ASCII.isLetter(first) || isDigit(first) || first >= 0x80 || first == UInt8(ascii: "{")
      || first == UInt8(ascii: "(") || first == UInt8(ascii: "\\")
  }

  mutating func readUnicode() {
    let start = position
    let scalar = DecodedScalar(text.bytes, at: position, before: end)
    position += scalar.length
    switch scalar.value {
    case 0xA0, 0x2000...0x200D, 0x202F, 0x205F, 0x3000: isSpaced = true
    case 0xB7, 0xD7, 0x2217, 0x22C5, 0x2299: append(.times, from: start)
    case 0x2212: append(.minus, from: start)
    case 0x2032: append(.prime, from: start)
    case 0x2211: append(.sum, from: start)
    case 0x3A3: append(.sum, from: start, symbol: "Σ")
    case 0x221A: append(.root, from: start)
    case 0x2026: append(.ellipsis, from: start)
    case 0x2248, 0x2264, 0x2265, 0x2260, 0x221D, 0x223C: append(.relation, from: start)
    case 0x302, 0x303, 0x304, 0x307, 0x30C, 0x20D7:
      append(.accentAfter(Self.combining(scalar.value)), from: start)
    default: readLetter(scalar.value, from: start)
    }
  }

  private static func combining(_ scalar: UInt32) -> Name.Accent {
    switch scalar {
    case 0x302: .hat
    case 0x303: .tilde
    case 0x304: .bar
    case 0x307: .dot
    case 0x30C: .check
    default: .vector
    }
  }

  /// A letter beyond ASCII; `Δ` belongs to the letter behind it.
  private mutating func readLetter(_ scalar: UInt32, from start: Int) {
    switch scalar {
    case 0x394: readDelta(from: start)
    case 0x3B1...0x3C9, 0x391...0x3A9, 0x3D1, 0x2113, 0x212C...0x2133, 0x1D400...0x1D4CF,
      0x1D538...0x1D56B:
      append(.word, from: start, symbol: Symbol(scalar: scalar))
    default:
      guard let composed = Composed.letter(scalar) else { return unknownCharacter(from: start) }
      append(.letters, from: start, symbol: Symbol(utf8: [composed.letter]))
      append(.accentAfter(composed.accent), from: start)
    }
  }

  /// `Δx` is one name; `Δ` alone is another.
  mutating func readDelta(from start: Int) {
    let behind = position
    skip { $0 == UInt8(ascii: " ") }
    guard let letter = byte(), ASCII.isLetter(letter) else {
      position = behind
      return append(.word, from: start, symbol: "Δ")
    }
    position += 1
    append(.word, from: start, symbol: Symbol(utf8: Symbol("Δ").utf8 + [letter]))
  }
}

/// Letters that Unicode has with their accents in one scalar.
enum Composed {
  static func letter(_ scalar: UInt32) -> (letter: UInt8, accent: Name.Accent)? {
    guard let place = table.firstIndex(where: { $0.scalar == scalar }) else { return nil }
    return (table[place].letter, table[place].accent)
  }

  private static let table: [(scalar: UInt32, letter: UInt8, accent: Name.Accent)] = [
    (0x177, 0x79, .hat), (0x15D, 0x73, .hat), (0x175, 0x77, .hat), (0x125, 0x68, .hat),
    (0xFB, 0x75, .hat), (0x109, 0x63, .hat), (0xEA, 0x65, .hat), (0xE2, 0x61, .hat),
    (0x1E91, 0x7A, .hat), (0x11D, 0x67, .hat), (0xF1, 0x6E, .tilde), (0xE3, 0x61, .tilde),
    (0xF5, 0x6F, .tilde), (0x169, 0x75, .tilde), (0x1EBD, 0x65, .tilde), (0x1EF9, 0x79, .tilde),
    (0x176, 0x59, .hat), (0x124, 0x48, .hat),
  ]
}
