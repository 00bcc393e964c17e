// Sums over indices of products.

extension Monomial {
  /// Σ over indices of the product, with what does not depend on them before the Σ.
  ///
  /// With capital letters a sum reaches over its whole product, so that nothing stands before it
  /// but a fraction.
  /// An index that no factor depends on multiplies by how many values it has.
  func summed(over indices: [IndexID], style: SumStyle) -> Monomial {
    let used = freeIndices
    var result = Monomial.one
    var inside = Monomial.one
    let bound = used.filter { indices.contains($0) }
    let isWhole = style.summation == .capitals && bound.allSatisfy(isInTwoFactors)
    for factor in factors {
      let one = Monomial(coefficient: Rational(1), factors: [factor])
      let isDivisor = factor.exponent.numerator < 0 && !factor.base.isConstant
      if isWhole && !isDivisor || factor.base.freeIndices.contains(where: bound.contains) {
        inside = inside * one
      } else {
        result = result * one
      }
    }
    if bound.isEmpty {
      result = self
    } else if isWhole {
      inside.scale(by: coefficient.magnitude)
      result = result * Self.sum(over: bound, inside)
      if coefficient.numerator < 0 { result = result.negated }
    } else {
      result.scale(by: coefficient)
      result = result * Self.sum(over: bound, inside)
    }
    for index in indices where !used.contains(index) {
      result.multiply(by: Expression(style.count(index)))
    }
    return result
  }

  /// The product with one Σ of it reaching over all of it, where capital letters would say so anyway.
  func withWholeSum(_ style: SumStyle) -> Monomial {
    let sums = factors.filter { factor in
      if case .reduction(.sum, _, _) = factor.base { factor.exponent == Rational(1) } else { false }
    }
    guard style.summation == .capitals, sums.count == 1, factors.count > 1 || coefficient != .one,
      case .reduction(.sum, let indices, let body) = sums[0].base
    else { return self }
    let inside = Monomial(body)
    guard indices.allSatisfy(inside.isInTwoFactors) else { return self }
    let others = factors.filter { $0 != sums[0] }
    let product = Monomial(coefficient: coefficient, factors: others) * inside
    return product.summed(over: indices, style: style)
  }

  private func isInTwoFactors(_ index: IndexID) -> Bool {
    factors.filter { $0.base.freeIndices.contains(index) }.count > 1
  }

  /// The sum of a product whose every factor depends on the indices; sums of sums are one.
  private static func sum(over indices: [IndexID], _ inside: Monomial) -> Expression {
    if inside.factors.count == 1, inside.factors[0].exponent == Rational(1),
      case .reduction(.sum, let inner, let body) = inside.factors[0].base
    {
      return .reduction(.sum, indices + inner, body)
    }
    return .reduction(.sum, indices, inside.expression)
  }

  /// The product with index variables replaced.
  func substituting(_ replacement: (IndexID) -> AffineIndex?) -> Monomial {
    let changed = factors.map { factor in
      Factor(base: factor.base.substituting(replacement), exponent: factor.exponent)
    }
    return Monomial(coefficient: coefficient, factors: changed)
  }

  /// Whether it is a number, an element, or a number times an element.
  var isSimple: Bool {
    factors.isEmpty
      || factors.count == 1 && factors[0].base.isSimple
        && factors[0].exponent == Rational(1)
  }

  /// The product with another expression in the place of elements, everywhere.
  func replacing(
    _ style: SumStyle,
    _ replacement: (Element) -> Monomial?
  ) -> Monomial {
    var result = Monomial(coefficient: coefficient, factors: [])
    for factor in factors {
      if case .element(let element) = factor.base, let value = replacement(element) {
        if factor.exponent == Rational(1) {
          result = result * value
        } else {
          result.multiply(by: value.expression, to: factor.exponent)
        }
      } else {
        let base = factor.base.replacing(style, replacement)
        if base == factor.base {
          result = result * Monomial(coefficient: Rational(1), factors: [factor])
        } else {
          result.multiply(by: base, to: factor.exponent)
        }
      }
    }
    return result
  }
}

extension Expression {
  /// A size as a number.
  init(_ size: SizeExpression) {
    if let integer = size.integer {
      self.init(integerLiteral: Int64(integer))
    } else {
      self = .size(size)
    }
  }

  /// The expression with products in the place of elements; where something was replaced, products
  /// are in normal form.
  func replacing(
    _ style: SumStyle,
    _ replacement: (Element) -> Monomial?
  ) -> Expression {
    if case .element(let element) = self {
      return replacement(element).map { $0.expression } ?? self
    }
    let old = operands
    let new = old.map { $0.replacing(style, replacement) }
    guard new != old else { return self }
    switch self {
    case .product: return Monomial(.product(new)).expression
    case .quotient: return Monomial(.quotient(new[0], new[1])).expression
    case .negation: return -new[0]
    case .sum: return .total(new)
    case .reduction(.sum, let indices, _):
      return Monomial(new[0]).summed(over: indices, style: style).expression
    default: return withOperands(new)
    }
  }
}
