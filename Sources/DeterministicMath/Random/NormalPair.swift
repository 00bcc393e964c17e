// Two normal deviates from two random words: G. E. P. Box, M. E. Muller, "A note on the generation of
// random normal deviates", Ann. Math. Stat. 29 (1958), doi:10.1214/aoms/1177706645.
//
// Goals in order of priority:
// 1. The same bits in every lane of every width. 2. Speed. 3. The distribution: radius and angle
// have relative errors near 2⁻²⁰, and the radius goes to 6.66 (one in 4 · 10⁹).
//
// Coefficients: Scripts/derive-math-coefficients.py.

/// Two independent standard normal deviates in each lane, from two uniform words in each lane.
@inlinable @inline(__always)
func normalPair<Lanes: FloatLanes>(
  _ first: Lanes.BitPattern,
  _ second: Lanes.BitPattern
) -> (Lanes, Lanes) {
  let radius: Lanes = normalRadius(first)
  let (horizontal, vertical): (Lanes, Lanes) = randomDirection(second)
  return (radius * horizontal, radius * vertical)
}

/// √(-2 ln u) for the number u of 31 bits, centred in its cell so that the result is finite.
@inlinable @inline(__always)
func normalRadius<Lanes: FloatLanes>(_ word: Lanes.BitPattern) -> Lanes {
  typealias Bits = Lanes.BitPattern
  // u 2³¹ = 2³¹⁺ⁿ (1 + f) with √½ ≤ 1 + f < √2, as in `splitNormal`, but n without its bias.
  let u = Lanes(roundingSigned: word &>> Bits(repeating: 1)) + 0.5
  let bits = u.bitPattern &- Bits(repeating: (158 &<< 23) &- (0x3f80_0000 - 0x3f35_04f3))
  let n = Lanes(roundingSigned: bits.shiftedWithSign(by: 23))
  let mantissa = (bits & Bits(repeating: 0x007f_ffff)) &+ Bits(repeating: 0x3f35_04f3)
  let f = Lanes(bitPattern: mantissa) - 1

  // In pairs, whose terms do not wait for each other.
  let square = f * f
  let first = f * 0x1.000294p+0 - 0x1.000036p+1
  let second = f * 0x1.fd91b2p-2 - 0x1.5506e6p-1
  let third = square * -0x1.e49b48p-3 + (f * 0x1.831cfep-2 - 0x1.a5f54ap-2)
  let p = (third * square + second) * square + first
  return (n * -0x1.62e430p+0 + p * f).squareRoot()
}

/// A point of the unit circle: the angle in ±π/4 comes from all bits, and the lowest two, which it
/// hardly feels, choose the quarter.
@inlinable @inline(__always)
func randomDirection<Lanes: FloatLanes>(_ word: Lanes.BitPattern) -> (Lanes, Lanes) {
  typealias Bits = Lanes.BitPattern
  let t = Lanes(roundingSigned: word) * 0x1p-31
  let z = t * t
  let s = (z * 0x1.3e2186p-9 - 0x1.4a9ad2p-4) * z + 0x1.921f32p-1
  let sine = s * t
  let c = (z * -0x1.4eb114p-12 + 0x1.03b18ep-6) * z - 0x1.3bd3a2p-2
  let upright = c * z + 1
  let cosine = Lanes(bitPattern: upright.bitPattern ^ (word &<< Bits(repeating: 31)))

  let swapped = Lanes(bitPattern: word &<< Bits(repeating: 30)).isNegative
  return (
    cosine.replacing(with: sine, where: swapped), sine.replacing(with: cosine, where: swapped)
  )
}
