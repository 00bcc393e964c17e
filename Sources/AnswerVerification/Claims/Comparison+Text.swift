import BlockExecution
import DeterministicMath

extension Comparison {
  /// The claimed value as a page shows it.
  package var claimedText: String { claimed.brief }

  /// The interval as a page shows it: `0.9965 to 1.004`; empty for an exact result.
  package var intervalText: String {
    guard simulated.standardError != nil else { return "" }
    return "\(interval.lowerBound.brief) to \(interval.upperBound.brief)"
  }
}

extension Double {
  /// Four significant digits without trailing zeros.
  var brief: String {
    var text = text(significantDigits: 4)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
