import BlockExecution
import Foundation

/// A result as a page shows it: the value, and the standard error with the same decimals.
struct ResultText: Sendable, Hashable {
  var value: String
  /// `nil` for an exact value.
  var error: String?

  init(_ result: BlockReport.Result) {
    let unit = result.unit.isEmpty ? "" : "\u{202F}" + result.unit
    value = result.text + unit
    guard let standardError = result.standardError, standardError > 0, standardError.isFinite else {
      return
    }
    let point = result.text.firstIndex(of: ".")
    let decimals = point.map { result.text.distance(from: $0, to: result.text.endIndex) - 1 } ?? 0
    let rounded = String(format: "%.\(decimals)f", standardError)
    error = rounded.contains { ("1"..."9").contains($0) } ? rounded + unit : nil
  }
}
