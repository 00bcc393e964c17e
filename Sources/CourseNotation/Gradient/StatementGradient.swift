// The derivative of one statement: the chain rule from the outside of its value to the inside.

/// What one forward statement adds to gradients.
///
/// `pull` goes down the value with the gradient of each part (its adjoint) as a product. Behind a
/// function of something that is more than an element, the adjoint becomes a temporary tensor, the
/// gradient of the operand: `h~.grad`. So does the value of a part that derivatives need. At the end
/// temporaries that are short or used once go back to where they are used.
struct StatementGradient {
  var builder: GradientBuilder
  /// The forward statement, its bound variables different from all others.
  let statement: Statement
  var contributions: [Contribution] = []
  var temporaries: [Temporary] = []

  /// What is added to the gradient of an element: the sum of a product over all its variables
  /// that the element does not have.
  struct Contribution {
    /// An element of a forward tensor.
    var element: Element
    var value: Monomial
    /// Whether it is the logarithm of the element to which this is the gradient.
    var isLogarithm: Bool
  }

  init(_ builder: GradientBuilder, _ place: Int) {
    self.builder = builder
    var statement = builder.forward.statements[place]
    statement.value = statement.value.withFreshVariables(&self.builder)
    self.statement = statement
  }

  mutating func run() {
    let target = statement.target
    guard builder.activity.isActive(target.tensor), builder.activity.isActive(statement.value),
      !isHiddenSlice
    else { return }
    if let uses = builder.logarithms[target.tensor] {
      pullLogarithms(uses)
    } else {
      let adjoint = builder.gradient(of: target)
      let scope = statement.indices + statement.loopSums
      pull(statement.value, statement.assignment == .subtract ? adjoint.negated : adjoint, scope)
    }
    inlineTemporaries()
    defineTemporaries()
    builder.add(contributions, from: statement)
  }

  /// Whether the statement copies an initial slice whose gradient has no name of its own.
  ///
  /// As `h_0` is h at 0 where that index is a subscript, `h_0.grad` is h.grad at 0. The slice behind
  /// the last one has no name in the notation.
  private var isHiddenSlice: Bool {
    guard statement.origin == .initialSlice, case .element(let element) = statement.value,
      let slice = builder.forward[element.tensor].initialSlice
    else { return false }
    return builder.forward[slice.of].dimensions[slice.dimension].isSubscript
      || builder.forward[element.tensor].name.subscripts.last != Name("0")
  }

  // MARK: - The chain rule

  /// Adds what a part contributes, given its gradient.
  ///
  /// - Parameters:
  ///   - part: A part of the value.
  ///   - adjoint: The derivative of the loss with respect to it, for all values of the variables.
  ///   - scope: The variables over which contributions are summed.
  mutating func pull(_ part: Expression, _ adjoint: Monomial, _ scope: [IndexID]) {
    guard builder.activity.isActive(part), !adjoint.isZero else { return }
    switch part {
    case .number, .pi, .size, .position: break
    case .element(let element): contribute(to: element, adjoint, scope)
    case .negation(let operand): pull(operand, adjoint.negated, scope)
    case .sum(let terms):
      for term in terms { pull(term, adjoint, scope) }
    case .product(let factors): pullProduct(factors, adjoint, scope)
    case .quotient(let above, let below): pullQuotient(part, above, below, adjoint, scope)
    case .power(let base, let exponent): pullPower(part, base, exponent, adjoint, scope)
    case .function(let function, let operands):
      pullFunction(part, function, operands, adjoint, scope)
    case .reduction(let reduction, let indices, let body):
      pullReduction(part, reduction, indices, body, adjoint, scope)
    case .softmax(let indices, let body): pullSoftmax(part, indices, body, adjoint, scope)
    }
  }

  /// Notes what is added to the gradient of an element, or of its logarithm.
  mutating func contribute(
    to element: Element,
    _ adjoint: Monomial,
    _ scope: [IndexID],
    isLogarithm: Bool = false
  ) {
    let used = element.variables + adjoint.freeIndices
    let unused = scope.filter { !used.contains($0) }
    let value = builder.summed(adjoint, over: unused)
    contributions.append(Contribution(element: element, value: value, isLogarithm: isLogarithm))
  }

  private mutating func pullProduct(
    _ factors: [Expression],
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    for (place, factor) in factors.enumerated() where builder.activity.isActive(factor) {
      var product = adjoint
      for (other, cofactor) in factors.enumerated() where other != place {
        product.multiply(by: value(of: cofactor))
      }
      pull(factor, product, scope)
    }
  }

