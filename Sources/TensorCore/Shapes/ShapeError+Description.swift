// The sentences for errors of shapes: the only place that has them.

extension ShapeError: CustomStringConvertible {
  /// What is wrong, with the values.
  public var description: String {
    switch self {
    case .negativeSize(let size, let axis):
      "size \(size) of axis \(axis) is negative"
    case .tooManyElements(let sizes):
      "a tensor of shape \(text(sizes)) has more elements than memory can hold"
    case .elementCount(let expected, let found, let shape):
      "shape \(text(shape)) has \(expected) elements, but there are \(found)"
    case .mismatch(let expected, let found):
      "expected shape \(text(expected)), found \(text(found))"
    case .notBroadcastable(let first, let second):
      "shapes \(text(first)) and \(text(second)) cannot be broadcast to one another"
    case .noAxis(let axis, let shape):
      "shape \(text(shape)) has no axis \(axis)"
    case .notAPermutation(let axes, let rank):
      "\(text(axes)) does not name each of the \(rank) axes once"
    default: detailedDescription
    }
  }

  private var detailedDescription: String {
    switch self {
    case .outOfRange(let lower, let upper, let axis, let size):
      "\(lower)..<\(upper) leaves axis \(axis), whose size is \(size)"
    case .rank(let expected, let found):
      "expected \(expected) axes, found shape \(text(found))"
    case .product(let left, let right):
      "matrices of shapes \(text(left)) and \(text(right)) cannot be multiplied"
    case .channels(let input, let weights):
      "an input of shape \(text(input)) and weights of shape \(text(weights)) differ in channels"
    case .convolution(let stride, let dilation, let padding):
      "stride \(stride), dilation \(dilation) and padding \(padding) make no convolution"
    case .kernelTooLarge(let extent, let padded):
      "a kernel that reaches over \(extent) elements does not fit an input of \(padded)"
    case .circularOverlap(let reach, let size):
      "an output that steps over \(reach) elements goes around a circular axis of \(size) twice"
    case .emptyReduction(let axis, let shape):
      "axis \(axis) of shape \(text(shape)) has no elements to take a maximum or a mean of"
    case .noRow(let row, let rows):
      "there is no row \(row) in a table of \(rows) rows"
    default: ""
    }
  }

  /// Sizes as they are written in Swift.
  private func text(_ sizes: [Int]) -> String {
    var text = "["
    for (index, size) in sizes.enumerated() {
      if index > 0 { text += ", " }
      text += "\(size)"
    }
    return text + "]"
  }
}

/// Stops the program with a sentence, as a precondition does, in every build.
func stop(_ error: ShapeError) -> Never {
  fatalError(error.description)
}
