// What Stirling's formula leaves.
//
// Coefficients: Scripts/derive-math-coefficients.py.

/// ln Γ(x) - ((x - 1/2) ln x - x + ln(2π) / 2) for x ≥ 10: about 1 / (12 x).
func stirlingCorrection(_ x: Double) -> Double {
  let inverse = 1 / x
  return inverse * stirlingPolynomial(inverse * inverse)
}

/// x times the correction in terms of z = 1/x².
private func stirlingPolynomial(_ z: Double) -> Double {
  var p = z * 0x1.cbede93530de1p+1 - 0x1.ed737c0710d58p-4
  p = p * z - 0x1.640e0408449dfp-13
  p = p * z + 0x1.b30e39ecf538bp-11
  p = p * z - 0x1.380ddeb620dc2p-11
  p = p * z + 0x1.a019ff34d81c4p-11
  p = p * z - 0x1.6c16c16bfdb75p-9
  return p * z + 0x1.5555555555555p-4
}
