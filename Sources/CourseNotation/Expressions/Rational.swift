// Exact numbers, as they are written in equations.

/// A fraction in lowest terms with a positive denominator.
package struct Rational: Hashable, Sendable {
  package let numerator: Int64
  package let denominator: Int64

  package init(_ integer: Int64) {
    numerator = integer
    denominator = 1
  }

  /// A fraction, or `nil` where the denominator is 0 or a part does not fit.
  package init?(_ numerator: Int64, over denominator: Int64) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    var (a, b) = (abs(numerator), abs(denominator))
    while b != 0 { (a, b) = (b, a % b) }
    let sign: Int64 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / a
    self.denominator = sign * denominator / a
  }

  /// The nearest `Double`.
  package var value: Double { Double(numerator) / Double(denominator) }

  /// The number, if it is an integer.
  package var integer: Int64? { denominator == 1 ? numerator : nil }

  /// The sum, or `nil` where it does not fit.
  package func adding(_ other: Rational) -> Rational? {
    let left = numerator.multipliedReportingOverflow(by: other.denominator)
    let right = other.numerator.multipliedReportingOverflow(by: denominator)
    let sum = left.partialValue.addingReportingOverflow(right.partialValue)
    let below = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !left.overflow, !right.overflow, !sum.overflow, !below.overflow else { return nil }
    return Rational(sum.partialValue, over: below.partialValue)
  }

  /// The product, or `nil` where it does not fit.
  package func multiplied(by other: Rational) -> Rational? {
    let above = numerator.multipliedReportingOverflow(by: other.numerator)
    let below = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !above.overflow, !below.overflow else { return nil }
    return Rational(above.partialValue, over: below.partialValue)
  }

  /// The reciprocal, or `nil` for 0.
  package var reciprocal: Rational? { Rational(denominator, over: numerator) }
}
