// Building expressions in the shapes that the parser makes.

extension Expression: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) {
    self = value < 0 ? .negation(.number(Rational(-value))) : .number(Rational(value))
  }

  package static let zero = Expression.number(Rational(0))
  package static let one = Expression.number(Rational(1))

  /// The terms of a sum; the expression itself if it is none.
  package var terms: [Expression] {
    if case .sum(let terms) = self { terms } else { [self] }
  }

  /// The factors of a product; the expression itself if it is none.
  package var factors: [Expression] {
    if case .product(let factors) = self { factors } else { [self] }
  }

  /// The sum of any number of terms; sums among them are taken apart.
  package static func total(_ terms: [Expression]) -> Expression {
    let all = terms.flatMap { $0.terms }
    return all.count > 1 ? .sum(all) : all.first ?? .zero
  }

  /// The product of any number of factors; products among them are taken apart.
  package static func times(_ factors: [Expression]) -> Expression {
    let all = factors.flatMap { $0.factors }
    return all.count > 1 ? .product(all) : all.first ?? .one
  }

  package static func + (left: Self, right: Self) -> Self { .total([left, right]) }

  package static func - (left: Self, right: Self) -> Self { .total([left, -right]) }

  package static func * (left: Self, right: Self) -> Self { .times([left, right]) }

  package static func / (left: Self, right: Self) -> Self { .quotient(left, right) }

  package static prefix func - (operand: Self) -> Self {
    switch operand {
    case .negation(let inner): inner
    case .sum(let terms): .sum(terms.map { -$0 })
    default: .negation(operand)
    }
  }

  /// The square.
  package var squared: Expression { .power(self, 2) }

  /// Σ over indices; the expression itself if there are none.
  package static func sum(over indices: [IndexID], _ body: Expression) -> Expression {
    indices.isEmpty ? body : .reduction(.sum, indices, body)
  }
}
