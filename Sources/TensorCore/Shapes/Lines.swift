// Walking over several layouts of one shape together, a line at a time.

/// The lines of a shape: runs along its last axis, after axes that need no turn have been merged.
@usableFromInline
struct Lines {
  /// The number of elements of a line.
  @usableFromInline let count: Int
  /// The distance between the elements of a line, in each layout.
  @usableFromInline let strides: [Int]

  private var outerSizes: [Int] = []
  private var outerStrides: [[Int]] = []
  private let isEmpty: Bool

  /// The lines of layouts with the given strides.
  @usableFromInline
  init(shape: [Int], strides all: [[Int]]) {
    isEmpty = shape.contains(0)
    var size = 1
    var inner = [Int](repeating: 1, count: all.count)
    for axis in shape.indices.reversed() where shape[axis] != 1 && !isEmpty {
      let outer = all.map { $0[axis] }
      if size == 1 {
        size = shape[axis]
        inner = outer
      } else if outerSizes.isEmpty
        && inner.indices.allSatisfy({ outer[$0] == inner[$0] * size })
      {
        size *= shape[axis]
      } else {
        outerSizes.append(shape[axis])
        outerStrides.append(outer)
      }
    }
    count = isEmpty ? 0 : size
    strides = inner
  }

  /// Visits every line in order, with the position of its first element in each layout.
  @usableFromInline
  func visit(_ body: (_ positions: [Int]) -> Void) {
    guard !isEmpty else { return }
    var positions = [Int](repeating: 0, count: strides.count)
    var indices = [Int](repeating: 0, count: outerSizes.count)
    while true {
      body(positions)
      var axis = 0
      while axis < indices.count {
        indices[axis] += 1
        if indices[axis] < outerSizes[axis] {
          for layout in positions.indices { positions[layout] += outerStrides[axis][layout] }
          break
        }
        for layout in positions.indices {
          positions[layout] -= (outerSizes[axis] - 1) * outerStrides[axis][layout]
        }
        indices[axis] = 0
        axis += 1
      }
      if axis == indices.count { return }
    }
  }
}
