// Which tensors of two programs correspond: those with the same name.

/// The tensors of a candidate and of a reference, in pairs.
struct TensorPairing {
  let candidate: Program
  let reference: Program
  /// The candidate's tensor for each tensor of the reference.
  private(set) var candidates: [TensorID?]
  /// What does not correspond although it must.
  private(set) var mismatches: [Mismatch] = []

  init(_ candidate: Program, _ reference: Program) {
    self.candidate = candidate
    self.reference = reference
    candidates = reference.tensors.map { _ in nil }
    for tensor in reference.tensors.indices.map(TensorID.init) {
      candidates[tensor.position] = counterpart(of: tensor)
    }
    checkOutputs()
    checkInputs()
    checkRanks()
  }

  /// The candidate's tensor for one of the reference.
  subscript(reference tensor: TensorID) -> TensorID? { candidates[tensor.position] }

  /// The reference's tensor for one of the candidate.
  func partner(of candidate: TensorID) -> TensorID? {
    candidates.firstIndex(of: candidate).map(TensorID.init)
  }

  /// The pairs of tensors that both programs define, or that both are given.
  var pairs: [(reference: TensorID, candidate: TensorID)] {
    candidates.enumerated().compactMap { place, candidate in
      candidate.map { (TensorID(place), $0) }
    }
  }

  /// The tensor with the same name, or with a name that only writes its labels otherwise.
  private func counterpart(of tensor: TensorID) -> TensorID? {
    let name = reference[tensor].name
    if let same = candidate.tensor(named: name) { return same }
    let key = name.looseKey
    let loose = candidate.tensors.indices.filter { candidate.tensors[$0].name.looseKey == key }
    return loose.count == 1 ? TensorID(loose[0]) : nil
  }

  // MARK: - Checks

  private mutating func checkOutputs() {
    for tensor in reference.tensors(.output) where self[reference: tensor] == nil {
      let name = reference[tensor].name
      let similar = Self.similar(name, among: candidate, where: { $0.role != .input })
      mismatches.append(.missingOutput(name.plainText, similar: similar))
    }
  }

  private mutating func checkInputs() {
    for tensor in candidate.tensors.indices.map(TensorID.init) {
      let name = candidate[tensor].name
      let isGiven = candidate[tensor].role == .input
      guard let partner = partner(of: tensor) else {
        guard isGiven else { continue }
        let isFirst = mismatches.count < 20
        let similar =
          isFirst
          ? Self.similar(name, among: reference, where: { $0.initialSlice == nil }) : nil
        mismatches.append(.unknownInput(name.plainText, similar: similar))
        continue
      }
      let isGivenToReference = reference[partner].role == .input
      if isGiven, !isGivenToReference { mismatches.append(.undefined(name.plainText)) }
      if !isGiven, isGivenToReference { mismatches.append(.definedInput(name.plainText)) }
    }
  }

  /// Inputs and outputs must have the same rank; other tensors are no pair if they have not.
  ///
  /// The first slices of a recurrence that reaches further back have one index more.
  private mutating func checkRanks() {
    for (tensor, partner) in pairs {
      let expected = reference[tensor].dimensions.count
      let found = candidate[partner].dimensions.count
      let isLonger = candidate[partner].initialSlice != nil && found == expected + 1
      if expected == found || isLonger { continue }
      if reference[tensor].role == .intermediate {
        candidates[tensor.position] = nil
      } else {
        let name = reference[tensor].name.plainText
        mismatches.append(.rank(name, expected: expected, found: found))
      }
    }
  }

  /// The name that differs least from another one, if it differs little.
  private static func similar(
    _ name: Name,
    among program: Program,
    where isPossible: (Tensor) -> Bool
  ) -> String? {
    let key = name.looseKey
    var best: (distance: Int, name: Name)?
    for tensor in program.tensors where isPossible(tensor) && tensor.name != name {
      let distance = Spelling.distance(key, tensor.name.looseKey)
      if distance <= 4, distance < 2 * key.count, distance < best?.distance ?? .max {
        best = (distance, tensor.name)
      }
    }
    return best?.name.plainText
  }
}
