// e^x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.95 ulp, subnormal results included. 3. Speed.
//
// x = n ln 2 + r with |r| ≤ ln 2 / 2, and e^x = 2ⁿ (1 + r + r² P(r)). ln 2 is split in two, so that
// n times its upper part is exact. Coefficients: Scripts/derive-math-coefficients.py.

/// e raised to a number; the error is below 0.95 ulp.
///
/// Overflows to infinity above 88.72, and goes through the subnormal numbers to 0 below -103.97.
@inlinable
public func exp(_ x: Float) -> Float {
  expKernel(x)
}

/// e raised to each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func exp<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  expKernel(x)
}

@inlinable @inline(__always)
func expKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  // Above 89 the result is infinite whatever x is.
  decayKernel(x.atMost(89))
}

/// e^x for x at most 89.
@inlinable @inline(__always)
func decayKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  // Below -105 the result is zero whatever x is.
  let (exponent, fraction) = expParts(x.atLeast(-105))
  return (fraction + 1).scaled(byRounded: exponent)
}

/// n and f with e^x = 2ⁿ (1 + f) and |f| < 0.42, for |x| < 2000.
@inlinable @inline(__always)
func expParts<Lanes: FloatLanes>(
  _ x: Lanes
) -> (exponent: RoundedLanes<Lanes>, fraction: Lanes) {
  let (n, upper, lower) = expSummands(x)
  return (n, upper - lower)
}

/// As `expParts`, with f as a difference, of which the first is the greater.
@inlinable @inline(__always)
func expSummands<Lanes: FloatLanes>(
  _ x: Lanes
) -> (exponent: RoundedLanes<Lanes>, upper: Lanes, lower: Lanes) {
  let n = RoundedLanes(x * 0x1.715476p+0)
  // The upper part of ln 2 has 14 bits: its product with n is exact, and so is the difference.
  let upper = x - n.value * 0x1.62e4p-1
  let lower = n.value * 0x1.7f7d1cp-20
  let r = upper - lower

  // In halves, whose terms do not wait for each other.
  let square = r * r
  let first = r * 0x1.55548ep-3 + 0x1p-1
  let second = square * 0x1.6d6aacp-10 + (r * 0x1.123c46p-7 + 0x1.5554cep-5)
  return (n, upper, lower - square * (square * second + first))
}
