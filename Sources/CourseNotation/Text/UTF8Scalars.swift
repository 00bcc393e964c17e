// Decoding UTF-8 that may be damaged.

/// A Unicode scalar in UTF-8 text and its length in bytes.
struct DecodedScalar {
  /// The scalar's value; U+FFFD for a byte that begins none.
  var value: UInt32
  var length: Int

  /// The scalar that begins at a place of the text.
  init(_ bytes: [UInt8], at start: Int, before end: Int) {
    let first = UInt32(bytes[start])
    let (count, mask): (Int, UInt32) =
      switch first {
      case 0..<0x80: (1, 0x7F)
      case 0xC2..<0xE0: (2, 0x1F)
      case 0xE0..<0xF0: (3, 0x0F)
      case 0xF0..<0xF5: (4, 0x07)
      default: (0, 0)
      }
    var scalar = first & mask
    let stop = start + count
    let isWhole =
      count > 0 && stop <= end && bytes[start + 1..<stop].allSatisfy { $0 & 0xC0 == 0x80 }
    guard isWhole else {
      (value, length) = (0xFFFD, 1)
      return
    }
    for byte in bytes[start + 1..<stop] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    (value, length) = (scalar, count)
  }
}
