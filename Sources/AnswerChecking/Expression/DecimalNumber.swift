import DeterministicMath

/// Decimal numbers as they are typed: `12`, `.5`, `1.5e-3`.
enum DecimalNumber {
  /// The value of digits with a point and a power of ten.
  ///
  /// Correctly rounded for numbers of up to 15 digits between 10⁻²² and 10²²; two units in the last
  /// place off at worst for others.
  ///
  /// - Returns: A finite number; `nil` for what is none.
  static func value(_ text: [UInt8]) -> Double? {
    var mantissa: UInt64 = 0
    var exponent = 0
    var digits = 0
    var index = 0
    var isBehindPoint = false
    while index < text.count, text[index] | 0x20 != UInt8(ascii: "e") {
      if text[index] == UInt8(ascii: ".") {
        guard !isBehindPoint else { return nil }
        isBehindPoint = true
      } else {
        digits += 1
        let digit = UInt64(text[index] &- UInt8(ascii: "0"))
        let fits = mantissa < 100_000_000_000_000_000
        if fits { mantissa = 10 * mantissa + digit }
        exponent += (isBehindPoint ? -1 : 0) + (fits ? 0 : 1)
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < text.count { exponent += power(text[(index + 1)...]) }
    let value = scaled(Double(mantissa), exponent)
    return value.isFinite ? value : nil
  }

  /// The number behind the `e`.
  private static func power(_ text: ArraySlice<UInt8>) -> Int {
    let isNegative = text.first == UInt8(ascii: "-")
    var value = 0
    for byte in text where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "+") {
      value = min(10 * value + Int(byte &- UInt8(ascii: "0")), 10_000)
    }
    return isNegative ? -value : value
  }

  private static func scaled(_ mantissa: Double, _ exponent: Int) -> Double {
    if mantissa == 0 { return 0 }
    if exponent.magnitude <= 22 {
      let factor = powerOfTen(Int(exponent.magnitude))
      return exponent < 0 ? mantissa / factor : mantissa * factor
    }
    guard exponent.magnitude < 400 else { return exponent < 0 ? 0 : .infinity }
    // In two steps, so that the power itself neither overflows nor vanishes.
    let half = exponent / 2
    return mantissa * pow(10, Double(half)) * pow(10, Double(exponent - half))
  }

  /// An exact power of ten, up to the 22nd.
  private static func powerOfTen(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<exponent { value *= 10 }
    return value
  }
}
