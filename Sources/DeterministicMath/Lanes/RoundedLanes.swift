// Numbers rounded to integers without a rounding instruction (which would be a library call on the
// smallest machines): adding 1.5 · 2²³ leaves the integer in the low bits of the sum.

/// Lanes rounded to the nearest integers, ties to even; magnitudes up to 2²².
@usableFromInline
struct RoundedLanes<Lanes: FloatLanes> {
  /// The integers as numbers.
  @usableFromInline let value: Lanes
  /// The integers, in two's complement, plus `bias`.
  @usableFromInline let biasedBits: Lanes.BitPattern

  @inlinable @inline(__always)
  init(_ x: Lanes) {
    let shifted = x + 0x1.8p+23
    value = shifted - 0x1.8p+23
    biasedBits = shifted.bitPattern
  }

  /// The integers in two's complement.
  @inlinable @inline(__always)
  var integers: Lanes.BitPattern {
    biasedBits &- Lanes.BitPattern(repeating: 0x4b40_0000)
  }
}

extension FloatLanes {
  /// Each lane times 2ⁿ, rounded once, for lanes near 1 and n in -250...250.
  ///
  /// In two steps, so that the result may be infinite or subnormal. The bias of n vanishes in the
  /// shifts: it is a multiple of 2¹⁰.
  @inlinable @inline(__always)
  func scaled(byRounded n: RoundedLanes<Self>) -> Self {
    let exponentShift = BitPattern(repeating: 23)
    let half = n.biasedBits &>> BitPattern(repeating: 1)
    let rest = n.biasedBits &- half
    let one = BitPattern(repeating: 0x3f80_0000)
    let first = Self(bitPattern: one &+ (half &<< exponentShift))
    let second = Self(bitPattern: one &+ (rest &<< exponentShift))
    return self * first * second
  }
}