  private mutating func pullQuotient(
    _ part: Expression,
    _ above: Expression,
    _ below: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    if builder.activity.isActive(above) { pull(above, adjoint / value(of: below), scope) }
    guard builder.activity.isActive(below) else { return }
    let divisor = value(of: below)
    let derivative: Monomial
    if let known = knownValue(of: part) {
      derivative = adjoint.negated * known / divisor
    } else {
      derivative = adjoint.negated * value(of: above) / divisor / divisor
    }
    descend(into: below, derivative, scope)
  }

  private mutating func pullPower(
    _ part: Expression,
    _ base: Expression,
    _ exponent: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    if builder.activity.isActive(base) {
      var derivative = adjoint * exponent
      if let number = exponent.rational, let less = number.adding(Rational(-1)) {
        derivative.multiply(by: value(of: base), to: less)
      } else {
        derivative.multiply(by: .power(value(of: base), value(of: exponent) - 1))
      }
      descend(into: base, derivative, scope)
    }
    guard builder.activity.isActive(exponent) else { return }
    let logarithm = Expression.function(.ln, [value(of: base)])
    descend(into: exponent, adjoint * value(of: part) * logarithm, scope)
  }

  private mutating func pullReduction(
    _ part: Expression,
    _ reduction: Reduction,
    _ indices: [IndexID],
    _ body: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    if reduction == .sum { return pull(body, adjoint, scope + indices) }
    let outside = part.freeIndices
    let own = restricted(adjoint, scope, to: outside)
    let operand = value(of: body)
    let share: Expression
    if reduction == .logSumExp {
      share = .function(.exp, [operand - value(of: part)])
    } else {
      let extreme = self.extreme(part, reduction, indices, operand)
      share = .function(.equal, [operand, extreme])
    }
    descend(into: body, own * share, outside + indices)
  }

  /// The largest or smallest of operands, to which one of them is equal to the last bit: of values
  /// that are computed anew it is computed anew.
  private mutating func extreme(
    _ part: Expression,
    _ reduction: Reduction,
    _ indices: [IndexID],
    _ operand: Expression
  ) -> Expression {
    if case .reduction(_, _, .element) = part { return value(of: part) }
    var names: [IndexID: AffineIndex] = [:]
    var others: [IndexID] = []
    for index in indices {
      let other = builder.variable(like: index)
      names[index] = AffineIndex(other)
      others.append(other)
    }
    let elsewhere = operand.substituting { names[$0] }
    let value = Monomial(.reduction(reduction, others, elsewhere))
    return temporary(.value(of: part), value, part.freeIndices)
  }

  // MARK: - Adjoints

  /// The adjoint of a part that depends on some variables only: the sum over the others.
  func restricted(_ adjoint: Monomial, _ scope: [IndexID], to free: [IndexID]) -> Monomial {
    builder.summed(adjoint, over: scope.filter { !free.contains($0) })
  }

  /// Goes on into an operand; if it is more than an element, with a name for its adjoint.
  ///
  /// The adjoint of the operand of an activation is called after what the activation defines.
  mutating func descend(
    into operand: Expression,
    _ adjoint: Monomial,
    _ scope: [IndexID],
    activation: Expression? = nil
  ) {
    guard !adjoint.isZero, builder.activity.isActive(operand) else { return }
    if operand.isSimple { return pull(operand, adjoint, scope) }
    let free = operand.freeIndices.filter { scope.contains($0) }
    let own = restricted(adjoint, scope, to: free)
    let kind: Temporary.Kind = activation.map { .operandGradient(of: $0) } ?? .gradient(of: operand)
    pull(operand, Monomial(temporary(kind, own, free)), free)
  }
}

extension Expression {
  /// The expression with a variable of its own for every index that a reduction binds.
  func withFreshVariables(_ builder: inout GradientBuilder) -> Expression {
    withFreshVariables(&builder, [:])
  }

  private func withFreshVariables(
    _ builder: inout GradientBuilder,
    _ names: [IndexID: IndexID]
  ) -> Expression {
    switch self {
    case .position, .element:
      return substituting { index in names[index].map { AffineIndex($0) } }
    case .reduction(let reduction, let indices, let body):
      var inner = names
      var fresh: [IndexID] = []
      for index in indices {
        let variable = builder.variable(like: index)
        inner[index] = variable
        fresh.append(variable)
      }
      return .reduction(reduction, fresh, body.withFreshVariables(&builder, inner))
    case .softmax(let indices, let body):
      return .softmax(
        indices.map { names[$0] ?? $0 },
        body.withFreshVariables(&builder, names)
      )
    default:
      var changed: [Expression] = []
      for operand in operands { changed.append(operand.withFreshVariables(&builder, names)) }
      return withOperands(changed)
    }
  }
}
