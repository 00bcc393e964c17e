// Many deviates at once.
//
// Strips begin at the next whole block and take sixteen blocks at a time, in which word k of block
// j becomes number 16 k + j. A strip is therefore not the sequence of single draws, but its first
// numbers do not depend on its length.

extension RandomStream {
  /// Fills memory with normal deviates.
  ///
  /// - Complexity: O(`count`), about 1 ns a number.
  @export(interface)
  public mutating func fillNormal(
    _ numbers: UnsafeMutableBufferPointer<Float>,
    mean: Float = 0,
    deviation: Float = 1
  ) {
    let isStandard = mean == 0 && deviation == 1
    fill(numbers) { piece, groups in
      makeRadii(piece, groups: groups)
      spreadRadii(piece, groups: groups)
      if !isStandard { scale(piece, groups: groups, mean: mean, deviation: deviation) }
    }
  }

  /// Fills memory with numbers in 0..<1: multiples of 2⁻²⁴.
  ///
  /// - Complexity: O(`count`)
  @export(interface)
  public mutating func fillUniform(_ numbers: UnsafeMutableBufferPointer<Float>) {
    fill(numbers) { piece, groups in
      for quarter in 0..<(4 &* groups) {
        let place = piece + 64 &* quarter
        let words = place.loadUnaligned(as: SIMD16<UInt32>.self)
        let values: SIMD16<Float> = unitInterval(words)
        place.storeBytes(of: values, as: SIMD16<Float>.self)
      }
    }
  }

  /// Fills memory with words and turns them into numbers, in place, in groups of 64.
  ///
  /// Words and transforms go by turns over pieces that stay in the fastest cache: two short loops
  /// keep the processor busier than a long one.
  @inline(__always)
  private mutating func fill(
    _ numbers: UnsafeMutableBufferPointer<Float>,
    transform: (_ piece: UnsafeMutableRawPointer, _ groups: Int) -> Void
  ) {
    guard let base = numbers.baseAddress, !numbers.isEmpty else { return }
    drawn = (drawn &+ 3) & ~3
    var done = 0
    while numbers.count &- done >= 64 {
      let groups = Swift.min((numbers.count &- done) / 64, 64)
      let piece = UnsafeMutableRawPointer(base + done)
      storeWords(groups: groups, to: piece)
      transform(piece, groups)
      done &+= 64 &* groups
    }
    guard done < numbers.count else { return }
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 16) { room in
      guard let last = room.baseAddress else { return }
      storeWords(groups: 1, to: last)
      transform(last, 1)
      UnsafeMutableRawPointer(base + done)
        .copyMemory(from: last, byteCount: 4 &* (numbers.count &- done))
    }
  }

  private mutating func storeWords(groups: Int, to target: UnsafeMutableRawPointer) {
    Philox.store(groups: groups, to: target, at: drawn &>> 2, upper: upperCounter, key: key)
    drawn &+= UInt64(groups) &* 64
  }
}

/// Turns groups of 64 words into standard normal deviates where they are: Box and Muller's radii in
/// the place of the words that they come from, then both of their products.
///
/// Two loops, not inlined, so that the constants and vectors of each have registers enough.
@inline(never)
private func makeRadii(_ piece: UnsafeMutableRawPointer, groups: Int) {
  for pair in 0..<(2 &* groups) {
    let place = piece + 128 &* pair
    let radii: SIMD16<Float> = normalRadius(place.loadUnaligned(as: SIMD16<UInt32>.self))
    place.storeBytes(of: radii, as: SIMD16<Float>.self)
  }
}

/// Multiplies radii by the points of the unit circle that the words beside them stand for.
@inline(never)
private func spreadRadii(_ piece: UnsafeMutableRawPointer, groups: Int) {
  for pair in 0..<(2 &* groups) {
    let place = piece + 128 &* pair
    let radii = place.loadUnaligned(as: SIMD16<Float>.self)
    let words = (place + 64).loadUnaligned(as: SIMD16<UInt32>.self)
    let (horizontal, vertical): (SIMD16<Float>, SIMD16<Float>) = randomDirection(words)
    place.storeBytes(of: radii * horizontal, as: SIMD16<Float>.self)
    place.storeBytes(of: radii * vertical, toByteOffset: 64, as: SIMD16<Float>.self)
  }
}

/// Multiplies numbers by the deviation and adds the mean, where they are.
@inline(never)
private func scale(
  _ piece: UnsafeMutableRawPointer,
  groups: Int,
  mean: Float,
  deviation: Float
) {
  for quarter in 0..<(4 &* groups) {
    let place = piece + 64 &* quarter
    let numbers = place.loadUnaligned(as: SIMD16<Float>.self)
    place.storeBytes(of: numbers * deviation + mean, as: SIMD16<Float>.self)
  }
}

/// The numbers k 2⁻²⁴ for the upper 24 bits k of each word.
@inlinable @inline(__always)
func unitInterval<Lanes: FloatLanes>(_ words: Lanes.BitPattern) -> Lanes {
  Lanes(roundingSigned: words &>> Lanes.BitPattern(repeating: 8)) * 0x1p-24
}
