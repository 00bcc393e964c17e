// Bytes of UTF-8 that are letters of ASCII.

/// What a byte is by itself.
enum ASCII {
  static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
