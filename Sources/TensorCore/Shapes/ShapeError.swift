// What can be wrong with shapes, as facts.

/// A disagreement between shapes, or between a shape and what is asked of it.
public enum ShapeError: Error, Equatable {
  /// A size is negative.
  case negativeSize(Int, axis: Int)
  /// The number of elements does not fit an `Int`, or is beyond what memory can address.
  case tooManyElements(sizes: [Int])
  /// The number of elements given is not the number that the shape has.
  case elementCount(expected: Int, found: Int, shape: [Int])
  /// Two shapes must be equal and are not.
  case mismatch(expected: [Int], found: [Int])
  /// Two shapes cannot be broadcast to a common one.
  case notBroadcastable([Int], [Int])
  /// An axis that the shape does not have.
  case noAxis(Int, shape: [Int])
  /// Axes that are not each axis of the shape once.
  case notAPermutation([Int], rank: Int)
  /// A range or an index that leaves its axis.
  case outOfRange(lower: Int, upper: Int, axis: Int, size: Int)
  /// A rank that an operation does not take.
  case rank(expected: Int, found: [Int])
  /// Factors whose inner sizes differ.
  case product(left: [Int], right: [Int])
  /// Input and weights of a convolution that disagree in their channels.
  case channels(input: [Int], weights: [Int])
  /// A stride, a dilation or a padding that makes no convolution.
  case convolution(stride: Int, dilation: Int, padding: Int)
  /// A kernel that is larger than the padded input.
  case kernelTooLarge(extent: Int, padded: Int)
  /// An output that goes around a circular axis more than once.
  case circularOverlap(reach: Int, size: Int)
  /// A maximum or a mean of no elements.
  case emptyReduction(axis: Int, shape: [Int])
  /// A position in a table that it does not have.
  case noRow(Int, rows: Int)
}
