// ln x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.85 ulp, subnormal arguments included. 3. Speed.
//
// x = 2ⁿ (1 + f) with √½ ≤ 1 + f < √2, and ln x = n ln 2 + f - f²/2 + f³ P(f).
// Coefficients: Scripts/derive-math-coefficients.py.

/// The natural logarithm; the error is below 0.85 ulp.
///
/// `log(0)` is minus infinity, and the logarithm of a negative number is not a number.
@inlinable
public func log(_ x: Float) -> Float {
  logKernel(x)
}

/// The natural logarithm of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func log<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  logKernel(x)
}

@inlinable @inline(__always)
func logKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let parts = splitMantissa(x)
  let result = logOfParts(exponent: parts.exponent, fraction: parts.fraction)
  return withLogarithmLimits(result, of: x)
}

/// n and f with x = 2ⁿ (1 + f) and √½ ≤ 1 + f < √2, for any positive x.
@inlinable @inline(__always)
func splitMantissa<Lanes: FloatLanes>(_ x: Lanes) -> (exponent: Lanes, fraction: Lanes) {
  let subnormal = x.isLess(than: Lanes(repeating: 0x1p-126))
  let y = x.replacing(with: x * 0x1p25, where: subnormal)
  let offset = Lanes(repeating: -127).replacing(with: -152, where: subnormal)
  let parts = splitNormal(y)
  return (parts.biasedExponent + offset, parts.fraction)
}

/// n + 127 and f with x = 2ⁿ (1 + f) and √½ ≤ 1 + f < √2, for positive normal x.
@inlinable @inline(__always)
func splitNormal<Lanes: FloatLanes>(_ x: Lanes) -> (biasedExponent: Lanes, fraction: Lanes) {
  // Adding 1 - √½ to the mantissa carries into the exponent exactly where 1 + f must be halved.
  let carry = Lanes.BitPattern(repeating: 0x3f80_0000 - 0x3f35_04f3)
  let bits = x.bitPattern &+ carry
  let exponentBits = bits &>> Lanes.BitPattern(repeating: 23)
  // 2²³ + exponent, read as a number: an exact conversion of a small integer.
  let exponent =
    Lanes(bitPattern: exponentBits | Lanes.BitPattern(repeating: 0x4b00_0000)) - 0x1p+23
  let mantissa =
    (bits & Lanes.BitPattern(repeating: 0x007f_ffff))
    &+ Lanes.BitPattern(repeating: 0x3f35_04f3)
  return (exponent, Lanes(bitPattern: mantissa) - 1)
}

/// n ln 2 + ln(1 + f) + a small rest.
@inlinable @inline(__always)
func logOfParts<Lanes: FloatLanes>(
  exponent n: Lanes,
  fraction f: Lanes,
  rest: Lanes? = nil
) -> Lanes {
  let square = f * f
  var small = (square * f) * logRemainder(f) + n * 0x1.7f7d1cp-20
  if let rest { small = small + rest }
  return n * 0x1.62e4p-1 + (f - (square * 0.5 - small))
}

/// (ln(1 + f) - f + f²/2) / f³ for √½ ≤ 1 + f < √2.
@inlinable @inline(__always)
func logRemainder<Lanes: FloatLanes>(_ f: Lanes) -> Lanes {
  var p = f * 0x1.1b4350p-4 - 0x1.e2e46cp-4
  p = p * f + 0x1.e64d72p-4
  p = p * f - 0x1.fb43e0p-4
  p = p * f + 0x1.233306p-3
  p = p * f - 0x1.5562e0p-3
  p = p * f + 0x1.99a542p-3
  p = p * f - 0x1.ffffeep-3
  return p * f + 0x1.555546p-2
}

/// A result with the limits of the logarithm put in: at 0, below 0, at infinity, not a number.
@inlinable @inline(__always)
func withLogarithmLimits<Lanes: FloatLanes>(_ result: Lanes, of x: Lanes) -> Lanes {
  let infinity = Lanes(repeating: .infinity)
  let zero = Lanes(repeating: 0)
  var limited = x.replacing(with: result, where: x.isLess(than: infinity))
  limited = limited.replacing(with: -.infinity, where: x.isEqual(to: zero))
  return limited.replacing(with: .nan, where: x.isLess(than: zero))
}
