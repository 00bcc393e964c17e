// Every use of a tensor has as many indices as its definition, in the same places.

extension Checker {
  /// For each tensor, the occurrence that the others are compared with: the first on a left side,
  /// else the first.
  func references() -> [Int: Occurrence] {
    var result: [Int: Occurrence] = [:]
    for occurrence in occurrences {
      let key = occurrence.tensor.position
      guard let known = result[key] else {
        result[key] = occurrence
        continue
      }
      if occurrence.isTarget, !known.isTarget { result[key] = occurrence }
    }
    return result
  }

  mutating func checkRanks() {
    let references = references()
    for (position, reference) in references {
      let empty = Tensor.Dimension(
        axis: AxisID(0),
        extent: IndexRange(from: 0, count: SizeExpression(0))
      )
      program.tensors[position].dimensions = reference.indices.indices.map { place in
        var dimension = empty
        dimension.isSubscript = place < reference.subscriptCount
        return dimension
      }
    }
    for occurrence in occurrences {
      guard let reference = references[occurrence.tensor.position] else { continue }
      let name = program[occurrence.tensor].name.plainText
      if occurrence.indices.count != reference.indices.count {
        report(
          .rankConflict(
            name,
            expected: reference.indices.count,
            found: occurrence.indices.count
          ),
          at: occurrence.range,
          related: [reference.range]
        )
      } else if occurrence.subscriptCount != reference.subscriptCount {
        report(.placementConflict(name), at: occurrence.range, related: [reference.range])
      }
    }
    checkRanksOfGradients(references)
  }

  /// A gradient has the indices of its tensor.
  private mutating func checkRanksOfGradients(_ references: [Int: Occurrence]) {
    for (position, reference) in references.sorted(by: { $0.key < $1.key }) {
      let name = program.tensors[position].name
      guard name.isGradient, let forward = tensorsByName[name.withoutGradient],
        let other = references[forward.position], other.indices.count != reference.indices.count
      else { continue }
      report(
        .rankConflict(
          name.plainText,
          expected: other.indices.count,
          found: reference.indices.count
        ),
        at: reference.range,
        related: [other.range]
      )
    }
  }

  /// The occurrences with as many indices as their tensor has.
  var regularOccurrences: [Occurrence] {
    occurrences.filter { $0.indices.count == program[$0.tensor].dimensions.count }
  }
}
