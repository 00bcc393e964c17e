/// Where each byte of a rewritten formula comes from in the author's.
struct OffsetMap: Sendable {
  private struct Segment {
    var output: Int
    var input: Int
    /// Whether the bytes were copied; otherwise all of them stand for the one place.
    var isCopied: Bool
  }

  private var segments: [Segment] = []

  mutating func noteCopy(output: Int, input: Int) {
    segments.append(Segment(output: output, input: input, isCopied: true))
  }

  mutating func noteInsertion(output: Int, input: Int) {
    segments.append(Segment(output: output, input: input, isCopied: false))
  }

  /// The author's offset for one in the rewritten bytes.
  ///
  /// - Complexity: O(log of the number of changes)
  func input(for output: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].output <= output { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return output }
    let segment = segments[low - 1]
    return segment.isCopied ? segment.input + output - segment.output : segment.input
  }
}
