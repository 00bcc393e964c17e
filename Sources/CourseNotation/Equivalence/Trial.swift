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
    let given = pairing.reference.randomInputs(sizes, stream, isPositive: isPositive)
    var own: [TensorID: TensorValue] = [:]
    for tensor in pairing.candidate.tensors(.input) {
      let partner = pairing.partner(of: tensor)
      let zeros = pairing.candidate.zeros(tensor, candidateSizes)
      own[tensor] = partner.flatMap { given[$0] }.map { $0.fitted(to: zeros) } ?? zeros
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
  ///
  /// A tensor with one dimension more, the first slices of a recurrence that reaches further back,
  /// has these elements in its last slice.
  func fitted(to zeros: TensorValue) -> TensorValue {
    if zeros.shape == shape, zeros.lowerBounds == lowerBounds { return self }
    var result = zeros
    for offset in result.elements.indices {
      var indices = result.indices(at: offset)
      if indices.count == shape.count + 1 {
        let extra = shape.indices.first { shape[$0] != zeros.shape[$0] } ?? shape.count
        guard indices[extra] == zeros.lowerBounds[extra] + zeros.shape[extra] - 1 else { continue }
        indices.remove(at: extra)
      }
      guard indices.count == shape.count else { continue }
      result.elements[offset] = element(at: indices) ?? 0
    }
    return result
  }
}
