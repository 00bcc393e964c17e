// Where the patches of one axis lie in memory, found once and looked up by the kernels.

/// For each tap and each position of one axis, how far the element that they meet lies from the
/// start of the axis, or `absent`.
struct TapTable {
  /// Nothing: the element is 0.
  static var absent: Int { Int.min }

  /// The number of taps.
  let taps: Int
  /// The number of positions.
  let positions: Int
  private let offsets: [Int]

  /// The table of an axis read by its output: each position meets one element a tap.
  init(reading axis: ConvolutionAxis, stride: Int) {
    self.init(taps: axis.taps, positions: axis.outputSize) { tap, position in
      axis.source(output: position, tap: tap).map { $0 * stride }
    }
  }

  /// The table of an axis read by its input: each position met one output element a tap, or none.
  init(reversing axis: ConvolutionAxis, stride: Int) {
    self.init(taps: axis.taps, positions: axis.inputSize) { tap, position in
      axis.output(source: position, tap: tap).map { $0 * stride }
    }
  }

  /// The table of offsets given by a function.
  init(taps: Int, positions: Int, offset: (_ tap: Int, _ position: Int) -> Int?) {
    self.taps = taps
    self.positions = positions
    var offsets: [Int] = []
    offsets.reserveCapacity(taps * positions)
    for tap in 0..<taps {
      for position in 0..<positions {
        offsets.append(offset(tap, position) ?? TapTable.absent)
      }
    }
    self.offsets = offsets
  }

  /// How far the element lies that a tap meets at a position.
  @inline(__always)
  func offset(tap: Int, position: Int) -> Int {
    offsets[tap &* positions &+ position]
  }
}
