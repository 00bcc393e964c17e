// Products written as a teacher writes them.

extension Monomial {
  /// The product as an expression: `-2/I a b`, `a (b - c) / s`.
  ///
  /// Numbers and sizes come first. Where only they are divided by, the fraction stands before the
  /// product; else the whole is one fraction.
  var expression: Expression {
    guard !isZero else { return .zero }
    let (isNegative, factors) = withPleasantSign
    var above: [Expression] = []
    var below: [Expression] = []
    var scales: (above: [Expression], below: [Expression]) = ([], [])
    let size = coefficient.magnitude
    if size.numerator != 1 { scales.above.append(.number(Rational(size.numerator))) }
    if size.denominator != 1 { scales.below.append(.number(Rational(size.denominator))) }
    for factor in factors {
      let power = Self.power(factor.base, factor.exponent.magnitude)
      switch (factor.base.isConstant, factor.exponent.numerator > 0) {
      case (true, true): scales.above.append(power)
      case (true, false): scales.below.append(power)
      case (false, true): above.append(power)
      case (false, false): below.append(power)
      }
    }
    let value = Self.fraction(scales, above, below)
    return isNegative ? .negation(value) : value
  }

  private static func fraction(
    _ scales: (above: [Expression], below: [Expression]),
    _ above: [Expression],
    _ below: [Expression]
  ) -> Expression {
    if !below.isEmpty {
      return .quotient(.times(scales.above + above), .times(scales.below + below))
    }
    if scales.below.isEmpty { return .times(scales.above + above) }
    return .times([.quotient(.times(scales.above), .times(scales.below))] + above)
  }

  /// The factors, with `-(a - b)` turned into `b - a`.
  private var withPleasantSign: (isNegative: Bool, factors: [Factor]) {
    guard coefficient.numerator < 0 else { return (false, factors) }
    for (place, factor) in factors.enumerated() where factor.exponent == Rational(1) {
      guard case .sum(let terms) = factor.base, terms.count == 2,
        case .negation(let second) = terms[1], terms[0].rational == nil, !terms[0].isNegated
      else { continue }
      var flipped = factors
      flipped[place].base = .sum([second, .negation(terms[0])])
      return (false, flipped)
    }
    return (true, factors)
  }

  private static func power(_ base: Expression, _ exponent: Rational) -> Expression {
    if exponent == Rational(1) { return base }
    if exponent == Rational(1, over: 2) { return .function(.sqrt, [base]) }
    if let integer = exponent.integer { return .power(base, .number(Rational(integer))) }
    let fraction = Expression.quotient(
      .number(Rational(exponent.numerator)),
      .number(Rational(exponent.denominator))
    )
    return .power(base, fraction)
  }
}

extension Expression {
  /// Whether the value depends on sizes only.
  var isConstant: Bool {
    switch self {
    case .number, .pi, .size: true
    case .position, .element: false
    case .reduction, .softmax: false
    default: operands.allSatisfy { $0.isConstant }
    }
  }

  var isNegated: Bool {
    if case .negation = self { true } else { false }
  }
}
