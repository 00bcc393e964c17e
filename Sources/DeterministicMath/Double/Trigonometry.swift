// sin x and cos x for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.8 ulp for every finite argument. 3. Speed.
//
// The argument is reduced to ±π/4 by a multiple of π/2, in a pair of numbers.
// Coefficients: Scripts/derive-math-coefficients.py.

/// The sine of an angle in radians; the error is below 0.8 ulp, for any finite angle.
public func sin(_ x: Double) -> Double {
  // The sine of a tiny angle is the angle; so -0 stays -0.
  if x.magnitude < 0x1p-27 { return x }
  guard x.isFinite else { return .nan }
  let (quarter, rest) = reducedAngle(x)
  let value = quarter & 1 == 0 ? sineNearZero(rest) : cosineNearZero(rest)
  return quarter & 2 == 0 ? value : -value
}

/// The cosine of an angle in radians; the error is below 0.8 ulp, for any finite angle.
public func cos(_ x: Double) -> Double {
  guard x.isFinite else { return .nan }
  let (quarter, rest) = reducedAngle(x)
  let value = quarter & 1 == 0 ? cosineNearZero(rest) : sineNearZero(rest)
  return (quarter &+ 1) & 2 == 0 ? value : -value
}

/// sin(πx): exact in the argument; the error is below 2 ulp.
func sinPi(_ x: Double) -> Double {
  // Beyond 2⁵² every number is an integer.
  guard x.magnitude < 0x1p52 else { return 0 }
  let doubled = roundedToInteger(2 * x)
  let rest = x - 0.5 * doubled
  let angle = DoublePair(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53) * rest
  let quarter = UInt64(truncatingIfNeeded: (doubled + 0x1.8p+52).bitPattern)
  let value = quarter & 1 == 0 ? sineNearZero(angle) : cosineNearZero(angle)
  return quarter & 2 == 0 ? value : -value
}

/// The sine of a pair of numbers in ±π/4.
func sineNearZero(_ x: DoublePair) -> Double {
  let z = x.upper * x.upper
  var p = z * 0x1.5d9312d03ad0bp-33 - 0x1.ae5e66e21d7e7p-26
  p = p * z + 0x1.71de35793bb28p-19
  p = p * z - 0x1.a01a019c146f4p-13
  p = p * z + 0x1.111111110f89ep-7
  p = p * z - 0x1.5555555555549p-3
  // The cosine, about 1 - z/2, carries the lower number.
  return x.upper + (x.upper * z * p + x.lower * (1 - 0.5 * z))
}

/// The cosine of a pair of numbers in ±π/4.
func cosineNearZero(_ x: DoublePair) -> Double {
  let z = x.upper * x.upper
  var p = z * -0x1.8fb0915e4c5c9p-37 + 0x1.1ee9f0449064ep-29
  p = p * z - 0x1.27e4f8116bc00p-22
  p = p * z + 0x1.a01a019cbe09ap-16
  p = p * z - 0x1.6c16c16c15217p-10
  p = p * z + 0x1.555555555554cp-5
  let half = 0.5 * z
  let start = 1 - half
  return start + (((1 - start) - half) + (z * z * p - x.upper * x.lower))
}
