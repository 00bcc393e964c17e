/// Plain text as HTML.
enum HTMLText {
  /// The text with `&`, `<`, `>` and `"` written as entities.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as Mustache escapes it: with `'` written as an entity too.
  static func escapedAsMustache(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return escaped(text) }
    return text.split(separator: "'", omittingEmptySubsequences: false)
      .map { escaped(String($0)) }.joined(separator: "&#39;")
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "\"")
  }
}
