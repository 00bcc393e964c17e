// Vectors of 128 bits: WebAssembly, SSE2, NEON. The choice without flags.

#if !VECTOR_256 && !VECTOR_512
extension Float: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Float>
  /// The elements of 128 bits.
  public typealias Lane = SIMD4<Float>
}

extension Double: TensorElement {
  /// Eight elements.
  public typealias Strip = SIMD8<Double>
  /// The elements of 128 bits.
  public typealias Lane = SIMD2<Double>
}
#endif
