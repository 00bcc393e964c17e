/// A place in an unfinished page that is filled in later: a formula, a link, the page's text.
///
/// A marker is written with U+FDD0 and U+FDD1, which Unicode sets aside for a program's own use; no
/// source contains them, because ``removed(from:)`` is applied to each. HTML escaping leaves them
/// alone.
enum Marker: Hashable {
  case formula(Int)
  case link(Int)
  case content

  /// The first of the three bytes of every marker character in UTF-8.
  static let leadingByte: UInt8 = 0xEF

  static let opening = String(decoding: [leadingByte, 0xB7, 0x90], as: UTF8.self)
  static let closing = String(decoding: [leadingByte, 0xB7, 0x91], as: UTF8.self)

  /// The marker as it stands in text.
  var text: String {
    switch self {
    case .formula(let index): "\(Self.opening)F\(index)\(Self.closing)"
    case .link(let index): "\(Self.opening)L\(index)\(Self.closing)"
    case .content: "\(Self.opening)C\(Self.closing)"
    }
  }

  /// A text without the characters of markers.
  ///
  /// The replacement character is as long in UTF-8, so no column moves.
  static func removed(from text: String) -> String {
    let isReserved = { (scalar: Unicode.Scalar) in (0xFDD0...0xFDD1).contains(scalar.value) }
    guard text.unicodeScalars.contains(where: isReserved) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(isReserved(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}

extension Marker {
  /// Copies UTF-8 text, with what `fill` appends in the place of each marker.
  ///
  /// - Complexity: O(*n*)
  static func replaceAll(
    in text: String,
    into output: inout [UInt8],
    fill: (Marker, inout [UInt8]) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var index = 0
      while let open = Self.nextBoundary(0x90, in: bytes, from: index) {
        guard let close = Self.nextBoundary(0x91, in: bytes, from: open + 3) else { break }
        output.append(contentsOf: bytes[copied..<open])
        if let marker = Marker(bytes[(open + 3)..<close]) { fill(marker, &output) }
        copied = close + 3
        index = copied
      }
      output.append(contentsOf: bytes[copied...])
    }
  }

  /// The place of the next U+FDD0 (`0x90`) or U+FDD1 (`0x91`).
  private static func nextBoundary(
    _ last: UInt8,
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == leadingByte, bytes[index + 1] == 0xB7, bytes[index + 2] == last {
        return index
      }
      index += 1
    }
    return nil
  }

  private init?(_ body: Slice<UnsafeBufferPointer<UInt8>>) {
    var number = 0
    for byte in body.dropFirst() { number = 10 * number + Int(byte &- 0x30) }
    switch body.first {
    case UInt8(ascii: "F"): self = .formula(number)
    case UInt8(ascii: "L"): self = .link(number)
    case UInt8(ascii: "C"): self = .content
    default: return nil
    }
  }
}
