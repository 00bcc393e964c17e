// log₂ x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.2 ulp, subnormal arguments included, and none for
// powers of two. 3. Speed.
//
// x = 2ⁿ (1 + f) as in Logarithm+Float.swift, and log₂ x = n + (f + s) log₂ e with a small s. The
// upper halves of f and of log₂ e have an exact product, which is added to n exactly, in two numbers.

/// The binary logarithm, exact for powers of two; the error is below 1.2 ulp.
///
/// `log2(0)` is minus infinity, and the logarithm of a negative number is not a number.
@inlinable
public func log2(_ x: Float) -> Float {
  log2Kernel(x)
}

/// The binary logarithm of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func log2<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  log2Kernel(x)
}

@inlinable @inline(__always)
func log2Kernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let (n, f) = splitMantissa(x)
  let upperHalf = Lanes(bitPattern: f.bitPattern & Lanes.BitPattern(repeating: 0xffff_f000))
  let lowerHalf = f - upperHalf
  let rest = (f * f) * (f * logRemainder(f) - 0.5)
  let small = lowerHalf * 0x1.714p+0 + f * 0x1.47652cp-12 + rest * 0x1.715476p+0

  let product = upperHalf * 0x1.714p+0
  let sum = n + product
  let result = sum + ((n - sum) + product + small)
  return withLogarithmLimits(result, of: x)
}
