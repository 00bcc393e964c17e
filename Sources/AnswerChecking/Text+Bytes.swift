import DeterministicMath

// Texts byte by byte: comparing strings as the standard library does would cost a page tens of
// kilobytes of Unicode tables.

extension String {
  /// Whether two texts have the same bytes.
  @inline(never)
  package func isSame(as other: String) -> Bool { [UInt8](text: self) == [UInt8](text: other) }

  /// Whether a text comes before another, byte by byte.
  @inline(never)
  package func precedes(_ other: String) -> Bool {
    [UInt8](text: self).lexicographicallyPrecedes([UInt8](text: other))
  }
}

extension [String] {
  /// Whether a text is among these.
  func has(_ text: String) -> Bool { contains { $0.isSame(as: text) } }

  /// The texts, each once, in the order of their bytes.
  var distinctAndSorted: [String] {
    var kept: [String] = []
    for text in self where !kept.has(text) { kept.append(text) }
    return kept.sorted { $0.precedes($1) }
  }

  /// The texts with another between them.
  func joined(by separator: String) -> String {
    var result = ""
    for (place, text) in enumerated() { result += (place == 0 ? "" : separator) + text }
    return result
  }
}
