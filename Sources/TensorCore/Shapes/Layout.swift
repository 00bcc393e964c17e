// How the elements of a tensor lie in memory: sizes, strides and an offset.

/// The sizes of a tensor and where its elements lie in its storage.
///
///     position(i₀, i₁, …) = offset + i₀ · strides[0] + i₁ · strides[1] + …
///
/// A stride may be 0 (a broadcast axis) or negative (a reversed one).
public struct Layout: Equatable, Sendable {
  /// The size of each axis.
  public let shape: [Int]
  /// The distance, in elements, from an index of an axis to the next.
  public let strides: [Int]
  /// The position of the first element.
  public let offset: Int
  /// The number of elements.
  public let count: Int

  /// A layout whose elements follow one another, the last axis running fastest.
  public init(shape: [Int]) throws(ShapeError) {
    count = try Layout.count(of: shape)
    self.shape = shape
    strides = count == 0 ? shape.map { _ in 0 } : Layout.denseStrides(of: shape)
    offset = 0
  }

  /// A layout whose sizes have been checked.
  init(checkedShape shape: [Int], strides: [Int], offset: Int) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
    count = shape.contains(0) ? 0 : shape.reduce(1, *)
  }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// Whether the elements follow one another in order, so that they can be taken as one run.
  public var isDense: Bool {
    var expected = 1
    for axis in (0..<rank).reversed() where shape[axis] != 1 {
      if strides[axis] != expected { return count == 0 }
      expected *= shape[axis]
    }
    return true
  }

  /// Where an element lies in the storage.
  package func position(of indices: [Int]) throws(ShapeError) -> Int {
    guard indices.count == rank else { throw .rank(expected: rank, found: indices) }
    var position = offset
    for axis in 0..<rank {
      let index = indices[axis]
      guard index >= 0 && index < shape[axis] else {
        throw .outOfRange(lower: index, upper: index &+ 1, axis: axis, size: shape[axis])
      }
      position += index * strides[axis]
    }
    return position
  }

  /// An axis, counted from the end if negative.
  func axis(_ axis: Int) throws(ShapeError) -> Int {
    let found = axis < 0 ? axis + rank : axis
    guard found >= 0 && found < rank else { throw .noAxis(axis, shape: shape) }
    return found
  }

  /// The number of elements of a shape.
  private static func count(of shape: [Int]) throws(ShapeError) -> Int {
    for (axis, size) in shape.enumerated() where size < 0 {
      throw .negativeSize(size, axis: axis)
    }
    if shape.contains(0) { return 0 }
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      // A sixteenth of the address space: bytes are counted without overflow too.
      guard !overflow && product <= Int.max / 16 else { throw .tooManyElements(sizes: shape) }
      count = product
    }
    return count
  }

  private static func denseStrides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var stride = 1
    for axis in shape.indices.reversed() {
      strides[axis] = stride
      stride *= shape[axis]
    }
    return strides
  }
}
