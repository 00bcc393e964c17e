/// Escapes text for HTML.
package enum HTMLEscaping {
  /// The text with `&`, `<`, `>` and `"` escaped.
  package static func escape(_ text: String) -> String {
    var escaped: [UInt8] = []
    append(text, to: &escaped)
    return String(decoding: escaped, as: UTF8.self)
  }

  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in 0..<text.count {
      let replacement: StaticString
      switch text[index] {
      case Byte.ampersand: replacement = "&amp;"
      case Byte.less: replacement = "&lt;"
      case Byte.greater: replacement = "&gt;"
      case Byte.quote: replacement = "&quot;"
      default: continue
      }
      output.append(contentsOf: text[start..<index])
      output.append(
        contentsOf: UnsafeBufferPointer(
          start: replacement.utf8Start,
          count: replacement.utf8CodeUnitCount
        )
      )
      start = index + 1
    }
    output.append(contentsOf: text[start...])
  }

  /// Appends an address for `href` and `src`: what an address may not hold is percent-encoded.
  static func appendAddress(_ address: String, to output: inout [UInt8]) {
    for byte in address.utf8 {
      switch byte {
      case Byte.ampersand: output.append(contentsOf: "&amp;".utf8)
      case Byte.apostrophe: output.append(contentsOf: "&#x27;".utf8)
      case let byte where isSafe(byte): output.append(byte)
      default:
        output.append(UInt8(ascii: "%"))
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 0xF))
      }
    }
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    if byte.isLetter || byte.isDigit { return true }
    switch byte {
    case Byte.hyphen, Byte.underscore, Byte.period, Byte.plus, Byte.exclamation, Byte.asterisk,
      Byte.leftParenthesis, Byte.rightParenthesis, 0x2C, 0x25, Byte.hash, Byte.at, Byte.question,
      Byte.equals, Byte.semicolon, Byte.colon, Byte.slash, Byte.dollar, Byte.tilde:
      return true
    default:
      return false
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? 0x30 + digit : 0x41 + digit - 10
  }
}
