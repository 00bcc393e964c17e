// Two normal deviates from two random words: G. E. P. Box, M. E. Muller, "A note on the generation of
// random normal deviates", Ann. Math. Stat. 29 (1958), doi:10.1214/aoms/1177706645.
//
// Goals in order of priority:
// 1. The same bits in every lane of every width. 2. Speed. 3. The distribution: radius and angle
// have relative errors near 2⁻²³, and the radius goes to 6.66 (one in 4 · 10⁹).

/// Two independent standard normal deviates in each lane, from two uniform words in each lane.
@inlinable @inline(__always)
func normalPair<Lanes: FloatLanes>(
  _ first: Lanes.BitPattern,
  _ second: Lanes.BitPattern
) -> (Lanes, Lanes) {
  typealias Bits = Lanes.BitPattern
  // 31 bits, centred in their cell, so that the logarithm is finite.
  let positive = Lanes(roundingSigned: first &>> Bits(repeating: 1))
  let parts = splitNormal(positive + 0.5)
  let logarithm = logOfParts(exponent: parts.biasedExponent - 158, fraction: parts.fraction)
  let radius = (logarithm * -2).squareRoot()

  // An angle in ±π/4 from all bits; the lowest two, which it hardly feels, choose the quadrant.
  let angle = Lanes(roundingSigned: second) * 0x1.921fb6p-32
  let (sine, upright) = sineAndCosine(angle)
  let cosine = Lanes(bitPattern: upright.bitPattern ^ (second &<< Bits(repeating: 31)))
  let bit = Lanes(bitPattern: (second & Bits(repeating: 2)) &<< Bits(repeating: 23))
  let swapped = Lanes(repeating: 0).isLess(than: bit)
  let horizontal = cosine.replacing(with: sine, where: swapped)
  let vertical = sine.replacing(with: cosine, where: swapped)
  return (radius * horizontal, radius * vertical)
}

/// The sine and cosine of an angle in ±π/4, with errors near 2⁻²⁴.
@inlinable @inline(__always)
func sineAndCosine<Lanes: FloatLanes>(_ x: Lanes) -> (sine: Lanes, cosine: Lanes) {
  let z = x * x
  var s = z * 0x1.7cd428p-19 - 0x1.a05bb2p-13
  s = s * z + 0x1.111176p-7
  s = s * z - 0x1.555556p-3
  var c = z * -0x1.37205ep-22 + 0x1.a075e0p-16
  c = c * z - 0x1.6c1762p-10
  c = c * z + 0x1.555556p-5
  return (x + x * (z * s), 1 - (z * 0.5 - (z * z) * c))
}
