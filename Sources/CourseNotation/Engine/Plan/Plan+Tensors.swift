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

  /// The names of all tensors that have one.
  package var names: [Name] { arrays.compactMap { $0.name } }

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
    forEachRun(of: tensor) { run in
      let target = memory.base + run.offset
      for index in 0..<run.count { target[index &* run.stride] = elements[run.place &+ index] }
    }
  }

  /// All elements in row-major order; those that were not kept are 0.
  package func elements(of tensor: PlannedTensor) -> [Float] {
    var elements = [Float](repeating: 0, count: count(of: tensor))
    guard isKept(tensor) else { return elements }
    forEachRun(of: tensor) { run in
      let source = memory.base + run.offset
      for index in 0..<run.count { elements[run.place &+ index] = source[index &* run.stride] }
    }
    return elements
  }
}
