// tanh x for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.06 ulp. 3. Speed. 4. An odd function to the bit.
//
// Below 27/32 an odd polynomial, above 1 - 2 / (e^2x + 1). Coefficients:
// Scripts/derive-math-coefficients.py.

/// The hyperbolic tangent; the error is below 1.06 ulp.
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
  typealias Bits = Lanes.BitPattern
  let size = x.lanewiseMagnitude
  let z = x * x
  var p = z * 0x1.80540ap-10 - 0x1.d78210p-8
  p = p * z + 0x1.5aad7ap-6
  p = p * z - 0x1.b8ce6cp-5
  p = p * z + 0x1.110856p-3
  p = p * z - 0x1.55552ep-2
  let near = size + size * (z * p)

  let far = 1 - 1 / (halfOfDoubledExp(size) + 0.5)
  let isFar = Lanes(repeating: 0.84375).isLess(than: size)
  let sign = x.bitPattern & Bits(repeating: 0x8000_0000)
  return Lanes(bitPattern: near.replacing(with: far, where: isFar).bitPattern | sign)
}

/// e^2x / 2 for x from 0 on; above 10, that of 10, where tanh x rounds to 1.
///
/// As `expParts`, all halved and doubled, which is exact.
@inlinable @inline(__always)
func halfOfDoubledExp<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let y = x.atMost(10)
  let n = RoundedLanes(y * 0x1.715476p+1)
  let upper = y - n.value * 0x1.62e4p-2
  let lower = n.value * 0x1.7f7d1cp-21
  let r = upper - lower

  let square = r * r
  let first = r * 0x1.55548ep-1 + 1
  let second = square * 0x1.6d6aacp-5 + (r * 0x1.123c46p-3 + 0x1.5554cep-2)
  let fraction = upper - (lower - square * (square * second + first))
  // The exponent is small enough to be added to the bits, where its bias vanishes in the shift.
  let shifted = n.biasedBits &<< Lanes.BitPattern(repeating: 23)
  return Lanes(bitPattern: (fraction + 0.5).bitPattern &+ shifted)
}
