// The elementary functions of `DeterministicMath` over strips of `Double`, element by element.

import DeterministicMath

extension Double {
  /// As `DeterministicMath.sum` deals them.
  public static var sumLanes: Int { 16 }

  /// The fixed-order sum of consecutive elements.
  public static func sum(of terms: UnsafeBufferPointer<Double>) -> Double {
    DeterministicMath.sum(terms)
  }

  /// The greater of each two elements, the first of equal ones; not a number if one of them is not.
  @inlinable @inline(__always)
  public static func greater(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
    b.replacing(with: a, where: a .>= b).replacing(with: a, where: a .!= a)
  }

  /// e raised to each element.
  @inline(never)
  public static func exp(of strip: SIMD8<Double>) -> SIMD8<Double> {
    each(of: strip) { DeterministicMath.exp($0) }
  }

  /// The natural logarithm of each element.
  @inline(never)
  public static func log(of strip: SIMD8<Double>) -> SIMD8<Double> {
    each(of: strip) { DeterministicMath.log($0) }
  }

  /// The hyperbolic tangent of each element.
  @inline(never)
  public static func tanh(of strip: SIMD8<Double>) -> SIMD8<Double> {
    each(of: strip) { DeterministicMath.tanh($0) }
  }

  /// 1 / (1 + e^-x) of each element.
  @inline(never)
  public static func sigmoid(of strip: SIMD8<Double>) -> SIMD8<Double> {
    each(of: strip) { DeterministicMath.sigmoid($0) }
  }

  @inline(__always)
  private static func each(of strip: SIMD8<Double>, _ function: (Double) -> Double) -> SIMD8<Double>
  {
    var result = strip
    for index in 0..<8 { result[index] = function(strip[index]) }
    return result
  }
}
