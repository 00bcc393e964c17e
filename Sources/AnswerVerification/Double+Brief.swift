import DeterministicMath

extension Double {
  /// Four significant digits without trailing zeros, for a sentence.
  var brief: String {
    var text = text(significantDigits: 4)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
