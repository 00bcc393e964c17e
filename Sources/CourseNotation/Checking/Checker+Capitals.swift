// The summation rule for capital indices.

extension Checker {
  /// Puts sums where the capitals ask for them.
  ///
  /// An index is summed over the smallest product that holds all its occurrences in a term. A
  /// quotient counts as a product of two. What is in one factor only must be on the left, or in
  /// the loop of a `+=`.
  mutating func resolveCapitals(
    _ value: Expression,
    _ scope: inout StatementScope
  ) -> Expression {
    var result = value
    var seen: Set<IndexID> = []
    for capital in scope.capitals where seen.insert(capital.index).inserted {
      guard !scope.onLeft.contains(capital.index) else { continue }
      program.summation = .capitals
      let (summed, isFree) = Self.summed(result, over: capital.index)
      result = summed
      guard isFree else { continue }
      if scope.loopSums != nil {
        scope.loopSums?.append(capital.index)
      } else {
        let written = text.quoted(capital.range)
        let lower = capital.name.plainText
        report(.unboundSlice(written, lower: lower), at: capital.range)
      }
    }
    return result
  }

  /// The expression with sums over an index, and whether the index is still free in it.
  private static func summed(
    _ value: Expression,
    over index: IndexID
  ) -> (value: Expression, isFree: Bool) {
    let operands = value.operands
    let holders = operands.indices.filter { operands[$0].freeIndices.contains(index) }
    switch value {
    case .element, .position: return (value, value.freeIndices.contains(index))
    case .product where holders.count > 1, .quotient where holders.count > 1:
      return (.reduction(.sum, [index], value), false)
    default: break
    }
    guard !holders.isEmpty else { return (value, false) }
    var changed = operands
    var isFree = false
    for place in holders {
      let (summed, free) = summed(operands[place], over: index)
      changed[place] = summed
      isFree = isFree || free
    }
    // Sums over several indices of one product are one sum.
    if case .reduction(.sum, let outer, _) = value,
      case .reduction(.sum, let inner, let body) = changed[0], !isFree
    {
      return (.reduction(.sum, outer + inner, body), false)
    }
    return (value.withOperands(changed), isFree)
  }
}
