// A work as a matrix product: which factor gives rows, which gives the vectors.

/// target (=, +=, -=) ±Σ left · right, where the elements of `right` and of the target lie in vectors
/// along one variable that `left` does not have.
struct ContractionShape {
  var target: Element
  var mode: Statement.Assignment
  var isNegative: Bool
  var sums: [IndexID]
  var left: Element
  var right: Element
  /// The variable of the target's innermost dimension.
  var lane: IndexID

  /// The work in this form, if it has it.
  init?(_ work: Work, in draft: Draft) {
    guard work.target.isSimple, let sum = work.value.signedSum,
      case .product(let factors) = sum.body, factors.count == 2,
      let first = factors[0].plainElement, let second = factors[1].plainElement,
      let inner = draft[work.target.tensor].order.last,
      let lane = work.target.indices[inner].affine?.shifted?.index, !work.isBound(lane)
    else { return nil }
    let inFirst = first.variables.contains(lane)
    guard inFirst != second.variables.contains(lane) else { return nil }
    let isShared = sum.indices.allSatisfy { index in
      first.variables.contains(index) && second.variables.contains(index)
    }
    guard isShared else { return nil }
    target = work.target
    mode = work.mode
    isNegative = sum.isNegative
    sums = sum.indices
    left = inFirst ? second : first
    right = inFirst ? first : second
    self.lane = lane
  }

  /// Whether the vectors of the right factor are consecutive in memory.
  func isConsecutive(in draft: Draft) -> Bool {
    let order = draft[right.tensor].order
    guard let inner = order.last, right.indices[inner].affine?.shifted?.index == lane else {
      return false
    }
    return order.dropLast().allSatisfy { !right.indices[$0].variables.contains(lane) }
  }

  /// The variables that number the rows: those of the target that only `left` has.
  func rows(_ work: Work) -> [IndexID] {
    left.variables.filter {
      !sums.contains($0) && !work.isBound($0) && !right.variables.contains($0)
        && target.variables.contains($0)
    }
  }
}
