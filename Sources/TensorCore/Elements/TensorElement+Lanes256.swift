// Vectors of 256 bits: `-D VECTOR_256` goes with `-Xcc -march=x86-64-v3` and its like.

#if VECTOR_256 && !VECTOR_512
extension Float: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Float>
  /// The elements of 256 bits.
  public typealias Lane = SIMD8<Float>
}

extension Double: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Double>
  /// The elements of 256 bits.
  public typealias Lane = SIMD4<Double>
}
#endif
