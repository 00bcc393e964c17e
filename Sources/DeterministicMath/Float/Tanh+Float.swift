// tanh x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.8 ulp. 3. Speed. 4. An odd function to the bit.
//
// Below 1 an odd polynomial, above 1 - 2 / (e^2x + 1). Coefficients:
// Scripts/derive-math-coefficients.py.

/// The hyperbolic tangent; the error is below 0.8 ulp.
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
  var p = z * 0x1.e8886ep-14 - 0x1.af09b6p-11
  p = p * z + 0x1.8fb122p-9
  p = p * z - 0x1.18e28ep-7
  p = p * z + 0x1.64c16ap-6
  p = p * z - 0x1.b9f6ecp-5
  p = p * z + 0x1.11103cp-3
  p = p * z - 0x1.555552p-2
  let near = x + x * (z * p)

  // From 10 on the result rounds to 1.
  let grown = expKernel(size.atMost(10) * 2)
  let far = 1 - 2 / (grown + 1)
  let isNear = size.isLess(than: Lanes(repeating: 1))
  return far.replacing(with: near, where: isNear).lanewiseSign(of: x)
}
