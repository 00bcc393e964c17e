// Powers of ten and orders of magnitude by multiplication alone, the same on every platform.

/// 10^n; exact for n in 0...22, within a few units in the last place elsewhere.
///
/// - Parameter exponent: Clamped to -307...308, so that the result is always a normal number.
/// - Returns: The power.
package func powerOfTen(_ exponent: Int) -> Double {
  let limited = Swift.max(-307, Swift.min(308, exponent))
  var rest = limited.magnitude
  var square = 10.0
  var power = 1.0
  while rest > 0 {
    if rest & 1 == 1 { power *= square }
    square *= square
    rest >>= 1
  }
  return limited < 0 ? 1 / power : power
}

/// The largest e with 10^e ≤ value, for positive finite values; at least -307.
package func decimalExponent(of value: Double) -> Int {
  // 1233 / 4096 is log10(2) to four digits: at most one off before the comparison.
  var exponent = Swift.max(-307, (Int(value.exponent) * 1233) >> 12)
  if exponent < 308, powerOfTen(exponent + 1) <= value { exponent += 1 }
  if exponent > -307, powerOfTen(exponent) > value { exponent -= 1 }
  return exponent
}

/// digits · 10^exponent, correctly rounded while the power is exact.
func decimalValue(_ digits: Int64, exponent: Int) -> Double {
  exponent < 0
    ? Double(digits) / powerOfTen(-exponent) : Double(digits) * powerOfTen(exponent)
}

/// The largest whole number not above a value, limited to ±10^15.
func floorInteger(_ value: Double) -> Int64 {
  let limited = Swift.max(-1e15, Swift.min(1e15, value))
  let truncated = Int64(limited)
  return Double(truncated) > limited ? truncated - 1 : truncated
}

/// The smallest whole number not below a value, limited to ±10^15.
func ceilingInteger(_ value: Double) -> Int64 {
  -floorInteger(-value)
}
