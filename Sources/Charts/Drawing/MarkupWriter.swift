internal import DeterministicMath

/// Collects SVG or HTML as UTF-8 bytes.
///
/// Numbers are written with at most two decimals and without the standard library's
/// floating-point printing, so that the bytes are the same everywhere and the code stays small.
package struct MarkupWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Everything written so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends markup as it stands.
  @inline(never)
  package mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
    )
  }

  /// Appends bytes that are known to be markup.
  @inline(never)
  mutating func raw(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }

  /// Appends text with the characters escaped that markup gives a meaning.
  @inline(never)
  package mutating func escaped(_ text: [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case 0..<32: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
  }

  /// Appends a coordinate, rounded to hundredths (halves away from zero), without trailing zeros.
  ///
  /// Values beyond ±10,000,000 and values that are not numbers are written as the nearest of
  /// these bounds or as 0: no drawing comes near them.
  @inline(never)
  package mutating func number(_ value: Double) {
    let limited = value.isNaN ? 0 : Swift.max(-1e7, Swift.min(1e7, value))
    let hundredths = Int32(limited * 100 + (limited < 0 ? -0.5 : 0.5))
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = hundredths.magnitude
    digits(UInt64(magnitude / 100))
    let fraction = UInt8(magnitude % 100)
    guard fraction != 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + fraction / 10)
    if fraction % 10 != 0 { bytes.append(UInt8(ascii: "0") + fraction % 10) }
  }

  /// Appends a whole number in decimal.
  @inline(never)
  package mutating func digits(_ value: UInt64) {
    bytes.append(contentsOf: [UInt8](digitsOf: value))
  }

  /// Appends ` name="value"`.
  @inline(never)
  mutating func attribute(_ name: StaticString, _ value: Double) {
    bytes.append(UInt8(ascii: " "))
    raw(name)
    raw("=\"")
    number(value)
    bytes.append(UInt8(ascii: "\""))
  }
}
