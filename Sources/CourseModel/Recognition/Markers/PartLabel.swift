/// The label of a part and its place in the sequences to which it may belong: `i` is the ninth
/// letter and the first Roman number.
struct PartLabel: Equatable {
  var text: String
  var letter: Int?
  var roman: Int?
  var number: Int?

  init?(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    guard let last = bytes.last, bytes.count <= 20 else { return nil }
    if bytes.count == 1, last.isASCIILetter {
      letter = Int((last | 0x20) - UInt8(ascii: "a")) + 1
    }
    if bytes.count <= 4 { roman = Self.romanValue(text) }
    if bytes.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }) {
      number = text.split(separator: ".").last.flatMap { Int($0) }
    }
    guard letter != nil || roman != nil || number != nil else { return nil }
  }

  /// Whether the label can be the first of its sequence.
  var isFirst: Bool { letter == 1 || roman == 1 || number == 1 }

  /// Whether the label may be the first that is found, the ones before it having been lost.
  var isEarly: Bool { isFirst || letter.map { $0 <= 8 } ?? false }

  /// Whether the label is a Roman number in capitals, as sections have.
  var isRomanCapital: Bool { text.utf8.allSatisfy("IVX".utf8.contains) }

  /// Whether the label comes next after another.
  func follows(_ other: PartLabel) -> Bool {
    Self.pairs(other, self).contains { $0 + 1 == $1 }
  }

  /// Whether both count in the same way, and this one does not start another count.
  func continues(_ other: PartLabel) -> Bool {
    if follows(other) || text == other.text { return true }
    if roman == 1, other.roman == nil { return false }
    return !Self.pairs(other, self).isEmpty
  }

  private static func pairs(_ left: PartLabel, _ right: PartLabel) -> [(Int, Int)] {
    [(left.letter, right.letter), (left.roman, right.roman), (left.number, right.number)]
      .compactMap { pair in
        if let first = pair.0, let second = pair.1 { (first, second) } else { nil }
      }
  }

  /// The value of a lowercase Roman number up to 39, written the usual way.
  private static func romanValue(_ text: String) -> Int? {
    let tens = ["", "x", "xx", "xxx"]
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    for (ten, tenText) in tens.enumerated() where text.hasPrefix(tenText) {
      if let one = ones.firstIndex(of: String(text.dropFirst(tenText.count))), ten + one > 0 {
        return 10 * ten + one
      }
    }
    return nil
  }
}
