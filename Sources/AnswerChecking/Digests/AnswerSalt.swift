import DeterministicMath

/// What is mixed into the digests of one answer, so that they are those of no other.
package struct AnswerSalt: Sendable, Hashable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  init?(_ key: AnswerKey) {
    guard let text = key["salt"] else { return nil }
    self.text = text
  }

  /// How often the hash function is applied, so that trying many answers takes its time.
  private static let rounds = 100

  /// The digest of a rounded value, as 32 hexadecimal digits.
  ///
  /// - Parameters:
  ///   - label: What the value is of.
  ///   - value: The bytes of the value's text.
  /// - Returns: The digits.
  package func digest(of label: String, _ value: [UInt8]) -> String {
    let salt = [UInt8](text: text)
    var digest = SHA256.digest(salt + [0] + [UInt8](text: label) + [0] + value)
    for _ in 0..<Self.rounds { digest = SHA256.digest(digest + salt.prefix(16)) }
    var words: [UInt64] = [0, 0]
    for (place, byte) in digest.prefix(16).enumerated() {
      words[place / 8] = words[place / 8] &<< 8 | UInt64(byte)
    }
    return String(hexadecimal: words[0]) + String(hexadecimal: words[1])
  }
}
