// Products in a normal form, in which signs, numbers and equal factors come together by themselves.

/// coefficient · Π base^exponent.
///
/// What a derivative multiplies together is kept in this form until it is printed: there are no
/// signs inside, no product in a product, no fraction in a fraction, and equal factors are one.
struct Monomial: Hashable {
  /// A power of something that is no product, quotient, number or negation.
  struct Factor: Hashable {
    var base: Expression
    var exponent: Rational
  }

  private(set) var coefficient = Rational(1)
  /// In the order in which they were multiplied; exponents are not 0.
  private(set) var factors: [Factor] = []

  static let one = Monomial()

  init() {}

  init(_ expression: Expression) {
    multiply(by: expression)
  }

  init(coefficient: Rational, factors: [Factor]) {
    self.coefficient = coefficient
    self.factors = factors
  }

  var isZero: Bool { coefficient.numerator == 0 }

  /// The variables that the factors depend on, in order of appearance.
  var freeIndices: [IndexID] {
    var result: [IndexID] = []
    for factor in factors {
      for index in factor.base.freeIndices where !result.contains(index) { result.append(index) }
    }
    return result
  }

  var negated: Monomial {
    Monomial(coefficient: coefficient.negated, factors: factors)
  }

  /// The same factors with the coefficient 1.
  var withoutCoefficient: Monomial { Monomial(coefficient: Rational(1), factors: factors) }

  static func * (left: Monomial, right: Expression) -> Monomial {
    var result = left
    result.multiply(by: right)
    return result
  }

  static func / (left: Monomial, right: Expression) -> Monomial {
    var result = left
    result.multiply(by: right, to: Rational(-1))
    return result
  }

  static func * (left: Monomial, right: Monomial) -> Monomial {
    var result = left
    result.scale(by: right.coefficient)
    for factor in right.factors { result.append(factor.base, factor.exponent) }
    return result
  }

  // MARK: - Multiplying

  /// Multiplies by a power of an expression, which is taken apart.
  mutating func multiply(by expression: Expression, to exponent: Rational = Rational(1)) {
    guard exponent.denominator == 1 else { return append(expression, exponent) }
    switch expression {
    case .number(let number): multiply(byNumber: number, to: exponent)
    case .negation(let operand):
      if exponent.numerator % 2 != 0 { coefficient = coefficient.negated }
      multiply(by: operand, to: exponent)
    case .product(let operands):
      for operand in operands { multiply(by: operand, to: exponent) }
    case .quotient(let above, let below):
      multiply(by: above, to: exponent)
      multiply(by: below, to: exponent.negated)
    case .power(let base, let inner):
      guard let product = inner.rational?.multiplied(by: exponent) else {
        return append(expression, exponent)
      }
      multiply(by: base, to: product)
    case .function(.sqrt, let operands):
      guard let half = Rational(1, over: 2)?.multiplied(by: exponent) else { return }
      multiply(by: operands[0], to: half)
    default: append(expression, exponent)
    }
  }

  /// Multiplies by a number; one whose power does not fit stays a factor.
  private mutating func multiply(byNumber number: Rational, to exponent: Rational) {
    guard number.numerator != 0 || exponent.numerator > 0 else {
      return append(.number(number), exponent)
    }
    var power = Rational(1)
    let base = exponent.numerator < 0 ? number.reciprocal : number
    guard let base, abs(exponent.numerator) <= 64 else { return append(.number(number), exponent) }
    for _ in 0..<abs(exponent.numerator) {
      guard let next = power.multiplied(by: base) else { return append(.number(number), exponent) }
      power = next
    }
    scale(by: power)
  }

  /// Multiplies the coefficient.
  mutating func scale(by number: Rational) {
    if let product = coefficient.multiplied(by: number) {
      coefficient = product
    } else {
      factors.append(Factor(base: .number(number), exponent: Rational(1)))
    }
  }

  private mutating func append(_ base: Expression, _ exponent: Rational) {
    guard exponent.numerator != 0 else { return }
    guard let place = factors.firstIndex(where: { $0.base == base }),
      let sum = factors[place].exponent.adding(exponent)
    else {
      factors.append(Factor(base: base, exponent: exponent))
      return
    }
    if sum.numerator == 0 {
      factors.remove(at: place)
    } else {
      factors[place].exponent = sum
    }
  }
}

extension Rational {
  static let one = Rational(1)

  /// The number with the other sign.
  var negated: Rational { Rational(-numerator, over: denominator) ?? self }

  /// The number without its sign.
  var magnitude: Rational { numerator < 0 ? negated : self }
}

extension Expression {
  /// The value of a number, of a negated number or of a fraction of numbers.
  var rational: Rational? {
    switch self {
    case .number(let number): number
    case .negation(.number(let number)): number.negated
    case .quotient(let above, let below):
      if let above = above.rational, let below = below.rational?.reciprocal {
        above.multiplied(by: below)
      } else {
        nil
      }
    default: nil
    }
  }
}
