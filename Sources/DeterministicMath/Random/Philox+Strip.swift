// Sixteen blocks of Philox at once.
//
// The processor multiplies words in the lower halves of 64 bits: those of even and of odd blocks
// apart. Their upper halves come together by one blend, and the lower ones have a multiplication of
// their own, so that all words of the sixteen blocks stay in registers.

#if !arch(wasm32)
extension Philox {
  /// Stores groups of sixteen consecutive blocks: the words 0 of the sixteen, then the words 1, 2, 3.
  ///
  /// - Parameters:
  ///   - groups: How many groups, of 64 words each.
  ///   - target: Room for them.
  ///   - index: The lower 64 bits of the first counter.
  ///   - upper: The upper 64 bits of all counters.
  ///   - key: 64 bits, lower word first.
  package static func store(
    groups: Int,
    to target: UnsafeMutableRawPointer,
    at index: UInt64,
    upper: SIMD2<UInt32>,
    key: SIMD2<UInt32>
  ) {
    for group in 0..<groups {
      var x = counters(from: index &+ 16 &* UInt64(group), upper)
      round(0, key, &x)
      round(1, key, &x)
      round(2, key, &x)
      round(3, key, &x)
      round(4, key, &x)
      round(5, key, &x)
      round(6, key, &x)
      round(7, key, &x)
      round(8, key, &x)
      round(9, key, &x)
      let place = target + 256 &* group
      place.storeBytes(of: x.0, as: Words.self)
      place.storeBytes(of: x.1, toByteOffset: 64, as: Words.self)
      place.storeBytes(of: x.2, toByteOffset: 128, as: Words.self)
      place.storeBytes(of: x.3, toByteOffset: 192, as: Words.self)
    }
  }

  private typealias Words = SIMD16<UInt32>
  private typealias FourWords = (Words, Words, Words, Words)

  /// The words of sixteen consecutive counters.
  @inline(__always)
  private static func counters(from index: UInt64, _ upper: SIMD2<UInt32>) -> FourWords {
    let steps = Words(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let lower = UInt32(truncatingIfNeeded: index)
    let words = Words(repeating: lower) &+ steps
    let carried = Words(repeating: 0).replacing(
      with: Words(repeating: 1),
      where: words .< Words(repeating: lower)
    )
    return (
      words,
      Words(repeating: UInt32(truncatingIfNeeded: index &>> 32)) &+ carried,
      Words(repeating: upper[0]),
      Words(repeating: upper[1])
    )
  }

  @inline(__always)
  private static func round(_ number: UInt32, _ key: SIMD2<UInt32>, _ x: inout FourWords) {
    let first = x.0
    let second = x.2
    x.0 =
      upperHalves(second, 0xcd9e_8d57)
      ^ (x.1 ^ Words(repeating: key[0] &+ number &* 0x9e37_79b9))
    x.2 =
      upperHalves(first, 0xd251_1f53)
      ^ (x.3 ^ Words(repeating: key[1] &+ number &* 0xbb67_ae85))
    x.1 = second &* Words(repeating: 0xcd9e_8d57)
    x.3 = first &* Words(repeating: 0xd251_1f53)
  }

  /// The upper halves of the products of words and a multiplier.
  @inline(__always)
  private static func upperHalves(_ words: Words, _ multiplier: UInt64) -> Words {
    typealias Pairs = SIMD8<UInt64>
    let half = Pairs(repeating: 32)
    let low = Pairs(repeating: 0xffff_ffff)
    let pairs = unsafeBitCast(words, to: Pairs.self)
    let even = (pairs & low) &* Pairs(repeating: multiplier)
    let odd = (pairs &>> half) &* Pairs(repeating: multiplier)
    return unsafeBitCast((even &>> half) | (odd & ~low), to: Words.self)
  }
}
#endif
