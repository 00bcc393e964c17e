// A stream of random words with a name, a position, and children.
//
// Goals in order of priority:
// 1. The same words on every machine and for any number of threads.
// 2. Streams with different names or indices are independent; a jump costs the same at any distance.
// 3. Speed, above all of whole strips.

/// A position in a stream of 2⁶⁴ random words; a value, so that copies draw the same words.
///
///     var weights = RandomStream(seed: 2024).split("weights").split(7)
///     let w = weights.normal()
///
/// A stream is a key and the upper half of a counter of `Philox`; the lower half counts blocks of
/// four words. The streams of children are other keys and counters, made from the parent's by the
/// same generator, so the words of a child do not depend on what the parent has drawn.
public struct RandomStream: Sendable {
  @usableFromInline var key: SIMD2<UInt32>
  @usableFromInline var upperCounter: SIMD2<UInt32>
  /// The number of words drawn so far.
  @usableFromInline var drawn: UInt64
  /// The block that holds the next word, if the block has been begun.
  @usableFromInline var block: SIMD4<UInt32>

  /// The stream of a seed.
  public init(seed: UInt64) {
    let words = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    self.init(key: words, upperCounter: SIMD2())
  }

  init(key: SIMD2<UInt32>, upperCounter: SIMD2<UInt32>) {
    self.key = key
    self.upperCounter = upperCounter
    drawn = 0
    block = SIMD4()
  }

  /// The number of words drawn so far; setting it jumps there.
  ///
  /// - Complexity: O(1)
  public var position: UInt64 {
    get { drawn }
    set {
      drawn = newValue
      if newValue & 3 != 0 { block = block(at: newValue &>> 2) }
    }
  }

  /// The next random word.
  @inlinable
  public mutating func nextWord() -> UInt32 {
    let lane = Int(truncatingIfNeeded: drawn & 3)
    if lane == 0 { block = block(at: drawn &>> 2) }
    drawn &+= 1
    return block[lane]
  }

  @inlinable
  func block(at index: UInt64) -> SIMD4<UInt32> {
    let counter = SIMD4(
      UInt32(truncatingIfNeeded: index),
      UInt32(truncatingIfNeeded: index &>> 32),
      upperCounter[0],
      upperCounter[1]
    )
    return Philox.block(counter: counter, key: key)
  }
}

extension RandomStream: RandomNumberGenerator {
  /// The next two random words, the first in the lower half.
  @inlinable
  public mutating func next() -> UInt64 {
    let lower = UInt64(nextWord())
    return lower | (UInt64(nextWord()) &<< 32)
  }
}
