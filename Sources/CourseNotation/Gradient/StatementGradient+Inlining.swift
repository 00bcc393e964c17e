// Which temporaries stay, and which go back to where they are used.

extension StatementGradient {
  /// Puts temporaries that need no name in the places where they are used; the last ones first, so
  /// that those they are made of are judged by where they end up.
  mutating func inlineTemporaries() {
    for place in temporaries.indices.reversed() {
      let temporary = temporaries[place]
      let uses = uses(of: temporary)
      if uses.count == 0 {
        temporaries.remove(at: place)
      } else if shouldInline(temporary, uses) {
        temporaries.remove(at: place)
        inline(temporary)
      }
    }
  }

  /// How often a tensor is read, and whether somewhere for values of variables that it does not
  /// depend on, so that what it holds would be computed again and again.
  private struct Uses {
    var count = 0
    var isRepeated = false
  }

  private func uses(of temporary: Temporary) -> Uses {
    var uses = Uses()
    let own = Set(temporary.element.variables)
    for contribution in contributions {
      let around = Set(contribution.element.variables + contribution.value.freeIndices)
      count(temporary.element.tensor, contribution.value, around, own, &uses)
    }
    for other in temporaries where other.element.tensor != temporary.element.tensor {
      let around = Set(other.element.variables + other.value.freeIndices)
      count(temporary.element.tensor, other.value, around, own, &uses)
    }
    return uses
  }

  private func count(
    _ tensor: TensorID,
    _ product: Monomial,
    _ around: Set<IndexID>,
    _ own: Set<IndexID>,
    _ uses: inout Uses
  ) {
    for factor in product.factors { count(tensor, factor.base, around, own, &uses) }
  }

  private func count(
    _ tensor: TensorID,
    _ expression: Expression,
    _ around: Set<IndexID>,
    _ own: Set<IndexID>,
    _ uses: inout Uses
  ) {
    switch expression {
    case .element(let element) where element.tensor == tensor:
      uses.count += 1
      if around.count > own.count { uses.isRepeated = true }
    case .reduction(_, let indices, let body):
      count(tensor, body, around.union(indices), own, &uses)
    default:
      for operand in expression.operands { count(tensor, operand, around, own, &uses) }
    }
  }

  private func shouldInline(_ temporary: Temporary, _ uses: Uses) -> Bool {
    let value = temporary.value.expression
    if value.isSimple { return true }
    if value.hasReduction { return uses.count == 1 && !uses.isRepeated }
    if uses.count == 1, !uses.isRepeated { return true }
    let reads = value.readCount
    switch temporary.kind {
    case .operandGradient: return false
    case .gradient: return !value.hasFunction && reads <= 3 && uses.count <= 3
    case .value: return !uses.isRepeated && reads <= 2 && uses.count <= 3
    }
  }

  private mutating func inline(_ temporary: Temporary) {
    let sums = builder.sums
    func replacement(_ element: Element) -> Monomial? {
      guard element.tensor == temporary.element.tensor else { return nil }
      var names: [IndexID: AffineIndex] = [:]
      for (own, used) in zip(temporary.element.indices, element.indices) {
        guard let variable = own.affine?.shifted, var value = used.affine else { continue }
        value.constant = value.constant - SizeExpression(variable.by)
        names[variable.index] = value
      }
      return temporary.value.substituting { names[$0] }
    }
    for place in contributions.indices {
      contributions[place].value = contributions[place].value.replacing(sums, replacement)
    }
    for place in temporaries.indices {
      temporaries[place].value = temporaries[place].value.replacing(sums, replacement)
    }
  }
}
