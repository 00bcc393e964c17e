// Arrays of deviates.

extension RandomStream {
  /// Normal deviates.
  ///
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(`count`), about 1 ns a number.
  public mutating func normals(_ count: Int, mean: Float = 0, deviation: Float = 1) -> [Float] {
    precondition(count >= 0, "\(count) deviates")
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      fillNormal(
        UnsafeMutableBufferPointer(rebasing: buffer[0..<count]),
        mean: mean,
        deviation: deviation
      )
      initialized = count
    }
  }

  /// Uniform deviates in 0..<1: multiples of 2⁻²⁴.
  ///
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(`count`)
  public mutating func uniforms(_ count: Int) -> [Float] {
    precondition(count >= 0, "\(count) deviates")
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      fillUniform(UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
      initialized = count
    }
  }
}
