// Values as a page shows them.

import DeterministicMath
import MonteCarlo

extension ReportedInput {
  /// The value as the page shows it.
  var text: [UInt8] {
    switch kind {
    case .number, .integer: value.shortestUTF8
    case .toggle: [UInt8](words: value == 0 ? "off" : "on")
    case .choice: choices[Int(value)]
    }
  }
}

extension ReportedResult {
  /// The value with as many digits as its error allows.
  ///
  /// These go up to the first digit of the standard error, or the second where the first is 1. An
  /// exact value that is not whole has at most six digits.
  ///
  ///     1.00312 ± 0.0071 → 1.003     1.00312 ± 0.0012 → 1.0031     0.333333 exactly
  var text: [UInt8] {
    guard let error else { return Self.exactText(estimate.value) }
    return estimate.value.utf8(digitsAfterPoint: Self.decimals(error))
  }

  /// The standard error with as many digits; empty for an exact value.
  var errorText: [UInt8] {
    guard let error else { return [] }
    return error.utf8(digitsAfterPoint: Self.decimals(error))
  }

  /// The standard error, where it says something.
  private var error: Double? {
    let error = estimate.standardError
    return estimate.value.isFinite && error > 0 && error.isFinite ? error : nil
  }

  private static func exactText(_ value: Double) -> [UInt8] {
    let shortest = value.shortestUTF8
    guard value.isFinite else { return shortest }
    let digits = shortest.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let isWhole = value.magnitude < 0x1p53 && value.rounded() == value
    return isWhole || digits <= 7 ? shortest : value.utf8(significantDigits: 6)
  }

  /// How many digits after the point an error leaves meaning to; 0 to 17.
  private static func decimals(_ error: Double) -> Int {
    var decimals = 0
    var scaled = error
    while scaled < 1, decimals < 17 {
      scaled *= 10
      decimals += 1
    }
    return scaled < 2 && decimals < 17 ? decimals + 1 : decimals
  }
}
