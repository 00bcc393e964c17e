// Looking at expressions the way the planner does: signs, factors, what contains a reduction.

extension Expression {
  /// Whether it holds a reduction or a softmax, which are computed in arrays of their own.
  var needsArrays: Bool {
    switch self {
    case .reduction, .softmax: true
    default: operands.contains { $0.needsArrays }
    }
  }

  /// The expression without a sign before it.
  var signed: (isNegative: Bool, magnitude: Expression) {
    guard case .negation(let operand) = self else { return (false, self) }
    let inner = operand.signed
    return (!inner.isNegative, inner.magnitude)
  }

  /// The factors of a product, with signs taken out and divisions as reciprocals.
  var signedFactors: (isNegative: Bool, factors: [Expression]) {
    switch self {
    case .negation(let operand):
      let inner = operand.signedFactors
      return (!inner.isNegative, inner.factors)
    case .product(let operands):
      var all: (isNegative: Bool, factors: [Expression]) = (false, [])
      for operand in operands {
        let inner = operand.signedFactors
        all.isNegative = all.isNegative != inner.isNegative
        all.factors += inner.factors
      }
      return all
    case .quotient(let numerator, let denominator) where !denominator.needsArrays:
      var inner = numerator.signedFactors
      if inner.factors == [.one] { return (inner.isNegative, [.quotient(.one, denominator)]) }
      inner.factors.append(.quotient(.one, denominator))
      return inner
    default: return (false, [self])
    }
  }

  /// The sum over indices inside, if it is one, with its sign.
  var signedSum: (isNegative: Bool, indices: [IndexID], body: Expression)? {
    let (isNegative, magnitude) = signed
    guard case .reduction(.sum, let indices, let body) = magnitude else { return nil }
    return (isNegative, indices, body)
  }

  /// The element, if it is nothing else and is not looked up.
  var plainElement: Element? {
    guard case .element(let element) = self, element.isAffine else { return nil }
    return element
  }

  /// Whether an array is read.
  func reads(_ array: TensorID) -> Bool {
    var found = false
    forEachElement { found = found || $0.tensor == array }
    return found
  }
}

extension Element {
  /// Whether no index is looked up.
  var isAffine: Bool { indices.allSatisfy { $0.affine != nil } }

  /// Whether each index is one variable plus a number, or a number, and no variable stands twice.
  var isSimple: Bool {
    var seen: [IndexID] = []
    for index in indices {
      guard let affine = index.affine, affine.terms.count <= 1 else { return false }
      for term in affine.terms {
        if term.stride != 1 || seen.contains(term.index) { return false }
        seen.append(term.index)
      }
    }
    return true
  }
}

extension Swift.Array where Element == IndexID {
  /// Whether every index of this array is among others.
  func isSubset(of others: [IndexID]) -> Bool { allSatisfy { others.contains($0) } }
}
