// e^x - 1 for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.3 ulp, near 0 too. 3. Speed.
//
// e^x = 2ⁿ (1 + f) as in Exponential+Float.swift, but f as a sum of two numbers, and
// e^x - 1 = (2ⁿ - 1) + 2ⁿ f. All is halved until the end, so that 2ⁿ does not overflow.

/// e raised to a number, minus 1, accurate near 0; the error is below 1.3 ulp.
@inlinable
public func expm1(_ x: Float) -> Float {
  expm1Kernel(x)
}

/// e raised to each lane, minus 1, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func expm1<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  expm1Kernel(x)
}

@inlinable @inline(__always)
func expm1Kernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  // Above 89 the result is infinite whatever x is, and below -20 it rounds to -1.
  let (n, upper, lower) = expSummands(x.atMost(89).atLeast(-20))
  let fraction = upper - lower
  let rest = (upper - fraction) - lower

  let exponent =
    (n.biasedBits &- Lanes.BitPattern(repeating: 1)) &<< Lanes.BitPattern(repeating: 23)
  let half = Lanes(bitPattern: Lanes.BitPattern(repeating: 0x3f80_0000) &+ exponent)
  // The first is 0 or greater than the second: what their sum loses is exact.
  let first = half - 0.5
  let second = half * fraction
  let sum = first + second
  let result = (sum + ((first - sum) + second + half * rest)) * 2
  return result.replacing(
    with: x,
    where: x.lanewiseMagnitude.isLess(than: Lanes(repeating: 0x1p-25))
  )
}
