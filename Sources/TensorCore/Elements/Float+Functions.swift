// The elementary functions of `DeterministicMath` over strips of `Float`.
//
// They are calls: inlined, the compiler takes some of them apart into single lanes.

import DeterministicMath

extension Float {
  /// As `DeterministicMath.sum` deals them.
  public static var sumLanes: Int { 32 }

  /// The fixed-order sum of consecutive elements.
  public static func sum(of terms: UnsafeBufferPointer<Float>) -> Float {
    DeterministicMath.sum(terms)
  }

  /// The greater of each two elements, the first of equal ones; not a number if one of them is not.
  @inlinable @inline(__always)
  public static func greater(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    b.replacing(with: a, where: a .>= b).replacing(with: a, where: a .!= a)
  }

  /// e raised to each element.
  @inline(never)
  public static func exp(of strip: SIMD8<Float>) -> SIMD8<Float> {
    DeterministicMath.exp(strip)
  }

  /// The natural logarithm of each element.
  @inline(never)
  public static func log(of strip: SIMD8<Float>) -> SIMD8<Float> {
    DeterministicMath.log(strip)
  }

  /// The hyperbolic tangent of each element.
  @inline(never)
  public static func tanh(of strip: SIMD8<Float>) -> SIMD8<Float> {
    DeterministicMath.tanh(strip)
  }

  /// 1 / (1 + e^-x) of each element.
  @inline(never)
  public static func sigmoid(of strip: SIMD8<Float>) -> SIMD8<Float> {
    DeterministicMath.sigmoid(strip)
  }
}
