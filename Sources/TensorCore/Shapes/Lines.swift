// Walking over several layouts of one shape together, a line at a time.

/// The lines of a shape: runs along its last axis, after axes that need no turn have been merged.
///
///     var lines = Lines(shape: shape, strides: [a.strides, b.strides])
///     while lines.advance() { … lines.positions[0] … lines.positions[1] … }
@usableFromInline
struct Lines {
  /// The number of elements of a line.
  @usableFromInline let count: Int
  /// The distance between the elements of a line, in each layout.
  @usableFromInline let strides: [Int]
  /// The position of the present line's first element, in each layout.
  @usableFromInline private(set) var positions: [Int]

  private var outerSizes: [Int] = []
  private var outerStrides: [[Int]] = []
  private var indices: [Int]
  private var remaining: Int

  /// The lines of layouts with the given strides; none is present yet.
  @usableFromInline
  init(shape: [Int], strides all: [[Int]]) {
    var size = 1
    var inner = [Int](repeating: 1, count: all.count)
    remaining = shape.contains(0) ? 0 : 1
    for axis in shape.indices.reversed() where shape[axis] != 1 && remaining > 0 {
      let outer = all.map { $0[axis] }
      let continues = inner.indices.allSatisfy { outer[$0] == inner[$0] * size }
      if size == 1 {
        size = shape[axis]
        inner = outer
      } else if outerSizes.isEmpty && continues {
        size *= shape[axis]
      } else {
        outerSizes.append(shape[axis])
        outerStrides.append(outer)
        remaining *= shape[axis]
      }
    }
    count = remaining == 0 ? 0 : size
    strides = inner
    positions = [Int](repeating: 0, count: all.count)
    indices = outerSizes.map { _ in 0 }
    // The first step leads to the first line.
    if !indices.isEmpty {
      indices[0] = -1
      for layout in positions.indices { positions[layout] = -outerStrides[0][layout] }
    }
  }

  /// Goes on to the next line, if there is one.
  @usableFromInline
  mutating func advance() -> Bool {
    guard remaining > 0 else { return false }
    remaining -= 1
    for axis in indices.indices {
      indices[axis] += 1
      if indices[axis] < outerSizes[axis] {
        for layout in positions.indices { positions[layout] += outerStrides[axis][layout] }
        break
      }
      indices[axis] = 0
      for layout in positions.indices {
        positions[layout] -= (outerSizes[axis] - 1) * outerStrides[axis][layout]
      }
    }
    return true
  }
}
