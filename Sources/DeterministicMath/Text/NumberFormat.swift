// From digits to text.

/// What a `Double` is made of: a sign, and a significand times a power of two, or a name.
struct BinaryParts {
  let isNegative: Bool
  let significand: UInt64
  let exponent: Int
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
  }
}

/// Text under construction, as bytes.
struct TextBytes {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

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
    var divisor = 100
    while divisor > 1, exponent.magnitude < divisor { divisor /= 10 }
    while divisor > 0 {
      append(digit: UInt8(exponent.magnitude / UInt(divisor) % 10))
      divisor /= 10
    }
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

func formatFixed(_ number: BinaryParts, digitsAfterPoint: Int) -> String {
  precondition(digitsAfterPoint >= 0, "\(digitsAfterPoint) digits after the point")
  return format(number) { text in
    var decimal = DecimalDigits(significand: number.significand, exponent: number.exponent)
    decimal.round(keeping: decimal.pointPosition + digitsAfterPoint)
    text.append(decimal: decimal, digitsAfterPoint: digitsAfterPoint)
  }
}

func formatSignificant(_ number: BinaryParts, significantDigits: Int) -> String {
  precondition(significantDigits >= 1, "\(significantDigits) significant digits")
  return format(number) { text in
    var decimal = DecimalDigits(significand: number.significand, exponent: number.exponent)
    decimal.round(keeping: significantDigits)
    if number.significand == 0 { decimal.pointPosition = 1 }
    text.append(decimal: decimal, significantDigits: significantDigits)
  }
}

private func format(_ number: BinaryParts, digits: (inout TextBytes) -> Void) -> String {
  var text = TextBytes()
  if number.isNegative { text.append("-") }
  if let name = number.name {
    text.append(name)
  } else {
    digits(&text)
  }
  return text.text
}

/// The digits of the standard library's shortest description in JavaScript's notation.
func formatShortest(_ description: String, zeroIsNegative: Bool) -> String {
  var digits: [UInt8] = []
  var point: Int?
  var exponent = 0
  var exponentSign = 0
  for byte in description.utf8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9") where exponentSign != 0:
      exponent = exponent * 10 + Int(byte) - 48
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - 48)
    case UInt8(ascii: "."): point = digits.count
    case UInt8(ascii: "e"): exponentSign = 1
    case UInt8(ascii: "-") where exponentSign != 0: exponentSign = -1
    case UInt8(ascii: "-"), UInt8(ascii: "+"): continue
    case UInt8(ascii: "i"): return zeroIsNegative ? "-Infinity" : "Infinity"
    default: return "NaN"
    }
  }
  let position = (point ?? digits.count) + exponentSign * exponent
  return writeShortest(digits, pointPosition: position, isNegative: zeroIsNegative)
}

private func writeShortest(_ digits: [UInt8], pointPosition: Int, isNegative: Bool) -> String {
  let leadingZeros = digits.prefix { $0 == 0 }.count
  var significant = Array(digits[leadingZeros...])
  while significant.last == 0 { significant.removeLast() }
  var text = TextBytes()
  if isNegative { text.append("-") }
  if significant.isEmpty {
    text.append("0")
    return text.text
  }
  let decimal = DecimalDigits(digits: significant, pointPosition: pointPosition - leadingZeros)
  text.append(decimal: decimal, significantDigits: significant.count)
  return text.text
}
