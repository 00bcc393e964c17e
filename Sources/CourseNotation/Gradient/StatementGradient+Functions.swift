// The derivatives of functions, in terms of forward values where a course would use them.

extension StatementGradient {
  mutating func pullFunction(
    _ part: Expression,
    _ function: Function,
    _ operands: [Expression],
    _ adjoint: Monomial,
    _ scope: [IndexID]
  ) {
    if function == .ln, pullLogarithm(part, operands[0], adjoint, scope) { return }
    let free = part.freeIndices
    let own = restricted(adjoint, scope, to: free)
    for (place, operand) in operands.enumerated() where builder.activity.isActive(operand) {
      let factor = derivative(of: part, function, operands, place)
      descend(into: operand, own * factor, free, activation: operands.count == 1 ? part : nil)
    }
  }

  /// The derivative of a function of operands with respect to one of them.
  private mutating func derivative(
    of part: Expression,
    _ function: Function,
    _ operands: [Expression],
    _ place: Int
  ) -> Monomial {
    switch function {
    case .sigmoid:
      let value = value(of: part)
      return Monomial(value) * (1 - value)
    case .tanh: return Monomial(1 - value(of: part).squared)
    case .exp: return Monomial(value(of: part))
    case .sqrt: return Monomial.one / 2 / value(of: part)
    case .relu: return Monomial(.function(.step, [valueOfSign(part, operands[0])]))
    case .max, .min:
      return choice(isMaximum: function == .max, operands.map { value(of: $0) }, place)
    case .step, .sign, .equal: return Monomial(.zero)
    default: return function.derivative(at: value(of: operands[0]))
    }
  }

  /// Something that has the sign of ReLU's operand where that is positive.
  private mutating func valueOfSign(_ part: Expression, _ operand: Expression) -> Expression {
    operand.isSimple ? operand : value(of: part)
  }

  /// The derivative of the larger or smaller of two numbers: 1 for the one that is chosen.
  ///
  /// Of two equal ones the second is, unless it is a constant.
  private func choice(isMaximum: Bool, _ values: [Expression], _ place: Int) -> Monomial {
    let (own, other) = (values[place], values[1 - place])
    let isFirst = place == 0 || other.isConstant
    let (larger, smaller) = isMaximum == isFirst ? (own, other) : (other, own)
    let difference = smaller == .zero ? larger : larger == .zero ? -smaller : larger - smaller
    let step = Expression.function(.step, [difference])
    return Monomial(isFirst ? step : 1 - step)
  }
}

extension Function {
  /// The derivative of a function of one number that is no function of its value.
  fileprivate func derivative(at operand: Expression) -> Monomial {
    switch self {
    case .ln: Monomial.one / operand
    case .abs: Monomial(.function(.sign, [operand]))
    case .sin: Monomial(.function(.cos, [operand]))
    case .cos: Monomial(.function(.sin, [operand])).negated
    case .softplus: Monomial(.function(.sigmoid, [operand]))
    case .erf: Monomial(2) / .function(.sqrt, [.pi]) * .function(.exp, [-operand.squared])
    default: .one
    }
  }
}
