// The logistic function for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 2 ulp, subnormal results included. 3. Speed.

/// 1 / (1 + e^-x); the error is below 2 ulp.
@inlinable
public func sigmoid(_ x: Double) -> Double {
  // e^-|x| never overflows; on the negative side it is also the numerator.
  let decay = exp(-x.magnitude)
  return (x < 0 ? decay : 1) / (decay + 1)
}
