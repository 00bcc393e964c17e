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

  @inline(never)
  mutating func key(_ name: StaticString) {
    separate()
    append("\"")
    append(name)
    append("\":")
    needsComma = false
  }

  @inline(never)
  mutating func string(_ text: [UInt8]) {
    separate()
    append("\"")
    for byte in text { escape(byte) }
    append("\"")
    needsComma = true
  }

  @inline(never)
  mutating func word(_ text: StaticString) {
    separate()
    append("\"")
    append(text)
    append("\"")
    needsComma = true
  }

  /// A number that reads back as the same bits; what is not finite is a string.
  @inline(never)
  mutating func number(_ value: Double) {
    guard value.isFinite else { return string(value.shortestUTF8) }
    separate()
    bytes.append(contentsOf: value.shortestUTF8)
    needsComma = true
  }

  @inline(never)
  mutating func integer(_ value: Int) {
    separate()
    if value < 0 { append("-") }
    bytes.append(contentsOf: [UInt8](digitsOf: UInt64(value.magnitude)))
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

  @inline(never)
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
