// Uniform deviates and integers, one at a time.

extension RandomStream {
  /// A number in 0..<1: a multiple of 2⁻⁵³, from two words.
  @inlinable
  public mutating func uniform() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// A number in a range, from two words.
  ///
  /// - Precondition: The range is not empty and its bounds are finite.
  @inlinable
  public mutating func uniform(in range: Range<Double>) -> Double {
    precondition(
      range.lowerBound < range.upperBound,
      "no numbers to draw in \(range.lowerBound)..<\(range.upperBound)"
    )
    let fraction = uniform()
    let value = range.lowerBound * (1 - fraction) + range.upperBound * fraction
    return value < range.upperBound ? value : range.upperBound.nextDown
  }

  /// An integer in 0..<bound, each with the same probability.
  ///
  /// D. Lemire, "Fast random integer generation in an interval", ACM Trans. Model. Comput. Simul. 29
  /// (2019), doi:10.1145/3230636. One word, and seldom another.
  ///
  /// - Precondition: The bound is above 0.
  @inlinable
  public mutating func integer(below bound: UInt32) -> UInt32 {
    precondition(bound > 0, "no integers in 0..<0 to draw")
    var product = UInt64(nextWord()) &* UInt64(bound)
    if UInt32(truncatingIfNeeded: product) < bound {
      // What is left when 2³² words are dealt to the integers evenly.
      let rest = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < rest {
        product = UInt64(nextWord()) &* UInt64(bound)
      }
    }
    return UInt32(truncatingIfNeeded: product &>> 32)
  }

  /// An integer in a range, each with the same probability.
  ///
  /// - Precondition: The range is not empty and holds fewer than 2³² integers.
  @inlinable
  public mutating func integer(in range: Range<Int>) -> Int {
    let count = UInt32(exactly: range.count) ?? 0
    precondition(count > 0, "1 to 4294967295 choices are possible, not \(range.count)")
    return range.lowerBound + Int(integer(below: count))
  }

  /// An integer in a range, each with the same probability.
  ///
  /// - Precondition: The range holds fewer than 2³² integers.
  @inlinable
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    integer(in: range.lowerBound..<(range.upperBound + 1))
  }
}
