// The judge of backward passes: central differences with the reference interpreter.

import CourseNotation
import DeterministicMath

/// A program, a loss and random inputs, with which a backward pass is compared.
struct GradientCheck {
  let forward: Program
  let losses: [TensorID]
  let sizes: SizeValues
  let inputs: [TensorID: TensorValue]
  let values: Interpretation

  /// Runs the forward program on random inputs of random sizes.
  init(_ forward: Program, losses: [TensorID], stream: inout RandomStream) throws {
    self.forward = forward
    self.losses = losses
    let choices = forward.sizes.count > 6 ? [2, 2, 3, 1] : [3, 2, 4, 2, 3, 5]
    let offset = Int(stream.integer(below: 3))
    sizes = forward.sizeValues { size, given in
      given ?? (forward[size].isOdd ? 3 : choices[(size.position + offset) % choices.count])
    }
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in forward.tensors(.input) {
      inputs[tensor] = forward.randomInput(tensor, sizes, &stream)
    }
    self.inputs = inputs
    values = try forward.interpreted(sizes: sizes, inputs: inputs)
  }

  // MARK: - Differences

  /// The sum of the losses' elements that statements define.
  func loss(_ inputs: [TensorID: TensorValue]) throws -> Double {
    let values = try forward.interpreted(sizes: sizes, inputs: inputs)
    var sum = 0.0
    for loss in losses {
      let tensor = values[loss]
      for offset in tensor.elements.indices where isDefined(loss, tensor.indices(at: offset)) {
        sum += tensor.elements[offset]
      }
    }
    return sum
  }

  /// Whether an element is not only a copy of an initial slice.
  private func isDefined(_ tensor: TensorID, _ indices: [Int]) -> Bool {
    !forward.tensors.contains { input in
      guard let slice = input.initialSlice, slice.of == tensor else { return false }
      let copies = forward.statements.filter { statement in
        statement.origin == .initialSlice && statement.target.tensor == tensor
      }
      return copies.contains { statement in
        guard let index = statement.target.indices[slice.dimension].affine else { return false }
        let position = indices[slice.dimension]
        guard let variable = index.variable else { return index.constant.value(sizes) == position }
        return forward[variable].range.integers(sizes).contains(position)
      }
    }
  }

  /// The derivative of the loss along a direction in one input, by central differences of two
  /// widths, the first error term taken out.
  func difference(_ tensor: TensorID, along direction: [Double]) throws -> Double {
    func slope(_ width: Double) throws -> Double {
      var (up, down) = (inputs, inputs)
      for place in direction.indices {
        up[tensor]?.elements[place] += width * direction[place]
        down[tensor]?.elements[place] -= width * direction[place]
      }
      return try (loss(up) - loss(down)) / (2 * width)
    }
    let width = 1e-4
    return try (4 * slope(width / 2) - slope(width)) / 3
  }

  // MARK: - Backward passes

  /// Runs a backward pass on the values of the forward pass.
  func run(_ backward: Program) throws -> (values: Interpretation, sizes: SizeValues) {
    let sizes = backward.sizeValues { size, given in
      if let given { return given }
      let same = forward.size(named: backward[size].names[0])
      return same.map { self.sizes[$0] } ?? 3
    }
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in backward.tensors(.input) {
      var input = backward.zeros(tensor, sizes)
      if let source = forward.tensor(named: backward[tensor].name) {
        for offset in input.elements.indices {
          let place = values[source].offset(of: input.indices(at: offset))
          input.elements[offset] = place.map { values[source].elements[$0] } ?? 0
        }
      }
      inputs[tensor] = input
    }
    return try (backward.interpreted(sizes: sizes, inputs: inputs), sizes)
  }

  /// The elements of the gradient of an input, zero where the backward pass has none.
  func gradient(_ tensor: TensorID, _ backward: Program, _ values: Interpretation) -> [Double] {
    guard let input = inputs[tensor] else { return [] }
    var slice: (dimension: Int, position: [Int])?
    var name = forward[tensor].name.gradient
    if let initial = forward[tensor].initialSlice, backward.tensor(named: name) == nil {
      name = forward[initial.of].name.gradient
      if forward[tensor].dimensions.count < forward[initial.of].dimensions.count {
        let copy = forward.statements.first { statement in
          guard case .element(let element) = statement.value else { return false }
          return element.tensor == tensor
        }
        let index = copy?.target.indices[initial.dimension].affine?.constant
        slice = (initial.dimension, index.map { [$0.value(sizes)] } ?? [])
      }
    }
    guard let gradient = backward.tensor(named: name) else {
      return [Double](repeating: 0, count: input.elements.count)
    }
    return input.elements.indices.map { offset in
      var indices = input.indices(at: offset)
      if let slice { indices.insert(contentsOf: slice.position, at: slice.dimension) }
      return values[gradient].offset(of: indices).map { values[gradient].elements[$0] } ?? 0
    }
  }

  /// The largest difference between what a backward pass gives and central differences, relative
  /// to the size of the gradient, and the input where it is.
  func largestError(_ backward: Program, stream: inout RandomStream) throws -> (Double, String) {
    let values = try run(backward).values
    var worst = (0.0, "")
    for tensor in forward.tensors(.input) where forward[tensor].kind == .real {
      let gradient = gradient(tensor, backward, values)
      let direction = gradient.map { _ in stream.uniform() * 2 - 1 }
      let slope = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let difference = try difference(tensor, along: direction)
      let scale = zip(gradient, direction).reduce(1) { $0 + abs($1.0 * $1.1) }
      let error = abs(slope - difference) / scale
      if !(error <= worst.0) { worst = (error, "\(forward[tensor].name.plainText)") }
    }
    return worst
  }
}

extension TensorValue {
  /// Where an element is; `nil` outside.
  func offset(of indices: [Int]) -> Int? {
    guard indices.count == shape.count else { return nil }
    var offset = 0
    for (dimension, index) in indices.enumerated() {
      let place = index - lowerBounds[dimension]
      guard place >= 0, place < shape[dimension] else { return nil }
      offset = offset * shape[dimension] + place
    }
    return offset
  }
}

extension Program {
  /// Random elements for an input: positions on the tensor's axis, or numbers between 0.2 and 1.2
  /// with a random sign; scalars are positive, since they stand under roots.
  func randomInput(
    _ tensor: TensorID,
    _ sizes: SizeValues,
    _ stream: inout RandomStream
  ) -> TensorValue {
    var value = zeros(tensor, sizes)
    for place in value.elements.indices {
      switch self[tensor].kind {
      case .position(let axis):
        let range = self[axis].range.integers(sizes)
        value.elements[place] = Double(range.lowerBound + stream.integer(in: 0..<range.count))
      case .real:
        let magnitude = 0.2 + stream.uniform()
        let isPositive = self[tensor].dimensions.isEmpty || stream.uniform() < 0.6
        value.elements[place] = isPositive ? magnitude : -magnitude
      }
    }
    return value
  }
}
