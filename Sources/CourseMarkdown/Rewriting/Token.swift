/// What stands in the rewritten text in place of something that Markdown must not look into.
///
/// A token is two scalars of the private planes, which no rule of Markdown knows: to cmark it is
/// a word of two letters. A scalar of these planes in the author's own text becomes a token too,
/// so what looks like a token is one.
enum Token {
  /// The author's own bytes, to be put back.
  case verbatim
  /// Mathematics, without its place.
  case math(MathToken)
  /// The line that opens a div.
  case divStart(BlockAttributes)
}

/// Mathematics as a token holds it: the same for all spans with the same text.
struct MathToken {
  var kind: MathSource.Kind
  var tex: String
  var identifier: String?
}

/// The bytes of a token: `F3 B0…B7 x x` and `F3 B8…BF x x`; of divs `F4 80…87` and `F4 88…8F`.
enum TokenCode {
  static let length = 8
  private static let inline: UInt32 = 0xF0000
  private static let divStart: UInt32 = 0x10_0000
  private static let divEnd: UInt32 = 0x10_8000
  private static let second: UInt32 = 0xF8000

  enum Shape {
    case inline
    case divStart
    case divEnd
  }

  static func append(_ index: Int, _ shape: Shape, to bytes: inout [UInt8]) {
    let base =
      switch shape {
      case .inline: inline
      case .divStart: divStart
      case .divEnd: divEnd
      }
    append(scalar: base | UInt32(truncatingIfNeeded: index >> 12), to: &bytes)
    append(scalar: second | UInt32(truncatingIfNeeded: index & 0xFFF), to: &bytes)
  }

  private static func append(scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(0xF0 | UInt8(scalar >> 18))
    bytes.append(0x80 | UInt8(scalar >> 12 & 0x3F))
    bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    bytes.append(0x80 | UInt8(scalar & 0x3F))
  }

  /// Whether a byte can only be the first of one of a token's scalars.
  @inline(__always)
  static func isLead(_ byte: UInt8, next: UInt8) -> Bool {
    (byte == 0xF3 && next >= 0xB0) || byte == 0xF4
  }

  /// The shape and index of the token at `start`, or `nil` where there is none.
  static func read<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes,
    at start: Int
  ) -> (shape: Shape, index: Int)? where Bytes.Index == Int {
    guard start + length <= bytes.endIndex, bytes[start] >= 0xF3,
      isLead(bytes[start], next: bytes[start + 1]), bytes[start + 4] == 0xF3
    else { return nil }
    let first = scalar(bytes, at: start)
    let low = Int(scalar(bytes, at: start + 4) & 0xFFF)
    let shape: Shape = first < divStart ? .inline : first < divEnd ? .divStart : .divEnd
    return (shape, Int(first & 0x7FFF) << 12 | low)
  }

  private static func scalar<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes,
    at start: Int
  ) -> UInt32 where Bytes.Index == Int {
    UInt32(bytes[start] & 0x07) << 18 | UInt32(bytes[start + 1] & 0x3F) << 12
      | UInt32(bytes[start + 2] & 0x3F) << 6 | UInt32(bytes[start + 3] & 0x3F)
  }
}
