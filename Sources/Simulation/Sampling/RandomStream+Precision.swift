public import DeterministicMath

extension RandomStream {
  /// Normal deviates, with a deviation in double precision as inputs have it.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - mean: Their mean.
  ///   - deviation: Their standard deviation.
  /// - Returns: The deviates.
  /// - Complexity: O(`count`), about 1 ns a number.
  @inlinable
  public mutating func normals(_ count: Int, mean: Double = 0, deviation: Double) -> [Float] {
    normals(count, mean: Float(mean), deviation: Float(deviation))
  }
}
