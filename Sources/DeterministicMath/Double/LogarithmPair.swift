// ln x to about 65 bits, for functions that multiply it.
//
// 2 artanh s = 2 s + ⅔ s³ + s⁵ Q(s²), the first two terms in pairs of numbers.
// Coefficients: Scripts/derive-math-coefficients.py.

/// ln x for positive finite x, with a relative error below 2⁻⁶³.
func logPair(_ x: Double) -> DoublePair {
  let (n, f) = splitMantissa(x)
  let ln2 = DoublePair(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)
  return ln2 * n + logPair(fraction: f)
}

/// ln x for a positive sum of two numbers.
func logPair(_ x: DoublePair) -> DoublePair {
  logPair(x.upper) + x.lower / x.upper
}

/// ln(1 + f) for √½ ≤ 1 + f < √2.
func logPair(fraction f: Double) -> DoublePair {
  let s = DoublePair(f) / DoublePair.sum(2, f)
  let square = s * s
  let cube = square * s
  let twoThirds = DoublePair(0x1.5555555555555p-1, 0x1.5555555555555p-55)
  let fifth = cube.upper * square.upper * artanhTail(square.upper)
  return DoublePair(2 * s.upper, 2 * s.lower) + (cube * twoThirds + fifth)
}

/// (2 artanh(s) - 2 s - ⅔ s³) / s⁵ in terms of z = s², for |s| ≤ (√2 - 1) / (√2 + 1).
private func artanhTail(_ z: Double) -> Double {
  var p = z * 0x1.ead166bfaba2ep-4 + 0x1.de3c1cb97a92ap-4
  p = p * z + 0x1.112076fbf633ap-3
  p = p * z + 0x1.3b13649a2cad0p-3
  p = p * z + 0x1.745d1829ef715p-3
  p = p * z + 0x1.c71c71c59594ep-3
  p = p * z + 0x1.2492492492f56p-2
  return p * z + 0x1.9999999999996p-2
}
