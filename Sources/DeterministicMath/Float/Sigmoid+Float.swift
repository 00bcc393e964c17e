// The logistic function for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 2.4 ulp, subnormal results included. 3. Speed.

/// 1 / (1 + e^-x); the error is below 2.4 ulp.
@inlinable
public func sigmoid(_ x: Float) -> Float {
  sigmoidKernel(x)
}

/// 1 / (1 + e^-x) of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func sigmoid<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  sigmoidKernel(x)
}

@inlinable @inline(__always)
func sigmoidKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  // e^-|x| never overflows; on the negative side it is also the numerator.
  let decay = decayKernel(x.lanewiseNegative)
  let numerator = Lanes(repeating: 1).replacing(with: decay, where: x.isNegative)
  return numerator / (decay + 1)
}
