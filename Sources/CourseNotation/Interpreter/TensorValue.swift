// The elements of a tensor while a program is interpreted.

/// A dense tensor of Doubles, and the integer at which each dimension begins.
package struct TensorValue: Hashable, Sendable {
  /// The first integer of each dimension.
  package let lowerBounds: [Int]
  /// How many integers each dimension has.
  package let shape: [Int]
  /// The elements in row-major order: the last index runs fastest.
  package var elements: [Double]

  /// - Precondition: There are as many elements as the shape says.
  package init(lowerBounds: [Int], shape: [Int], elements: [Double]) {
    precondition(
      lowerBounds.count == shape.count,
      "\(lowerBounds.count) bounds, rank \(shape.count)"
    )
    precondition(elements.count == shape.reduce(1, *), "\(elements.count) elements, shape \(shape)")
    self.lowerBounds = lowerBounds
    self.shape = shape
    self.elements = elements
  }

  /// A tensor of zeros.
  package init(lowerBounds: [Int], shape: [Int]) {
    let zeros = [Double](repeating: 0, count: shape.reduce(1, *))
    self.init(lowerBounds: lowerBounds, shape: shape, elements: zeros)
  }

  /// The element at an index for each dimension; `nil` outside.
  package subscript(indices: Int...) -> Double? { element(at: indices) }

  /// The element at an index for each dimension; `nil` outside.
  package func element(at indices: [Int]) -> Double? {
    var offset = 0
    for (dimension, index) in indices.enumerated() {
      let place = index - lowerBounds[dimension]
      guard place >= 0, place < shape[dimension] else { return nil }
      offset = offset * shape[dimension] + place
    }
    return elements[offset]
  }

  /// The index of each dimension at an offset into ``elements``.
  package func indices(at offset: Int) -> [Int] {
    var rest = offset
    var indices = lowerBounds
    for dimension in shape.indices.reversed() where shape[dimension] > 0 {
      indices[dimension] += rest % shape[dimension]
      rest /= shape[dimension]
    }
    return indices
  }
}

extension Program {
  /// A tensor of this program, all zeros.
  package func zeros(_ tensor: TensorID, _ sizes: SizeValues) -> TensorValue {
    TensorValue(lowerBounds: lowerBounds(of: tensor, sizes), shape: shape(of: tensor, sizes))
  }

  /// The first integer of each dimension of a tensor.
  func lowerBounds(of tensor: TensorID, _ sizes: SizeValues) -> [Int] {
    self[tensor].dimensions.map { $0.extent.lower(sizes) }
  }
}
