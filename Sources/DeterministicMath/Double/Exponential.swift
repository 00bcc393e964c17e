// e^x and e^x - 1 for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.6 ulp, subnormal results included. 3. Speed.
//
// x = n ln 2 + r with |r| ≤ ln 2 / 2, and e^x = 2ⁿ (1 + r + r² P(r)). ln 2 is split in two, so that
// n times its upper part is exact. Coefficients: Scripts/derive-math-coefficients.py.

/// e raised to a number; the error is below 0.6 ulp.
///
/// Overflows to infinity above 709.78, and goes through the subnormal numbers to 0 below -745.13.
public func exp(_ x: Double) -> Double {
  exp(DoublePair(x))
}

/// e raised to a number, minus 1, accurate near 0; the error is below 0.7 ulp.
public func expm1(_ x: Double) -> Double {
  if x > 710 { return .infinity }
  if x < -40 { return -1 }
  if x.magnitude < 0x1p-54 { return x }
  let (n, fraction) = expParts(DoublePair(x))
  if n > 53 {
    let one = powerOfTwo(integerBits(Swift.max(-n, -100)))
    let sum = DoublePair.ordered(1, fraction.upper)
    return scale(sum.upper + (sum.lower + (fraction.lower - one)), by: n)
  }
  // 2ⁿ - 1 is exact, or for n = -54... so near -1 that it does not matter.
  let factor = powerOfTwo(integerBits(n))
  let sum = DoublePair.sum(factor - 1, factor * fraction.upper)
  return sum.upper + (sum.lower + factor * fraction.lower)
}

/// e raised to the sum of two numbers.
func exp(_ x: DoublePair) -> Double {
  if x.upper > 710 { return .infinity }
  if x.upper < -746 { return 0 }
  let (n, fraction) = expParts(x)
  let sum = DoublePair.ordered(1, fraction.upper)
  return scale(sum.upper + (sum.lower + fraction.lower), by: n)
}

/// n and f with e^x = 2ⁿ (1 + f) and |f| < 0.42.
func expParts(_ x: DoublePair) -> (exponent: Double, fraction: DoublePair) {
  let n = roundedToInteger(x.upper * 0x1.71547652b82fep+0)
  let upper = x.upper - n * 0x1.62e42fee00000p-1
  let lower = n * 0x1.a39ef35793c76p-33 - x.lower
  let r = upper - lower
  let rest = lower - (r * r) * expRemainder(r)
  let fraction = upper - rest
  return (n, DoublePair(fraction, (upper - fraction) - rest))
}

/// (e^r - 1 - r) / r² for |r| ≤ ln 2 / 2.
private func expRemainder(_ r: Double) -> Double {
  var p = r * 0x1.af620840103eep-26 + 0x1.28b13cb16ec2ap-22
  p = p * r + 0x1.71ddf6ee9a070p-19
  p = p * r + 0x1.a019957719ad8p-16
  p = p * r + 0x1.a01a01b01c936p-13
  p = p * r + 0x1.6c16c1861bbe2p-10
  p = p * r + 0x1.111111110f7bep-7
  p = p * r + 0x1.555555554fdc7p-5
  p = p * r + 0x1.5555555555558p-3
  return p * r + 0x1.000000000000cp-1
}
