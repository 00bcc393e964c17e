// Four blocks of Philox at once, in WebAssembly.
//
// It multiplies four words into 64 bits each in two instructions, but only words that lie side by
// side, and neither by a constant nor by what a loop leaves alone: LLVM sees to that far away. So
// the multipliers change by nothing in each round, and words meet only from one round to the next,
// where LLVM does not take vectors apart.

#if arch(wasm32)
extension Philox {
  /// Stores groups of sixteen consecutive blocks: the words 0 of the sixteen, then the words 1, 2, 3.
  ///
  /// - Parameters:
  ///   - groups: How many groups, of 64 words each.
  ///   - target: Room for them, at an even address.
  ///   - index: The lower 64 bits of the first counter.
  ///   - upper: The upper 64 bits of all counters.
  ///   - key: 64 bits, lower word first.
  @inline(never)
  package static func store(
    groups: Int,
    to target: UnsafeMutableRawPointer,
    at index: UInt64,
    upper: SIMD2<UInt32>,
    key: SIMD2<UInt32>
  ) {
    // Zero, unknown to the compiler.
    var nothing = Words(repeating: UInt32(UInt(bitPattern: target) & 1))
    var multipliers = (Words(repeating: 0xd251_1f53), Words(repeating: 0xcd9e_8d57))
    var place = target
    for quarter in 0..<(4 &* groups) {
      let first = index &+ 4 &* UInt64(quarter)
      var x = UnmixedWords(
        Words(repeating: UInt32(truncatingIfNeeded: first)) &+ Words(0, 1, 2, 3),
        Words(repeating: UInt32(truncatingIfNeeded: first &>> 32)),
        Words(repeating: upper[0]),
        Words(repeating: upper[1])
      )
      // Changes with each quarter, too, but waits for none of its words.
      nothing &= x.even0
      var keys = (Words(repeating: key[0]), Words(repeating: key[1]))
      for _ in 0..<10 {
        multipliers.0 ^= nothing
        multipliers.1 ^= nothing
        x.pass(multipliers, keys)
        keys.0 &+= Words(repeating: 0x9e37_79b9)
        keys.1 &+= Words(repeating: 0xbb67_ae85)
      }
      x.store(to: place)
      place += quarter & 3 == 3 ? 256 &- 48 : 16
    }
  }

  private typealias Words = SIMD4<UInt32>

  /// The four words of four blocks, where two are still to be joined from two each.
  private struct UnmixedWords {
    /// The word 0 is `even0 ^ mix0`.
    var even0: Words
    var mix0 = Words()
    /// The word 1.
    var odd1: Words
    /// The word 2 is `even2 ^ mix2`.
    var even2: Words
    var mix2 = Words()
    /// The word 3.
    var odd3: Words

    @inline(__always)
    init(_ word0: Words, _ word1: Words, _ word2: Words, _ word3: Words) {
      (even0, odd1, even2, odd3) = (word0, word1, word2, word3)
    }

    /// One round.
    @inline(__always)
    mutating func pass(_ multipliers: (Words, Words), _ keys: (Words, Words)) {
      let first = product(even0 ^ mix0, multipliers.0)
      let second = product(even2 ^ mix2, multipliers.1)
      mix0 = odd1 ^ keys.0
      mix2 = odd3 ^ keys.1
      (even0, odd1) = (second.high, second.low)
      (even2, odd3) = (first.high, first.low)
    }

    @inline(__always)
    func store(to place: UnsafeMutableRawPointer) {
      place.storeBytes(of: even0 ^ mix0, as: Words.self)
      place.storeBytes(of: odd1, toByteOffset: 64, as: Words.self)
      place.storeBytes(of: even2 ^ mix2, toByteOffset: 128, as: Words.self)
      place.storeBytes(of: odd3, toByteOffset: 192, as: Words.self)
    }
  }

  /// The lower and the upper halves of the products of words.
  @inline(__always)
  private static func product(_ words: Words, _ multiplier: Words) -> (low: Words, high: Words) {
    let products =
      SIMD4<UInt64>(truncatingIfNeeded: words) &* SIMD4<UInt64>(truncatingIfNeeded: multiplier)
    let first = unsafeBitCast(products.lowHalf, to: Words.self)
    let second = unsafeBitCast(products.highHalf, to: Words.self)
    return (
      Words(first[0], first[2], second[0], second[2]),
      Words(first[1], first[3], second[1], second[3])
    )
  }
}
#endif
