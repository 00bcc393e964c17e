// Eight blocks of Philox at once, in WebAssembly: twice four, which do not wait for each other.
//
// It multiplies four words into 64 bits each in two instructions, but only words that lie side by
// side, and neither by a constant nor by what a loop leaves alone: LLVM sees to that far away. So
// the multipliers come from memory in each round, like the keys, and words meet only from one round
// to the next, where LLVM does not take vectors apart.

#if arch(wasm32)
extension Philox {
  /// Stores groups of sixteen consecutive blocks: the words 0 of the sixteen, then the words 1, 2, 3.
  ///
  /// - Parameters:
  ///   - groups: How many groups, of 64 words each.
  ///   - target: Room for them.
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
    withUnsafeTemporaryAllocation(of: Round.self, capacity: 10) { room in
      guard let rounds = room.baseAddress else { return }
      for number in 0..<10 { (rounds + number).initialize(to: Round(UInt32(number), key)) }
      for half in 0..<(2 &* groups) {
        let first = index &+ 8 &* UInt64(half)
        var x = UnmixedWords(first, upper)
        var y = UnmixedWords(first &+ 4, upper)
        for number in 0..<10 {
          x.pass(rounds[number])
          y.pass(rounds[number])
        }
        let place = target + (256 &* (half / 2) &+ 32 &* (half & 1))
        x.store(to: place)
        y.store(to: place + 16)
      }
    }
  }

  private typealias Words = SIMD4<UInt32>

  /// What a round multiplies by and adds.
  private struct Round {
    let multiplier0 = Words(repeating: 0xd251_1f53)
    let multiplier1 = Words(repeating: 0xcd9e_8d57)
    let key0: Words
    let key1: Words

    init(_ number: UInt32, _ key: SIMD2<UInt32>) {
      key0 = Words(repeating: key[0] &+ number &* 0x9e37_79b9)
      key1 = Words(repeating: key[1] &+ number &* 0xbb67_ae85)
    }
  }

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

    /// The words of four consecutive counters.
    @inline(__always)
    init(_ index: UInt64, _ upper: SIMD2<UInt32>) {
      let lower = Words(repeating: UInt32(truncatingIfNeeded: index))
      even0 = lower &+ Words(0, 1, 2, 3)
      let carried = Words().replacing(with: Words(repeating: 1), where: even0 .< lower)
      odd1 = Words(repeating: UInt32(truncatingIfNeeded: index &>> 32)) &+ carried
      even2 = Words(repeating: upper[0])
      odd3 = Words(repeating: upper[1])
    }

    /// One round.
    @inline(__always)
    mutating func pass(_ round: Round) {
      let word0 = even0 ^ mix0
      let word2 = even2 ^ mix2
      mix0 = odd1 ^ round.key0
      mix2 = odd3 ^ round.key1
      even0 = upperHalves(word2, round.multiplier1)
      odd1 = word2 &* round.multiplier1
      even2 = upperHalves(word0, round.multiplier0)
      odd3 = word0 &* round.multiplier0
    }

    @inline(__always)
    func store(to place: UnsafeMutableRawPointer) {
      place.storeBytes(of: even0 ^ mix0, as: Words.self)
      place.storeBytes(of: odd1, toByteOffset: 64, as: Words.self)
      place.storeBytes(of: even2 ^ mix2, toByteOffset: 128, as: Words.self)
      place.storeBytes(of: odd3, toByteOffset: 192, as: Words.self)
    }
  }

  /// The upper halves of the products of words.
  @inline(__always)
  private static func upperHalves(_ words: Words, _ multiplier: Words) -> Words {
    let products =
      SIMD4<UInt64>(truncatingIfNeeded: words) &* SIMD4<UInt64>(truncatingIfNeeded: multiplier)
    let first = unsafeBitCast(products.lowHalf, to: Words.self)
    let second = unsafeBitCast(products.highHalf, to: Words.self)
    return Words(first[1], first[3], second[1], second[3])
  }
}
#endif
