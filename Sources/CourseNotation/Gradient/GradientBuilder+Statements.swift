// From contributions to statements: what is summed by a Σ, what by the loop of a +=.

extension GradientBuilder {
  /// Adds the statements for what a forward statement contributes.
  ///
  /// Contributions to one element are one statement, unless their loops sum over different indices.
  mutating func add(_ contributions: [StatementGradient.Contribution], from statement: Statement) {
    var groups: [(element: Element, loops: Set<IndexID>, values: [Monomial])] = []
    for contribution in contributions {
      if contribution.isLogarithm {
        addLogarithm(contribution.element, contribution.value)
        continue
      }
      let own = contribution.element.variables
      let others = contribution.value.freeIndices.filter { !own.contains($0) }
      let loops = loops(contribution.value, others, statement)
      let sums = others.filter { !loops.contains($0) }
      let sum = summed(contribution.value, over: sums)
      let value = averaged(sum, contribution.element.tensor).withWholeSum(self.sums)
      let group = groups.firstIndex {
        $0.element == contribution.element && $0.loops == Set(loops)
      }
      if let group {
        groups[group].values.append(value)
      } else {
        groups.append((contribution.element, Set(loops), [value]))
      }
    }
    for group in groups {
      let target = Element(gradient(of: group.element.tensor), group.element.indices)
      let value = Polynomial(group.values).collected
      guard !value.isZero else { continue }
      statements.append(DerivedStatement(target, value.expression, isDefinition: false))
    }
  }

  /// The indices over which the loop of a `+=` sums.
  ///
  /// A loop sums over examples of a batch, over positions of a recurrence and of an image, and over
  /// whatever else there is beside them; it sums if the forward statement is such a loop itself.
  /// Else a Σ does, as forward; also where the loop would evaluate a function again and again.
  private func loops(
    _ value: Monomial,
    _ others: [IndexID],
    _ statement: Statement
  ) -> [IndexID] {
    let isLoop = others.contains { index in
      !statement.loopSums.isEmpty || isAccumulated(index) || !value.hasPlain(index)
    }
    let isWasteful = value.factors.contains { factor in
      factor.base.hasFunction && !factor.base.freeIndices.contains(where: others.contains)
    }
    return isLoop && !isWasteful ? others : []
  }

  private func isAccumulated(_ index: IndexID) -> Bool {
    let axis = result[index].axis
    return axis == forward.averageOver || sequentialAxes.contains(axis)
      || forward[axis].letter.base == "b"
  }

  /// The value divided by the number of examples, if the tensor is an input that all share.
  private func averaged(_ value: Monomial, _ tensor: TensorID) -> Monomial {
    guard let axis = forward.averageOver, forward[tensor].role == .input,
      !forward[tensor].dimensions.contains(where: { $0.axis == axis })
    else { return value }
    return value / Expression(forward[axis].range.count)
  }
}

extension Monomial {
  /// Whether an index stands alone wherever it is used, so that a capital can stand for it.
  func hasPlain(_ index: IndexID) -> Bool {
    factors.allSatisfy { $0.base.hasPlain(index) }
  }
}

extension Expression {
  fileprivate func hasPlain(_ index: IndexID) -> Bool {
    switch self {
    case .position(let position): !position.variables.contains(index)
    case .element(let element):
      element.indices.allSatisfy { entry in
        !entry.variables.contains(index) || entry.affine?.variable == index
      }
    default: operands.allSatisfy { $0.hasPlain(index) }
    }
  }
}
