// The numbers that tensors hold, and the vectors in which kernels take them.

/// A number that a tensor can hold: `Float` or `Double`.
public protocol TensorElement: TensorScalar {
  /// Eight elements: what an elementwise closure takes at a time, on every machine.
  associatedtype Strip: SIMD, Sendable where Strip.Scalar == Self

  /// The widest vector that the machine's registers hold; a product's tile is two of them wide.
  ///
  /// It decides the speed only: no result depends on it.
  associatedtype Lane: SIMD where Lane.Scalar == Self

  /// The lanes into which a fixed-order sum deals its terms.
  static var sumLanes: Int { get }
  /// The fixed-order sum of consecutive elements.
  static func sum(of terms: UnsafeBufferPointer<Self>) -> Self
  /// The greater of each two elements, the first of equal ones; not a number if one of them is not.
  static func greater(_ a: Strip, _ b: Strip) -> Strip
  /// e raised to each element.
  static func exp(of strip: Strip) -> Strip
  /// The natural logarithm of each element.
  static func log(of strip: Strip) -> Strip
  /// The hyperbolic tangent of each element.
  static func tanh(of strip: Strip) -> Strip
  /// 1 / (1 + e^-x) of each element.
  static func sigmoid(of strip: Strip) -> Strip

  /// e raised to each number, written to as many places, which may be the same.
  static func exp(
    of numbers: UnsafeBufferPointer<Self>,
    into result: UnsafeMutableBufferPointer<Self>
  )
  /// The natural logarithm of each number, written to as many places, which may be the same.
  static func log(
    of numbers: UnsafeBufferPointer<Self>,
    into result: UnsafeMutableBufferPointer<Self>
  )
  /// The hyperbolic tangent of each number, written to as many places, which may be the same.
  static func tanh(
    of numbers: UnsafeBufferPointer<Self>,
    into result: UnsafeMutableBufferPointer<Self>
  )
  /// 1 / (1 + e^-x) of each number, written to as many places, which may be the same.
  static func sigmoid(
    of numbers: UnsafeBufferPointer<Self>,
    into result: UnsafeMutableBufferPointer<Self>
  )
}
