// Numbers as text: exact, correctly rounded, the same bytes everywhere.
//
// Goals in order of priority:
// 1. Correct rounding of the exact binary value, ties to even.
// 2. Text that JSON and JavaScript read; without Unicode tables, so that it costs a page little.

extension Double {
  /// The fewest digits that read back as this number, as JavaScript writes them.
  ///
  /// Decimal notation from 10⁻⁶ to below 10²¹, else `1.5e-7`; `NaN`, `Infinity`, `-0`.
  public var shortestText: String { formatShortest(description, zeroIsNegative: sign == .minus) }

  /// The number rounded to a number of digits after the decimal point, in decimal notation.
  ///
  /// - Parameter digitsAfterPoint: At least 0.
  /// - Returns: Text such as `-0.50`.
  public func text(digitsAfterPoint: Int) -> String {
    formatFixed(BinaryParts(self), digitsAfterPoint: digitsAfterPoint)
  }

  /// The number rounded to a number of significant digits, with trailing zeros kept.
  ///
  /// Decimal notation from 10⁻⁶ to below 10²¹, else `1.50e-7`.
  ///
  /// - Parameter significantDigits: At least 1.
  /// - Returns: Text such as `0.0500`.
  public func text(significantDigits: Int) -> String {
    formatSignificant(BinaryParts(self), significantDigits: significantDigits)
  }
}

extension Float {
  /// The fewest digits that read back as this `Float`, as JavaScript writes them.
  public var shortestText: String { formatShortest(description, zeroIsNegative: sign == .minus) }

  /// The number rounded to a number of digits after the decimal point, in decimal notation.
  ///
  /// - Parameter digitsAfterPoint: At least 0.
  /// - Returns: Text such as `-0.50`.
  public func text(digitsAfterPoint: Int) -> String {
    Double(self).text(digitsAfterPoint: digitsAfterPoint)
  }

  /// The number rounded to a number of significant digits, with trailing zeros kept.
  ///
  /// - Parameter significantDigits: At least 1.
  /// - Returns: Text such as `0.0500`.
  public func text(significantDigits: Int) -> String {
    Double(self).text(significantDigits: significantDigits)
  }
}
