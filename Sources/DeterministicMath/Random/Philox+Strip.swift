// Sixteen blocks of Philox at once.
//
// Each lane has 64 bits and the word in its lower half, where the processor multiplies. What the
// upper half holds does not matter, and is left as it comes so that nothing is spent on it.

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
    let (key0, key1) = bothOrders(key)
    let (upper0, upper1) = bothOrders(upper)
    var counters =
      Lanes(repeating: index) &+ Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    for group in 0..<groups {
      var x = FourLanes(
        counters,
        counters &>> Lanes(repeating: 32),
        Lanes(repeating: upper0),
        Lanes(repeating: upper1)
      )
      round(0, key0, key1, &x)
      round(1, key0, key1, &x)
      round(2, key0, key1, &x)
      round(3, key0, key1, &x)
      round(4, key0, key1, &x)
      round(5, key0, key1, &x)
      round(6, key0, key1, &x)
      round(7, key0, key1, &x)
      round(8, key0, key1, &x)
      round(9, key0, key1, &x)
      let place = target + 256 &* group
      place.storeBytes(of: lowerHalves(x.0), as: SIMD16<UInt32>.self)
      place.storeBytes(of: lowerHalves(x.1), toByteOffset: 64, as: SIMD16<UInt32>.self)
      place.storeBytes(of: lowerHalves(x.2), toByteOffset: 128, as: SIMD16<UInt32>.self)
      place.storeBytes(of: lowerHalves(x.3), toByteOffset: 192, as: SIMD16<UInt32>.self)
      counters &+= Lanes(repeating: 16)
    }
  }

  private typealias Lanes = SIMD16<UInt64>
  private typealias FourLanes = (Lanes, Lanes, Lanes, Lanes)

  @inline(__always)
  private static func round(
    _ number: UInt64,
    _ key0: UInt64,
    _ key1: UInt64,
    _ x: inout FourLanes
  ) {
    let low = Lanes(repeating: 0xffff_ffff)
    let half = Lanes(repeating: 32)
    let first = (x.0 & low) &* Lanes(repeating: 0xd251_1f53)
    let second = (x.2 & low) &* Lanes(repeating: 0xcd9e_8d57)
    // Carries out of the lower half of a key go where they do no harm.
    x.0 = (second &>> half) ^ (x.1 ^ Lanes(repeating: key0 &+ number &* 0x9e37_79b9))
    x.2 = (first &>> half) ^ (x.3 ^ Lanes(repeating: key1 &+ number &* 0xbb67_ae85))
    x.1 = second
    x.3 = first
  }

  /// 64 bits with the first word below, and with the second word below.
  private static func bothOrders(_ words: SIMD2<UInt32>) -> (UInt64, UInt64) {
    let (first, second) = (UInt64(words[0]), UInt64(words[1]))
    return (first | (second &<< 32), second | (first &<< 32))
  }

  @inline(__always)
  private static func lowerHalves(_ words: Lanes) -> SIMD16<UInt32> {
    unsafeBitCast(words, to: SIMD32<UInt32>.self).evenHalf
  }
}
#endif
