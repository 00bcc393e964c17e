// The elementary functions of `DeterministicMath` over lines of `Float`: loops over vectors.

import DeterministicMath

extension Float {
  /// e raised to each number, written to as many places, which may be the same.
  public static func exp(
    of numbers: UnsafeBufferPointer<Float>,
    into result: UnsafeMutableBufferPointer<Float>
  ) {
    DeterministicMath.exp(numbers, into: result)
  }

  /// The natural logarithm of each number, written to as many places, which may be the same.
  public static func log(
    of numbers: UnsafeBufferPointer<Float>,
    into result: UnsafeMutableBufferPointer<Float>
  ) {
    DeterministicMath.log(numbers, into: result)
  }

  /// The hyperbolic tangent of each number, written to as many places, which may be the same.
  public static func tanh(
    of numbers: UnsafeBufferPointer<Float>,
    into result: UnsafeMutableBufferPointer<Float>
  ) {
    DeterministicMath.tanh(numbers, into: result)
  }

  /// 1 / (1 + e^-x) of each number, written to as many places, which may be the same.
  public static func sigmoid(
    of numbers: UnsafeBufferPointer<Float>,
    into result: UnsafeMutableBufferPointer<Float>
  ) {
    DeterministicMath.sigmoid(numbers, into: result)
  }
}
