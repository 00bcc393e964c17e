// Whether tensors agree, and where they do not first.

/// Numbers agree up to rounding: within 10⁻⁹ of the largest magnitude among them.
struct Tolerance {
  private let allowed: Double

  init(_ left: TensorValue, _ right: TensorValue) {
    var largest = 0.0
    for element in left.elements + right.elements where element.isFinite {
      largest = max(largest, element.magnitude)
    }
    allowed = 1e-9 * largest
  }

  func agree(_ left: Double, _ right: Double) -> Bool {
    if left.isFinite, right.isFinite { return (left - right).magnitude <= allowed }
    return left == right || left.isNaN && right.isNaN
  }
}

/// An element that differs.
struct Difference {
  /// A tensor of the reference.
  var tensor: TensorID
  var indices: [Int]
  var expected: Double
  var found: Double
}

extension TensorPairing {
  /// The first element of the first output that differs, in the order in which it is computed.
  func firstDifference(
    _ reference: Interpretation,
    _ candidate: Interpretation,
    _ sizes: SizeValues
  ) -> Difference? {
    for tensor in self.reference.tensors(.output) {
      guard let partner = self[reference: tensor] else { continue }
      let difference = firstDifference(tensor, reference[tensor], candidate[partner], sizes)
      if let difference { return difference }
    }
    return nil
  }

  /// The first element of a tensor of the reference that differs.
  func firstDifference(
    _ tensor: TensorID,
    _ expected: TensorValue,
    _ found: TensorValue,
    _ sizes: SizeValues
  ) -> Difference? {
    let tolerance = Tolerance(expected, found)
    let ranges = reference[tensor].dimensions.map { reference[$0.axis].range.integers(sizes) }
    let order = reference.sequentialOrder(of: tensor)
    var first: (position: Int, difference: Difference)?
    for (offset, element) in expected.elements.enumerated() {
      let indices = expected.indices(at: offset)
      let other = found.element(at: indices)
      // First slices that the candidate does not keep are no results.
      if other == nil, zip(ranges, indices).contains(where: { !$0.contains($1) }) { continue }
      guard !tolerance.agree(element, other ?? 0) else { continue }
      let position = order.map { indices[$0.dimension] * $0.sign } ?? 0
      if let first, first.position <= position { continue }
      let difference = Difference(
        tensor: tensor,
        indices: indices,
        expected: element,
        found: other ?? 0
      )
      first = (position, difference)
    }
    return first?.difference
  }
}

extension Program {
  /// The dimension along which a recurrence computes a tensor; the sign is -1 if it descends.
  fileprivate func sequentialOrder(of tensor: TensorID) -> (dimension: Int, sign: Int)? {
    for case .loop(let loop) in schedule where writes(loop.body, tensor) {
      let dimension = self[tensor].dimensions.firstIndex { $0.axis == loop.axis }
      return dimension.map { ($0, loop.direction == .ascending ? 1 : -1) }
    }
    return nil
  }

  private func writes(_ steps: [Step], _ tensor: TensorID) -> Bool {
    steps.contains { step in
      switch step {
      case .run(let scheduled): statements[scheduled.statement].target.tensor == tensor
      case .loop(let loop): writes(loop.body, tensor)
      }
    }
  }
}
