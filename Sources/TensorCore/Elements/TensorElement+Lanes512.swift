// Vectors of 512 bits: `-D VECTOR_512` goes with `-Xcc -march=x86-64-v4` and its like.

#if VECTOR_512
extension Float: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Float>
  /// The elements of 512 bits.
  public typealias Lane = SIMD16<Float>
}

extension Double: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Double>
  /// The elements of 512 bits.
  public typealias Lane = SIMD8<Double>
}
#endif
