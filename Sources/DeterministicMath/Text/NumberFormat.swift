// From digits to text.

/// What a floating-point number is made of: a sign, and a significand times a power of two, or a
/// name.
struct BinaryParts {
  let isNegative: Bool
  let significand: UInt64
  let exponent: Int
  /// Whether the next number towards zero is only half as far as the next one away from it.
  let hasNarrowGapBelow: Bool
  /// How the number is written if it has no digits.
  let name: StaticString?

  init(_ x: Double) {
    isNegative = x.sign == .minus && !x.isNaN
    name = x.isNaN ? "NaN" : (x.isInfinite ? "Infinity" : nil)
    let bits = x.bitPattern
    let stored = Int(truncatingIfNeeded: (bits &>> 52) & 0x7ff)
    let fraction = bits & 0x000f_ffff_ffff_ffff
    significand = stored == 0 ? fraction : fraction | 0x0010_0000_0000_0000
    exponent = Swift.max(stored, 1) - 1075
    hasNarrowGapBelow = fraction == 0 && stored > 1
  }

  init(_ x: Float) {
    isNegative = x.sign == .minus && !x.isNaN
    name = x.isNaN ? "NaN" : (x.isInfinite ? "Infinity" : nil)
    let bits = x.bitPattern
    let stored = Int(truncatingIfNeeded: (bits &>> 23) & 0xff)
    let fraction = UInt64(bits & 0x007f_ffff)
    significand = stored == 0 ? fraction : fraction | 0x0080_0000
    exponent = Swift.max(stored, 1) - 150
    hasNarrowGapBelow = fraction == 0 && stored > 1
  }
}

/// Text under construction, as bytes.
struct TextBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(digit: UInt8) {
    bytes.append(digit &+ 48)
  }

  /// Digits at positions before and after the point; zeros where there are none.
  mutating func append(_ decimal: DecimalDigits, positions: Range<Int>) {
    for position in positions {
      append(digit: decimal.digits.indices.contains(position) ? decimal.digits[position] : 0)
    }
  }

  mutating func append(exponent: Int) {
    append(exponent < 0 ? "e-" : "e+")
    bytes.append(contentsOf: [UInt8](digitsOf: UInt64(exponent.magnitude)))
  }

  /// A number in decimal notation with a number of digits after the point.
  mutating func append(decimal: DecimalDigits, digitsAfterPoint: Int) {
    if decimal.pointPosition > 0 {
      append(decimal, positions: 0..<decimal.pointPosition)
    } else {
      append("0")
    }
    guard digitsAfterPoint > 0 else { return }
    append(".")
    let start = decimal.pointPosition
    append(decimal, positions: start..<(start + digitsAfterPoint))
  }

  /// A number with as many digits as asked, in the notation that its size calls for.
  mutating func append(decimal: DecimalDigits, significantDigits count: Int) {
    let point = decimal.pointPosition
    if point > -6, point <= 21 {
      append(decimal: decimal, digitsAfterPoint: Swift.max(count - point, 0))
      return
    }
    append(decimal, positions: 0..<1)
    if count > 1 {
      append(".")
      append(decimal, positions: 1..<count)
    }
    append(exponent: point - 1)
  }
}

func formatFixed(_ number: BinaryParts, digitsAfterPoint: Int) -> [UInt8] {
  precondition(digitsAfterPoint >= 0, "\(digitsAfterPoint) digits after the point")
  return format(number) { text in
    var decimal = DecimalDigits(significand: number.significand, exponent: number.exponent)
    decimal.round(keeping: decimal.pointPosition + digitsAfterPoint)
    text.append(decimal: decimal, digitsAfterPoint: digitsAfterPoint)
  }
}

func formatSignificant(_ number: BinaryParts, significantDigits: Int) -> [UInt8] {
  precondition(significantDigits >= 1, "\(significantDigits) significant digits")
  return format(number) { text in
    var decimal = DecimalDigits(significand: number.significand, exponent: number.exponent)
    decimal.round(keeping: significantDigits)
    if number.significand == 0 { decimal.pointPosition = 1 }
    text.append(decimal: decimal, significantDigits: significantDigits)
  }
}

func formatShortest(_ number: BinaryParts) -> [UInt8] {
  format(number) { text in
    guard number.significand > 0 else { return text.append("0") }
    let decimal = DecimalDigits(shortestOf: number)
    text.append(decimal: decimal, significantDigits: decimal.digits.count)
  }
}

@inline(never)
private func format(_ number: BinaryParts, digits: (inout TextBytes) -> Void) -> [UInt8] {
  var text = TextBytes()
  if number.isNegative { text.append("-") }
  if let name = number.name {
    text.append(name)
  } else {
    digits(&text)
  }
  return text.bytes
}
