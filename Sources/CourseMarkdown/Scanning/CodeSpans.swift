/// The runs of backticks of a text, and which of them enclose code.
struct CodeSpans {
  /// The longest run that cmark pairs.
  private static let longest = 80

  /// Where runs of each length start.
  private var starts: [Int: [Int]] = [:]
  /// Where the runs are that enclose code in the text as it stands, opening to closing.
  private var pairs: [(open: Int, close: Int)] = []
  private var orphans: Set<Int> = []

  /// - Complexity: linear in the text.
  init(_ text: [UInt8]) {
    guard text.contains(Byte.backtick) else { return }
    var index = 0
    while index < text.count {
      let run = text.run(of: Byte.backtick, at: index)
      if run > 0 { starts[run, default: []].append(index) }
      index += max(run, 1)
    }
    pairUp(text)
  }

  private mutating func pairUp(_ text: [UInt8]) {
    var index = 0
    while index < text.count {
      if text[index] == Byte.backslash {
        index += 2
        continue
      }
      let run = text.run(of: Byte.backtick, at: index)
      if run > 0, let end = end(of: index, length: run) {
        pairs.append((index, end - run))
        index = end
      } else {
        index += max(run, 1)
      }
    }
  }

  /// The end of the code that a run opens, or `nil` where it opens none.
  func end(of open: Int, length: Int) -> Int? {
    guard length <= Self.longest, let candidates = starts[length] else { return nil }
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle] <= open { low = middle + 1 } else { high = middle }
    }
    return low < candidates.count ? candidates[low] + length : nil
  }

  /// Notes that a formula hides part of the text: a run whose partner is in it encloses nothing.
  mutating func hide(_ range: Range<Int>) {
    guard !pairs.isEmpty else { return }
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].open < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < pairs.count && pairs[low].open < range.upperBound {
      if pairs[low].close >= range.upperBound { orphans.insert(pairs[low].close) }
      low += 1
    }
  }

  /// Whether the partner of a run is hidden.
  func isOrphan(_ run: Int) -> Bool { orphans.contains(run) }
}
