// The values that derivatives need: forward tensors where there are, else values computed anew.

extension StatementGradient {
  /// The element of a forward tensor that holds the value of a part, if there is one.
  func knownValue(of part: Expression) -> Expression? {
    let target = statement.target
    guard statement.assignment == .set, part == statement.value,
      Set(target.variables) == Set(part.freeIndices),
      !builder.forward.statements.contains(where: {
        $0.target.tensor == target.tensor && $0.assignment != .set
      })
    else { return nil }
    return .element(target)
  }

  /// The value of a part, for use as a factor.
  ///
  /// What costs more than arithmetic gets a name.
  mutating func value(of part: Expression) -> Expression {
    if let known = knownValue(of: part) { return known }
    switch part {
    case .number, .pi, .size, .position, .element: return part
    default: if part.isConstant || !part.hasReduction && !part.hasFunction { return part }
    }
    let product = Monomial(
      coefficient: Rational(1),
      factors: [Monomial.Factor(base: part, exponent: Rational(1))]
    )
    return temporary(.value(of: part), product, part.freeIndices)
  }
}
