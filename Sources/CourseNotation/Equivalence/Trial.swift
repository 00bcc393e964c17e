// One comparison: both programs run on the same random tensors.

import DeterministicMath

/// What a candidate and a reference gave for the same inputs.
struct Trial {
  let pairing: TensorPairing
  let sizes: SizeValues
  let candidateSizes: SizeValues
  let inputs: [TensorID: TensorValue]
  let candidateInputs: [TensorID: TensorValue]
  let reference: Interpretation
  let candidate: Interpretation

  /// Runs both programs on random elements, positive ones for programs with logarithms and roots
  /// of inputs.
  init(
    _ pairing: TensorPairing,
    _ sizes: SizeValues,
    _ candidateSizes: SizeValues,
    stream: RandomStream,
    isPositive: Bool,
    limits: InterpreterLimits
  ) throws(TrialError) {
    self.pairing = pairing
    self.sizes = sizes
    self.candidateSizes = candidateSizes
    try pairing.reference.check(sizes, limits) { .reference($0) }
    try pairing.candidate.check(candidateSizes, limits) { .candidate($0) }
    let given = pairing.reference.randomInputs(sizes, stream, isPositive: isPositive)
    var own: [TensorID: TensorValue] = [:]
    for tensor in pairing.candidate.tensors(.input) {
      let value = pairing.partner(of: tensor).flatMap { given[$0] }
      own[tensor] = pairing.candidate.input(tensor, from: value, candidateSizes)
    }
    inputs = given
    candidateInputs = own
    do {
      reference = try pairing.reference.interpreted(sizes: sizes, inputs: given, limits: limits)
    } catch {
      throw .reference(error)
    }
    do {
      candidate = try pairing.candidate.interpreted(
        sizes: candidateSizes,
        inputs: own,
        limits: limits
      )
    } catch {
      throw .candidate(error)
    }
  }

  /// Whether all outputs of the reference are numbers that can be compared.
  var isFinite: Bool {
    pairing.reference.tensors(.output).allSatisfy { tensor in
      reference[tensor].elements.allSatisfy { $0.isFinite }
    }
  }
}

/// Which program could not be run, and why.
typealias TrialError = Verdict.Stop

extension Verdict.Stop: Error {}

extension Program {
  /// Refuses what is too large before anything is allocated.
  fileprivate func check(
    _ sizes: SizeValues,
    _ limits: InterpreterLimits,
    _ stop: (InterpreterError) -> TrialError
  ) throws(TrialError) {
    do throws(InterpreterError) {
      try checkIntegers(sizes)
      _ = try elementCount(sizes, limit: limits.elements)
    } catch {
      throw stop(error)
    }
  }

  /// An input with the elements that another program has for it.
  fileprivate func input(
    _ tensor: TensorID,
    from value: TensorValue?,
    _ sizes: SizeValues
  ) -> TensorValue {
    let zeros = zeros(tensor, sizes)
    guard let value else { return zeros }
    // A recurrence that reaches further back has more first slices: these are the last of them.
    if let slice = self[tensor].initialSlice, zeros.shape.count == value.shape.count + 1 {
      return value.inLastSlice(of: zeros, along: slice.dimension)
    }
    return value.fitted(to: zeros)
  }

  /// Random elements for all inputs.
  fileprivate func randomInputs(
    _ sizes: SizeValues,
    _ stream: RandomStream,
    isPositive: Bool
  ) -> [TensorID: TensorValue] {
    var inputs: [TensorID: TensorValue] = [:]
    for tensor in tensors(.input) {
      var stream = stream.split(tensor.position)
      var value = zeros(tensor, sizes)
      for place in value.elements.indices {
        if case .position(let axis) = self[tensor].kind {
          let integers = self[axis].range.integers(sizes)
          value.elements[place] = integers.isEmpty ? 0 : Double(stream.integer(in: integers))
        } else {
          value.elements[place] =
            isPositive ? 0.5 + stream.uniform() : stream.normal(mean: 0, deviation: 0.7)
        }
      }
      inputs[tensor] = value
    }
    return inputs
  }
}

extension TensorValue {
  /// The same elements at the same indices in a tensor with other extents; 0 where there are none.
  func fitted(to zeros: TensorValue) -> TensorValue {
    if zeros.shape == shape, zeros.lowerBounds == lowerBounds { return self }
    var result = zeros
    guard zeros.shape.count == shape.count else { return result }
    for offset in result.elements.indices {
      result.elements[offset] = element(at: result.indices(at: offset)) ?? 0
    }
    return result
  }

  /// These elements in the last slice along one dimension of a tensor that has one more.
  func inLastSlice(of zeros: TensorValue, along dimension: Int) -> TensorValue {
    var result = zeros
    let last = zeros.lowerBounds[dimension] + zeros.shape[dimension] - 1
    for offset in result.elements.indices {
      var indices = result.indices(at: offset)
      guard indices.remove(at: dimension) == last else { continue }
      result.elements[offset] = element(at: indices) ?? 0
    }
    return result
  }
}
