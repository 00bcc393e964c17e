// A range cut into blocks.

/// Blocks of a range, from its start; the last may be shorter.
struct Blocks: Sequence, IteratorProtocol {
  private var start: Int
  private let end: Int
  private let size: Int

  @inline(__always)
  init(of range: Range<Int>, size: Int) {
    start = range.lowerBound
    end = range.upperBound
    self.size = size
  }

  @inline(__always)
  mutating func next() -> Range<Int>? {
    guard start < end else { return nil }
    let block = start..<Swift.min(start &+ size, end)
    start = block.upperBound
    return block
  }
}

/// One of several nearly equal ranges of `0..<size` that begin at multiples of a step.
func cut(_ size: Int, at step: Int, _ index: Int, of count: Int) -> Range<Int> {
  let steps = (size &+ step &- 1) / step
  let share = steps / count
  let larger = steps &- share &* count
  func border(_ index: Int) -> Int { min(size, (index &* share &+ min(index, larger)) &* step) }
  return border(index)..<border(index &+ 1)
}
