// The sizes of a candidate that correspond to the sizes of the reference.

import DeterministicMath

extension TensorPairing {
  /// The candidate's sizes when the reference's have values.
  ///
  /// Each dimension of a paired input or output tells what a size of the candidate should be. Most
  /// votes decide, so that a letter in the wrong place is found where it stands.
  func candidateSizes(
    _ sizes: SizeValues
  ) -> (values: SizeValues, mismatches: [Mismatch]) {
    var votes = SizeVotes(candidate)
    for (tensor, partner) in matchedShapes {
      for (expected, found) in dimensions(tensor, partner) {
        if let vote = vote(expected.extent.count, found.extent.count, sizes) {
          votes.add(vote.size, vote.value)
        }
      }
    }
    let values = candidate.sizeValues { size, _ in
      let expected = sameName(size, sizes)
      return votes.winner(size, preferring: expected) ?? expected ?? (candidate[size].isOdd ? 3 : 2)
    }
    var mismatches: [Mismatch] = []
    for (tensor, partner) in matchedShapes {
      if let mismatch = mismatch(tensor, partner, sizes, values) { mismatches.append(mismatch) }
    }
    return (values, mismatches)
  }

  /// The pairs whose shapes must agree: inputs and outputs.
  private var matchedShapes: [(reference: TensorID, candidate: TensorID)] {
    pairs.filter { tensor, partner in
      reference[tensor].role != .intermediate && reference[tensor].initialSlice == nil
        && reference[tensor].dimensions.count == candidate[partner].dimensions.count
    }
  }

  private func dimensions(
    _ tensor: TensorID,
    _ partner: TensorID
  ) -> Zip2Sequence<[Tensor.Dimension], [Tensor.Dimension]> {
    zip(reference[tensor].dimensions, candidate[partner].dimensions)
  }

  /// What a dimension says about a size of the candidate.
  ///
  /// Constants do not count: T + 1 elements here and T there are a matter of where a recurrence
  /// begins.
  private func vote(
    _ expected: SizeExpression,
    _ found: SizeExpression,
    _ sizes: SizeValues
  ) -> (size: SizeID, value: Int)? {
    guard found.terms.count == 1, found.terms[0].coefficient == 1 else { return nil }
    if expected.terms.count == 1, expected.terms[0].coefficient == 1 {
      return (found.terms[0].size, sizes[expected.terms[0].size])
    }
    return (found.terms[0].size, expected.value(sizes) - found.constant)
  }

  /// The value of the reference's size with the same name.
  private func sameName(_ size: SizeID, _ sizes: SizeValues) -> Int? {
    for name in candidate[size].names {
      if let partner = reference.size(named: name) { return sizes[partner] }
    }
    return nil
  }

  private func mismatch(
    _ tensor: TensorID,
    _ partner: TensorID,
    _ sizes: SizeValues,
    _ values: SizeValues
  ) -> Mismatch? {
    var wrong: [Int] = []
    var expectedValues: [Int] = []
    var foundValues: [Int] = []
    for (place, (expected, found)) in dimensions(tensor, partner).enumerated() {
      let vote = vote(expected.extent.count, found.extent.count, sizes)
      let size = vote.map { $0.size }
      expectedValues.append(vote?.value ?? expected.extent.count.value(sizes))
      foundValues.append(size.map { values[$0] } ?? found.extent.count.value(values))
      if expectedValues[place] != foundValues[place] { wrong.append(place) }
    }
    guard let first = wrong.first else { return nil }
    let name = reference[tensor].name.plainText
    let expected = reference.letters(of: tensor)
    let found = candidate.letters(of: partner)
    let isReordered = Self.isReordered(expected, found)
    if isReordered || wrong.count > 1 && expectedValues.sorted() == foundValues.sorted() {
      return .order(name, expected: expected.joined(by: ","), found: found.joined(by: ","))
    }
    return .range(
      name,
      dimension: first + 1,
      expected: reference.plainText(of: reference[tensor].dimensions[first].extent.count),
      found: candidate.plainText(of: candidate[partner].dimensions[first].extent.count)
    )
  }
}

extension TensorPairing {
  /// Whether the same letters stand in another order.
  private static func isReordered(_ expected: [String], _ found: [String]) -> Bool {
    let (expected, found) = ([UInt8].texts(expected), [UInt8].texts(found))
    let isLess = { (left: [UInt8], right: [UInt8]) in left.lexicographicallyPrecedes(right) }
    return expected != found && expected.sorted(by: isLess) == found.sorted(by: isLess)
  }
}

extension Program {
  /// The index letters of a tensor, as it is written first.
  func letters(of tensor: TensorID) -> [String] {
    self[tensor].dimensions.map { self[$0.axis].letter.plainText }
  }
}

/// What the dimensions of tensors say about sizes.
private struct SizeVotes {
  private var votes: [[(value: Int, count: Int)]]

  init(_ program: Program) {
    votes = program.sizes.map { _ in [] }
  }

  mutating func add(_ size: SizeID, _ value: Int) {
    if let place = votes[size.position].firstIndex(where: { $0.value == value }) {
      votes[size.position][place].count += 1
    } else {
      votes[size.position].append((value, 1))
    }
  }

  /// The value with most votes; of several the preferred one, else the first.
  func winner(_ size: SizeID, preferring preferred: Int?) -> Int? {
    let most = votes[size.position].reduce(0) { max($0, $1.count) }
    let winners = votes[size.position].filter { $0.count == most }.map { $0.value }
    return winners.first { $0 == preferred } ?? winners.first
  }
}
