// ln (1 + x) and ln (1 + e^x) for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.85 ulp (log1p) and 1.7 ulp (softplus). 3. Speed.
//
// ln (1 + x) = ln s + (1 + x - s) / s for the rounded sum s.

/// The natural logarithm of 1 plus a number, accurate near 0; the error is below 0.85 ulp.
///
/// At -1 minus infinity, and below not a number.
@inlinable
public func log1p(_ x: Float) -> Float {
  log1pKernel(x)
}

/// The natural logarithm of 1 plus each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func log1p<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  log1pKernel(x)
}

/// ln (1 + e^x), the smooth maximum of x and 0; the error is below 1.7 ulp.
@inlinable
public func softplus(_ x: Float) -> Float {
  softplusKernel(x)
}

/// ln (1 + e^x) of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func softplus<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  softplusKernel(x)
}

@inlinable @inline(__always)
func log1pKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let sum = x + 1
  let result = log1pOfParts(x, sum: sum)
  return withLogarithmLimits(result, of: sum).replacing(
    with: x,
    where: x.lanewiseMagnitude.isLess(than: Lanes(repeating: 0x1p-25))
  )
}

@inlinable @inline(__always)
func softplusKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  // e^-|x| is at most 1: there are no limits to look after.
  let decay = decayKernel(x.lanewiseNegative)
  let logarithm = log1pOfParts(decay, sum: decay + 1).replacing(
    with: decay,
    where: decay.isLess(than: Lanes(repeating: 0x1p-25))
  )
  return x.atLeast(0) + logarithm
}

/// ln (1 + x) from the rounded sum 1 + x, where that is positive and finite.
@inlinable @inline(__always)
func log1pOfParts<Lanes: FloatLanes>(_ x: Lanes, sum: Lanes) -> Lanes {
  // The rounding error of the sum; exact in each of the two forms where it is used.
  let small = x - (sum - 1)
  let great = 1 - (sum - x)
  let isGreat = Lanes(repeating: 1).isLess(than: x)
  let rest = small.replacing(with: great, where: isGreat) / sum
  // The sum is never subnormal: it is 0 or at least 2⁻²⁴.
  let parts = splitNormal(sum)
  return logOfParts(
    exponent: parts.biasedExponent - 127,
    fraction: parts.fraction,
    rest: rest
  )
}
