// Many deviates at once.
//
// Strips begin at the next whole block and take eight blocks at a time: lane j of the vector k
// of a group comes from the word k of block j. A strip is therefore not the sequence of single draws,
// but its first numbers do not depend on its length.

extension RandomStream {
  /// Fills memory with normal deviates.
  ///
  /// - Complexity: O(`count`), about 1 ns a number.
  @inlinable
  public mutating func fillNormal(
    _ numbers: UnsafeMutableBufferPointer<Float>,
    mean: Float = 0,
    deviation: Float = 1
  ) {
    fill(numbers) { w0, w1, w2, w3 in
      let first: (SIMD8<Float>, SIMD8<Float>) = normalPair(w0, w1)
      let second: (SIMD8<Float>, SIMD8<Float>) = normalPair(w2, w3)
      return (
        first.0 * deviation + mean, first.1 * deviation + mean,
        second.0 * deviation + mean, second.1 * deviation + mean
      )
    }
  }

  /// Fills memory with numbers in 0..<1: multiples of 2⁻²⁴.
  @inlinable
  public mutating func fillUniform(_ numbers: UnsafeMutableBufferPointer<Float>) {
    fill(numbers) { w0, w1, w2, w3 in
      (unitInterval(w0), unitInterval(w1), unitInterval(w2), unitInterval(w3))
    }
  }

  /// Four vectors from four vectors of words, over and over.
  @inlinable @inline(__always)
  mutating func fill(
    _ numbers: UnsafeMutableBufferPointer<Float>,
    with transform: (SIMD8<UInt32>, SIMD8<UInt32>, SIMD8<UInt32>, SIMD8<UInt32>) -> FourVectors
  ) {
    var index = (drawn &+ 3) &>> 2
    var offset = 0
    while offset < numbers.count {
      let words = Philox.eightBlocks(at: index, upper: upperCounter, key: key)
      let values = transform(words.0, words.1, words.2, words.3)
      store(values, in: numbers, at: offset)
      index &+= 8
      offset &+= 32
    }
    drawn = index &<< 2
  }

  @usableFromInline
  typealias FourVectors = (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>)

  /// Stores 32 numbers, or as many as there is room for.
  @inlinable @inline(__always)
  func store(
    _ values: FourVectors,
    in numbers: UnsafeMutableBufferPointer<Float>,
    at offset: Int
  ) {
    guard let base = numbers.baseAddress else { return }
    let target = UnsafeMutableRawPointer(base + offset)
    if numbers.count &- offset >= 32 {
      target.storeBytes(of: values.0, as: SIMD8<Float>.self)
      target.storeBytes(of: values.1, toByteOffset: 32, as: SIMD8<Float>.self)
      target.storeBytes(of: values.2, toByteOffset: 64, as: SIMD8<Float>.self)
      target.storeBytes(of: values.3, toByteOffset: 96, as: SIMD8<Float>.self)
    } else {
      withUnsafeBytes(of: values) { bytes in
        let size = 4 &* (numbers.count &- offset)
        UnsafeMutableRawBufferPointer(start: target, count: size)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[0..<size]))
      }
    }
  }
}

/// The numbers k 2⁻²⁴ for the upper 24 bits k of each word.
@inlinable @inline(__always)
func unitInterval<Lanes: FloatLanes>(_ words: Lanes.BitPattern) -> Lanes {
  Lanes(roundingSigned: words &>> Lanes.BitPattern(repeating: 8)) * 0x1p-24
}
