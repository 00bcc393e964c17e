// An angle as a number of quarter turns and a rest in ±π/4.
//
// Up to 2²⁰ by subtracting a multiple of π/2 in parts of 33 bits (Cody and Waite); beyond by
// multiplying with as many bits of 2/π as the exponent asks for (Payne and Hanek, "Radian reduction
// for trigonometric functions", SIGNUM Newsletter 18 (1983), doi:10.1145/1057600.1057602).

/// The quarter turns modulo 4 in the lowest bits, and the rest, of a finite angle.
func reducedAngle(_ x: Double) -> (quarter: Int32, rest: DoublePair) {
  if x.magnitude <= 0x1.921fb54442d18p-1 { return (0, DoublePair(x)) }
  if x.magnitude < 0x1p20 { return reducedByParts(x) }
  let (quarter, rest) = reducedByProduct(x.magnitude)
  return x > 0 ? (quarter, rest) : (-quarter, DoublePair(-rest.upper, -rest.lower))
}

private func reducedByParts(_ x: Double) -> (quarter: Int32, rest: DoublePair) {
  let n = roundedToInteger(x * 0x1.45f306dc9c883p-1)
  // n has 20 bits, so its products with parts of 33 bits are exact.
  let first = x - n * 0x1.921fb54400000p+0
  let second = DoublePair.sum(first, -(n * 0x1.0b4611a600000p-34))
  let third = second + -(n * 0x1.3198a2e000000p-69)
  let fourth = third + -(n * 0x1.b839a252049c1p-104)
  return (integerBits(n), fourth)
}

/// For angles of at least 1, below infinity.
private func reducedByProduct(_ x: Double) -> (quarter: Int32, rest: DoublePair) {
  let significand = x.significandBits
  let exponent = Int(x.exponentBits) - 1075
  // Bits of 2/π that give multiples of 8 quarter turns are left out: the window begins at the
  // word that holds the bit of weight 2⁻ᵉ⁺³.
  let start = Swift.max(exponent - 3, 0) / 32
  let product = multiplied(significand, byInverseFrom: start)
  // The product is in units of 2^(exponent - 32 (start + 8)); the integer part ends at this bit.
  let point = 32 * (start + 8) - exponent
  return quarterAndRest(product, point: point)
}

/// The significand times eight words of 2/π, as ten words, highest first.
private func multiplied(_ significand: UInt64, byInverseFrom start: Int) -> [UInt32] {
  let low = significand & 0xffff_ffff
  let high = significand &>> 32
  var words = [UInt32](repeating: 0, count: 10)
  var carry: UInt64 = 0
  var previous: UInt64 = 0
  for place in 0..<10 {
    // Place 0 is the lowest word of the product.
    let index = start + 7 - place
    let word = place < 8 && index < twoOverPi.count ? UInt64(twoOverPi[index]) : 0
    let lowProduct = low &* word
    let highProduct = high &* previous
    let sum = (lowProduct & 0xffff_ffff) &+ (highProduct & 0xffff_ffff) &+ (carry & 0xffff_ffff)
    words[9 - place] = UInt32(truncatingIfNeeded: sum)
    carry =
      (carry &>> 32) &+ (sum &>> 32) &+ (lowProduct &>> 32) &+ (highProduct &>> 32)
    previous = word
  }
  return words
}

/// The integer part modulo 4 and the rest, rounded to the nearest integer, of a number in ten
/// words with the point before the given number of lowest bits.
private func quarterAndRest(_ words: [UInt32], point: Int) -> (Int32, DoublePair) {
  /// The 64 bits whose lowest has the given place.
  func bits(from place: Int) -> UInt64 {
    var result: UInt64 = 0
    for bit in 0..<64 {
      let position = place + 63 - bit
      let isSet =
        (0..<320).contains(position)
        && words[9 - position / 32] &>> UInt32(position % 32) & 1 == 1
      result = result &<< 1 | (isSet ? 1 : 0)
    }
    return result
  }
  let integer = bits(from: point) & 3
  let first = bits(from: point - 64)
  let second = bits(from: point - 128)
  // Above a half the rest is negative: the fraction minus one.
  let roundsUp = first &>> 63 == 1
  let upperBits = roundsUp ? ~first : first
  let lowerBits = roundsUp ? ~second : second
  let fraction = fractionPair(upperBits, lowerBits)
  let rest = fraction * DoublePair(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
  let quarter = Int32(truncatingIfNeeded: integer &+ (roundsUp ? 1 : 0))
  return (quarter, roundsUp ? DoublePair(-rest.upper, -rest.lower) : rest)
}

/// 128 bits after the point as a pair of numbers.
private func fractionPair(_ first: UInt64, _ second: UInt64) -> DoublePair {
  let a = Double(first &>> 32) * 0x1p-32
  let b = Double(first & 0xffff_ffff) * 0x1p-64
  let c = Double(second &>> 32) * 0x1p-96
  let d = Double(second & 0xffff_ffff) * 0x1p-128
  return DoublePair.ordered(a, b) + DoublePair.ordered(c, d)
}

extension Double {
  /// The significand of a normal number as an integer with 53 bits.
  fileprivate var significandBits: UInt64 {
    (bitPattern & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000
  }

  /// The biased exponent.
  fileprivate var exponentBits: UInt64 { (bitPattern &>> 52) & 0x7ff }
}

/// The first 1216 bits of 2/π after the point.
private let twoOverPi: [UInt32] = [
  0xa2f9_836e, 0x4e44_1529, 0xfc27_57d1, 0xf534_ddc0, 0xdb62_9599, 0x3c43_9041, 0xfe51_63ab,
  0xdebb_c561, 0xb724_6e3a, 0x424d_d2e0, 0x0649_2eea, 0x09d1_921c, 0xfe1d_eb1c, 0xb129_a73e,
  0xe882_35f5, 0x2ebb_4484, 0xe99c_7026, 0xb45f_7e41, 0x3991_d639, 0x8353_39f4, 0x9c84_5f8b,
  0xbdf9_283b, 0x1ff8_97ff, 0xde05_980f, 0xef2f_118b, 0x5a0a_6d1f, 0x6d36_7ecf, 0x27cb_09b7,
  0x4f46_3f66, 0x9e5f_ea2d, 0x7527_bac7, 0xebe5_f17b, 0x3d07_39f7, 0x8a52_92ea, 0x6bfb_5fb1,
  0x1f8d_5d08, 0x5603_3046, 0xfc7b_6bab,
]
