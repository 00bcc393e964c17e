// Two normal deviates from two random words: G. E. P. Box, M. E. Muller, "A note on the generation of
// random normal deviates", Ann. Math. Stat. 29 (1958), doi:10.1214/aoms/1177706645.
//
// Goals in order of priority:
// 1. The same bits in every lane of every width. 2. Speed. 3. The distribution: radius and angle
// have relative errors near 2⁻²³, and the radius goes to 6.66 (one in 4 · 10⁹).
//
// Coefficients: Scripts/derive-math-coefficients.py.

/// Two independent normal deviates in each lane, from two uniform words in each lane.
@inlinable @inline(__always)
func normalPair<Lanes: FloatLanes>(
  _ first: Lanes.BitPattern,
  _ second: Lanes.BitPattern,
  mean: Float,
  deviation: Float
) -> (Lanes, Lanes) {
  let radius: Lanes = normalRadius(first) * deviation
  let (horizontal, vertical): (Lanes, Lanes) = randomDirection(second)
  return (radius * horizontal + mean, radius * vertical + mean)
}

/// √(-2 ln u) for the number u of 31 bits, centred in its cell so that the result is finite.
@inlinable @inline(__always)
func normalRadius<Lanes: FloatLanes>(_ word: Lanes.BitPattern) -> Lanes {
  let u = Lanes(roundingSigned: word &>> Lanes.BitPattern(repeating: 1)) + 0.5
  let parts = splitNormal(u)
  let f = parts.fraction
  var p = f * 0x1.9d5de8p-3 - 0x1.502b48p-2
  p = p * f + 0x1.6304a6p-2
  p = p * f - 0x1.9704eep-2
  p = p * f + 0x1.ff2a96p-2
  p = p * f - 0x1.555cacp-1
  p = p * f + 0x1.0000e0p+0
  p = p * f - 0x1.fffffap+0
  // u is in units of 2⁻³¹.
  return ((parts.biasedExponent - 158) * -0x1.62e430p+0 + p * f).squareRoot()
}

/// A point of the unit circle: the angle in ±π/4 comes from all bits, and the lowest two, which it
/// hardly feels, choose the quarter.
@inlinable @inline(__always)
func randomDirection<Lanes: FloatLanes>(_ word: Lanes.BitPattern) -> (Lanes, Lanes) {
  typealias Bits = Lanes.BitPattern
  let t = Lanes(roundingSigned: word) * 0x1p-31
  let z = t * t
  var s = z * -0x1.2a9dd2p-15 + 0x1.464a44p-9
  s = s * z - 0x1.4abb6ap-4
  s = s * z + 0x1.921fb4p-1
  let sine = s * t
  var c = z * -0x1.4eb114p-12 + 0x1.03b18ep-6
  c = c * z - 0x1.3bd3a2p-2
  let upright = c * z + 1
  let cosine = Lanes(bitPattern: upright.bitPattern ^ (word &<< Bits(repeating: 31)))

  let swapped = Lanes(bitPattern: word &<< Bits(repeating: 30)).isNegative
  return (
    cosine.replacing(with: sine, where: swapped), sine.replacing(with: cosine, where: swapped)
  )
}
