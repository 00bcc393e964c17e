/// For each dollar of a text, the next one inside the same pair of braces.
struct DollarPairs {
  /// A longer run of dollars is an ornament.
  private static let longestRun = 3

  private var positions: [Int] = []
  private var partners: [Int32] = []

  /// - Complexity: linear in the text.
  init(_ text: [UInt8]) {
    guard text.contains(Byte.dollar) else { return }
    // The dollar seen last in each brace that is open; -1 for none.
    var last: [Int] = [-1]
    var index = 0
    while index < text.count {
      switch text[index] {
      case Byte.backslash: index += 1
      case Byte.leftBrace: last.append(-1)
      case Byte.rightBrace:
        if last.count > 1 { last.removeLast() } else { last[0] = -1 }
      case Byte.dollar where text.run(of: Byte.dollar, at: index) > Self.longestRun:
        index += text.run(of: Byte.dollar, at: index) - 1
      case Byte.dollar:
        let own = positions.count
        positions.append(index)
        partners.append(-1)
        if let previous = last.last, previous >= 0 {
          partners[previous] = Int32(truncatingIfNeeded: index)
        }
        last[last.count - 1] = own
      default: break
      }
      index += 1
    }
  }

  /// The dollar that closes the one at an index, or `nil`.
  func partner(of index: Int) -> Int? {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < index { low = middle + 1 } else { high = middle }
    }
    guard low < positions.count, positions[low] == index, partners[low] >= 0 else { return nil }
    return Int(partners[low])
  }
}
