// Writing and reading the tensors of a plan.

/// A tensor of a plan.
package struct PlannedTensor: Hashable, Sendable {
  let array: Int
}

extension Plan {
  /// The tensor with a name.
  package func tensor(named name: Name) -> PlannedTensor? {
    arrays.firstIndex { $0.name == name }.map { PlannedTensor(array: $0) }
  }

  /// The size of each dimension, in written order.
  package func shape(of tensor: PlannedTensor) -> [Int] {
    arrays[tensor.array].extents.map { $0.count }
  }

  /// How many elements a tensor has.
  package func count(of tensor: PlannedTensor) -> Int {
    shape(of: tensor).reduce(1, *)
  }

  /// Whether the tensor can be read after a run.
  package func isKept(_ tensor: PlannedTensor) -> Bool {
    !arrays[tensor.array].isRolling.contains(true)
  }

  /// Sets all elements, given in row-major order.
  ///
  /// - Precondition: There are as many as the tensor has.
  package func set(_ tensor: PlannedTensor, _ elements: [Float]) {
    precondition(elements.count == count(of: tensor), "\(elements.count) elements for a tensor")
    elements.withUnsafeBufferPointer { set(tensor, $0) }
  }

  /// Sets all elements, given in row-major order, without allocating.
  package func set(_ tensor: PlannedTensor, _ elements: UnsafeBufferPointer<Float>) {
    forEachRun(of: tensor) { place, offset, stride, count in
      let target = memory + offset
      for index in 0..<count { target[index &* stride] = elements[place &+ index] }
    }
  }

  /// All elements in row-major order; those that were not kept are 0.
  package func elements(of tensor: PlannedTensor) -> [Float] {
    var elements = [Float](repeating: 0, count: count(of: tensor))
    guard isKept(tensor) else { return elements }
    forEachRun(of: tensor) { place, offset, stride, count in
      let source = memory + offset
      for index in 0..<count { elements[place &+ index] = source[index &* stride] }
    }
    return elements
  }

  /// Visits the elements of a tensor in row-major order, along the last dimension.
  func forEachRun(
    of tensor: PlannedTensor,
    _ body: (_ place: Int, _ offset: Int, _ stride: Int, _ count: Int) -> Void
  ) {
    let extents = arrays[tensor.array].extents
    let placement = placements[tensor.array]
    let inner = extents.count &- 1
    let length = inner < 0 ? 1 : extents[inner].count
    let stride = inner < 0 ? 1 : placement.strides[inner]
    let total = extents.reduce(1) { $0 &* $1.count }
    guard total > 0 else { return }
    var place = 0
    while place < total {
      var rest = place / length
      var offset = placement.origin
      if inner >= 0 { offset &+= extents[inner].lowerBound &* stride }
      var dimension = inner &- 1
      while dimension >= 0 {
        let count = extents[dimension].count
        let index = extents[dimension].lowerBound &+ rest % count
        offset &+= index &* placement.strides[dimension]
        rest /= count
        dimension &-= 1
      }
      body(place, offset, stride, length)
      place &+= length
    }
  }
}
