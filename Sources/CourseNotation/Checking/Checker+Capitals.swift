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
      let (summed, isFree) = result.summingCapital(capital.index)
      result = summed
      guard isFree else { continue }
      if scope.loopSums != nil {
        scope.loopSums?.append(capital.index)
      } else {
        let place = freePlace(of: capital.index, in: result, scope) ?? capital.range
        let lower = capital.name.plainText
        report(.unboundSlice(text.quoted(place), lower: lower), at: place)
      }
    }
    return result
  }

  /// Where a capital stands that no sum binds.
  private func freePlace(
    of index: IndexID,
    in value: Expression,
    _ scope: StatementScope
  ) -> Range<Int>? {
    switch value {
    case .element(let element):
      guard let range = element.place.range, element.variables.contains(index) else { return nil }
      return scope.capitals.first { $0.index == index && range.contains($0.range.lowerBound) }?
        .range
    case .reduction(_, let bound, _) where bound.contains(index): return nil
    default:
      for operand in value.operands {
        if let place = freePlace(of: index, in: operand, scope) { return place }
      }
      return nil
    }
  }
}
