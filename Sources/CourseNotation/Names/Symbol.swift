// Letters and words, kept as UTF-8 so that comparing them needs no Unicode tables.

/// A letter or a word in its canonical spelling: Greek letters and ℓ stand for themselves.
package struct Symbol: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The UTF-8 of the canonical spelling.
  package let utf8: [UInt8]

  package init(utf8: [UInt8]) {
    self.utf8 = utf8
  }

  package init(_ text: String) {
    utf8 = Array(text.utf8)
  }

  package init(stringLiteral text: StaticString) {
    utf8 = text.withUTF8Buffer { Array($0) }
  }

  /// The canonical spelling as text.
  package var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension Symbol {
  /// The letter with a scalar's value.
  init(scalar value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    self.init(utf8: Array(Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter))
  }
}
