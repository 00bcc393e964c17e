// Softmax, and the logarithm of a softmax.

extension StatementGradient {
  /// The rule p (g - Σ p g).
  mutating func pullSoftmax(
    _ part: Expression,
    _ indices: [IndexID],
    _ body: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    let free = part.freeIndices
    var own = restricted(adjoint, scope, to: free)
    // A softmax sums to 1: what is the same for all its elements changes nothing.
    guard own.freeIndices.contains(where: indices.contains) else { return }
    if !own.isSimple { own = Monomial(temporary(.gradient(of: part), own, free)) }
    let probability = value(of: part)
    let mean = builder.summed(own * probability, over: indices)
    let difference = Polynomial([own, mean.negated]).collected
    descend(into: body, difference * probability, free, activation: part)
  }

  /// The rule g - p Σ g for the logarithm of a softmax.
  ///
  /// - Returns: Whether the operand is a softmax, or a tensor that is one and is used in no other
  ///   way.
  mutating func pullLogarithm(
    _ part: Expression,
    _ operand: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) -> Bool {
    switch operand {
    case .element(let element) where builder.logarithms[element.tensor] != nil:
      contribute(to: element, adjoint, scope, isLogarithm: true)
      return true
    case .softmax(let indices, let body):
      let free = part.freeIndices
      let own = restricted(adjoint, scope, to: free)
      let probability = knownValue(of: part).map { .function(.exp, [$0]) } ?? value(of: operand)
      let total = builder.summed(own, over: indices) * probability
      descend(into: body, Polynomial([own, total.negated]).collected, free, activation: operand)
      return true
    default: return false
    }
  }

  /// The operand's gradient of a softmax that is read through logarithms only.
  ///
  /// For -ln p[w_t] it is p[w] - 1[w = w_t]; for -Σ_w y[w] ln p[w] it is p[w] Σ_{w'} y[w'] - y[w].
  mutating func pullLogarithms(_ uses: [LogarithmUse]) {
    guard case .softmax(_, let body) = statement.value else { return }
    let scope = statement.indices
    if uses.count == 1, let own = ownAdjoint(uses[0]) {
      return descend(into: body, own, scope, activation: statement.value)
    }
    let gradient = builder.operandGradient(of: statement.target.tensor)
    for use in uses {
      let (element, value) = adjoint(of: use, at: nil)
      let target = Element(gradient, element.indices)
      builder.statements.append(DerivedStatement(target, value.expression, isDefinition: false))
    }
    pull(body, Monomial(.element(Element(gradient, statement.target.indices))), scope)
  }

  /// The adjoint in the variables of the statement, if every element is used.
  private mutating func ownAdjoint(_ use: LogarithmUse) -> Monomial? {
    var names: [IndexID: IndexID] = [:]
    for (place, index) in use.element.indices.enumerated() where place != use.dimension {
      guard let variable = index.affine?.variable,
        let own = statement.target.indices[place].affine?.variable,
        builder.result[variable].range == builder.result[own].range
      else { return nil }
      names[variable] = own
    }
    let own = statement.target.indices[use.dimension].affine?.variable
    if use.isWeighted, let variable = use.element.indices[use.dimension].affine?.variable {
      names[variable] = own
    }
    let (_, value) = adjoint(of: use, at: own)
    return value.substituting { index in names[index].map { AffineIndex($0) } }
  }

  /// The derivative with respect to the logarithm: the sum over what the element does not depend on.
  private func weight(of use: LogarithmUse) -> Monomial {
    let free = use.element.variables
    return builder.summed(
      use.adjoint,
      over: use.adjoint.freeIndices.filter { !free.contains($0) }
    )
  }

  /// The elements of the softmax that a use reads or normalises, and the adjoint of the operand
  /// there.
  private mutating func adjoint(of use: LogarithmUse, at own: IndexID?) -> (Element, Monomial) {
    let weight = self.weight(of: use)
    var element = use.element
    if use.isWeighted, let variable = element.indices[use.dimension].affine?.variable {
      let total = builder.summed(weight, over: [variable]) * .element(element)
      return (element, Polynomial([weight, total.negated]).collected)
    }
    let looked = use.element.indices[use.dimension]
    let variable = IndexExpression(own ?? freshVariable(use))
    element.indices[use.dimension] = variable
    let indicator = Monomial(.function(.equal, [.position(variable), Self.number(looked)]))
    let difference = Polynomial([indicator, Monomial(.element(element)).negated]).collected
    return (element, weight * difference)
  }

  /// The value of an index as a number: an element that holds one is read.
  private static func number(_ index: IndexExpression) -> Expression {
    if case .lookup(let element) = index { .element(element) } else { .position(index) }
  }

  private mutating func freshVariable(_ use: LogarithmUse) -> IndexID {
    let own = statement.target.indices[use.dimension].affine?.variable
    return own.map { builder.variable(like: $0) } ?? statement.indices[0]
  }
}
