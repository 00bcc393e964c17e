// The elementary functions of `DeterministicMath` over lines of `Double`, number by number.

import DeterministicMath

extension Double {
  /// e raised to each number, written to as many places, which may be the same.
  public static func exp(
    of numbers: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    each(of: numbers, into: result) { DeterministicMath.exp($0) }
  }

  /// The natural logarithm of each number, written to as many places, which may be the same.
  public static func log(
    of numbers: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    each(of: numbers, into: result) { DeterministicMath.log($0) }
  }

  /// The hyperbolic tangent of each number, written to as many places, which may be the same.
  public static func tanh(
    of numbers: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    each(of: numbers, into: result) { DeterministicMath.tanh($0) }
  }

  /// 1 / (1 + e^-x) of each number, written to as many places, which may be the same.
  public static func sigmoid(
    of numbers: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    each(of: numbers, into: result) { DeterministicMath.sigmoid($0) }
  }

  @inline(__always)
  private static func each(
    of numbers: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>,
    _ function: (Double) -> Double
  ) {
    for index in numbers.indices { result[index] = function(numbers[index]) }
  }
}
