// Numbers as text: exact, correctly rounded, the same bytes everywhere.
//
// Goals in order of priority:
// 1. Correct rounding of the exact binary value, ties to even.
// 2. Text that JSON and JavaScript read; without Unicode tables, so that it costs a page little.
//
// The core itself takes the bytes; strings are for those who print.

extension Double {
  /// The fewest digits that read back as this number, as JavaScript writes them.
  ///
  /// Decimal notation from 10⁻⁶ to below 10²¹, else `1.5e-7`; `NaN`, `Infinity`, `-0`.
  public var shortestText: String { String(decoding: shortestUTF8, as: UTF8.self) }

  /// The number rounded to a number of digits after the decimal point, in decimal notation.
  ///
  /// - Parameter digitsAfterPoint: At least 0.
  /// - Returns: Text such as `-0.50`.
  public func text(digitsAfterPoint: Int) -> String {
    String(decoding: utf8(digitsAfterPoint: digitsAfterPoint), as: UTF8.self)
  }

  /// The number rounded to a number of significant digits, with trailing zeros kept.
  ///
  /// Decimal notation from 10⁻⁶ to below 10²¹, else `1.50e-7`.
  ///
  /// - Parameter significantDigits: At least 1.
  /// - Returns: Text such as `0.0500`.
  public func text(significantDigits: Int) -> String {
    String(decoding: utf8(significantDigits: significantDigits), as: UTF8.self)
  }

  /// The bytes of `shortestText`.
  package var shortestUTF8: [UInt8] { formatShortest(BinaryParts(self)) }

  /// The bytes of `text(digitsAfterPoint:)`.
  package func utf8(digitsAfterPoint: Int) -> [UInt8] {
    formatFixed(BinaryParts(self), digitsAfterPoint: digitsAfterPoint)
  }

  /// The bytes of `text(significantDigits:)`.
  package func utf8(significantDigits: Int) -> [UInt8] {
    formatSignificant(BinaryParts(self), significantDigits: significantDigits)
  }
}

extension Float {
  /// The fewest digits that read back as this `Float`, as JavaScript writes them.
  public var shortestText: String {
    String(decoding: formatShortest(BinaryParts(self)), as: UTF8.self)
  }

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
