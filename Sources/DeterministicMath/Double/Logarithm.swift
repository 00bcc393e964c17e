// ln x, ln (1 + x) and log₂ x for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.8 ulp, subnormal arguments included. 3. Speed.
//
// x = 2ⁿ (1 + f) with √½ ≤ 1 + f < √2. With s = f / (2 + f),
// ln(1 + f) = 2 artanh s = f - s (f - R(s²)); written so that f, which is exact, comes last.
// Coefficients: Scripts/derive-math-coefficients.py.

/// The natural logarithm; the error is below 0.8 ulp.
///
/// `log(0)` is minus infinity, and the logarithm of a negative number is not a number.
public func log(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return logarithmLimit(x) }
  let (n, f) = splitMantissa(x)
  return logOfParts(exponent: n, fraction: f, rest: 0)
}

/// The natural logarithm of 1 plus a number, accurate near 0; the error is below 0.8 ulp.
///
/// At -1 minus infinity, and below not a number.
public func log1p(_ x: Double) -> Double {
  if x.magnitude < 0x1p-54 { return x }
  let sum = DoublePair.sum(1, x)
  guard sum.upper > 0, sum.upper < .infinity else { return logarithmLimit(sum.upper) }
  let (n, f) = splitMantissa(sum.upper)
  return logOfParts(exponent: n, fraction: f, rest: sum.lower / sum.upper)
}

/// The binary logarithm, exact for powers of two; the error is below 0.6 ulp.
///
/// `log2(0)` is minus infinity, and the logarithm of a negative number is not a number.
public func log2(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return logarithmLimit(x) }
  let (n, f) = splitMantissa(x)
  let inverse = DoublePair(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)
  return (logPair(fraction: f) * inverse + n).value
}

/// What every logarithm gives at 0, below 0, at infinity, and for what is not a number.
private func logarithmLimit(_ x: Double) -> Double {
  x == 0 ? -.infinity : (x > 0 ? x : .nan)
}

/// n and f with x = 2ⁿ (1 + f) and √½ ≤ 1 + f < √2, for positive finite x.
func splitMantissa(_ x: Double) -> (exponent: Double, fraction: Double) {
  let subnormal = x < 0x1p-1022
  let y = subnormal ? x * 0x1p54 : x
  let bits = y.bitPattern &+ (0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd)
  let exponent = Int32(truncatingIfNeeded: bits &>> 52) &- (subnormal ? 1077 : 1023)
  let mantissa = (bits & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd
  return (Double(exponent), Double(bitPattern: mantissa) - 1)
}

/// n ln 2 + ln(1 + f) + a small rest.
private func logOfParts(exponent n: Double, fraction f: Double, rest: Double) -> Double {
  let s = f / (f + 2)
  let halfSquare = 0.5 * f * f
  let remainder = artanhRemainder(s * s)
  let tail = s * (halfSquare + remainder) + (n * 0x1.a39ef35793c76p-33 + rest)
  return n * 0x1.62e42fee00000p-1 - ((halfSquare - tail) - f)
}

/// 2 artanh(s) / s - 2 in terms of z = s², for |s| ≤ (√2 - 1) / (√2 + 1).
private func artanhRemainder(_ z: Double) -> Double {
  var p = z * 0x1.2f0e56168c674p-3 + 0x1.39a0ddc93b228p-3
  p = p * z + 0x1.7466473f083d4p-3
  p = p * z + 0x1.c71c51e19f188p-3
  p = p * z + 0x1.2492494221543p-2
  p = p * z + 0x1.999999997fa52p-2
  p = p * z + 0x1.5555555555593p-1
  return p * z
}
