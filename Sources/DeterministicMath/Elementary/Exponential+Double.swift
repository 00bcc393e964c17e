// e^x for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.8 ulp, subnormal results included. 3. Speed.
//
// The method of Exponential+Float.swift. Coefficients: Scripts/derive-math-coefficients.py.

/// e raised to a number; the error is below 0.8 ulp.
///
/// Overflows to infinity above 709.78, and goes through the subnormal numbers to 0 below -745.13.
@inlinable
public func exp(_ x: Double) -> Double {
  if x > 710 { return .infinity }
  if x < -746 { return 0 }
  let n = roundedToInteger(x * 0x1.71547652b82fep+0)
  let upper = x - n * 0x1.62e42fee00000p-1
  let lower = n * 0x1.a39ef35793c76p-33
  let r = upper - lower
  let fraction = upper - (lower - (r * r) * expRemainder(r))
  return scale(fraction + 1, by: n)
}

/// (e^r - 1 - r) / r² for |r| ≤ ln 2 / 2.
@inlinable
func expRemainder(_ r: Double) -> Double {
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
