// Where the sum over a capital index stands.

extension Expression {
  /// The expression with sums over a capital index, and whether the index is still free in it.
  ///
  /// What can be summed inside a factor is, so that `σ(W[j,I] x[I]) (V[j,I] x[I] + c)` is a product
  /// of two sums.
  func summingCapital(_ index: IndexID) -> (value: Expression, isFree: Bool) {
    switch self {
    case .number, .pi, .size: return (self, false)
    case .element, .position: return (self, freeIndices.contains(index))
    default: break
    }
    let before = operands
    var after: [Expression] = []
    var holders: [Int] = []
    for (place, operand) in before.enumerated() {
      let (inner, isFree) = operand.summingCapital(index)
      after.append(inner)
      if isFree { holders.append(place) }
    }
    switch self {
    case .product where holders.count > 1, .quotient where holders.count > 1:
      for place in holders { after[place] = before[place] }
      return (.reduction(.sum, [index], withOperands(after)), false)
    default: break
    }
    // Sums over several indices of one product are one sum.
    if case .reduction(.sum, let outer, let body) = self, holders.isEmpty,
      case .reduction(.sum, let inner, let product) = after[0], body != after[0]
    {
      return (.reduction(.sum, outer + inner, product), false)
    }
    return (withOperands(after), !holders.isEmpty)
  }
}
