// Uniform deviates: one at a time with 53 bits, strips with 24.

extension RandomStream {
  /// A number in 0..<1: a multiple of 2⁻⁵³, from two words.
  @inlinable
  public mutating func uniform() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// A number in a range, from two words.
  @inlinable
  public mutating func uniform(in range: Range<Double>) -> Double {
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    return value < range.upperBound ? value : range.upperBound.nextDown
  }
}
