// tanh x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.05 ulp. 3. Speed. 4. An odd function to the bit.
//
// Below 27/32 an odd polynomial, above 1 - 2 / (e^2x + 1). Coefficients:
// Scripts/derive-math-coefficients.py.

/// The hyperbolic tangent; the error is below 1.05 ulp.
@inlinable
public func tanh(_ x: Float) -> Float {
  tanhKernel(x)
}

/// The hyperbolic tangent of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func tanh<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  tanhKernel(x)
}

@inlinable @inline(__always)
func tanhKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let size = x.lanewiseMagnitude
  let z = x * x
  var p = z * 0x1.80540ap-10 - 0x1.d78210p-8
  p = p * z + 0x1.5aad7ap-6
  p = p * z - 0x1.b8ce6cp-5
  p = p * z + 0x1.110856p-3
  p = p * z - 0x1.55552ep-2
  let near = x + x * (z * p)

  // From 10 on the result rounds to 1. The exponent is small enough to be added to the bits, where
  // its bias vanishes in the shift.
  let (exponent, fraction) = expParts(size.atMost(10) * 2)
  let shifted = exponent.biasedBits &<< Lanes.BitPattern(repeating: 23)
  let grown = Lanes(bitPattern: (fraction + 1).bitPattern &+ shifted)
  let far = 1 - 2 / (grown + 1)
  let isFar = Lanes(repeating: 0.84375).isLess(than: size)
  return near.replacing(with: far, where: isFar).lanewiseSign(of: x)
}
