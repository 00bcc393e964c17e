import DeterministicMath

/// Writes JSON, byte by byte: values in the order of the calls, commas by itself.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ content: (inout JSONWriter) -> Void) {
    container("{", "}", content)
  }

  mutating func array(_ content: (inout JSONWriter) -> Void) {
    container("[", "]", content)
  }

  mutating func key(_ name: StaticString) {
    separate()
    append("\"")
    append(name)
    append("\":")
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    append("\"")
    for byte in text.utf8 { escape(byte) }
    append("\"")
    needsComma = true
  }

  mutating func word(_ text: StaticString) {
    separate()
    append("\"")
    append(text)
    append("\"")
    needsComma = true
  }

  /// A number that reads back as the same bits; what is not finite is a string.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return string(value.shortestText) }
    separate()
    bytes.append(contentsOf: value.shortestText.utf8)
    needsComma = true
  }

  mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: value.description.utf8)
    needsComma = true
  }

  private mutating func container(
    _ start: StaticString,
    _ end: StaticString,
    _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    append(start)
    needsComma = false
    content(&self)
    append(end)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(",") }
    needsComma = false
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case ..<0x20:
      append("\\u00")
      for digit in [byte &>> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
      }
    default: bytes.append(byte)
    }
  }
}
