// Sums of products, with equal terms added and common factors taken out.

/// A sum of monomials.
struct Polynomial {
  private(set) var terms: [Monomial]

  /// The sum of terms; equal ones are added, those that cancel vanish.
  init(_ terms: [Monomial]) {
    self.terms = []
    for term in terms where !term.isZero { add(term) }
    self.terms.removeAll { $0.isZero }
  }

  private mutating func add(_ term: Monomial) {
    let place = terms.firstIndex { Set($0.factors) == Set(term.factors) }
    guard let place, let sum = terms[place].coefficient.adding(term.coefficient) else {
      terms.append(term)
      return
    }
    terms[place] = Monomial(coefficient: sum, factors: terms[place].factors)
  }

  /// The sum as one product: common factors times what is left, `g (a - b)`.
  var collected: Monomial {
    guard let first = terms.first else { return Monomial(.zero) }
    guard terms.count > 1 else { return first }
    let common = commonFactor
    let rest = terms.map { term in
      common.factors.reduce(term) { quotient, factor in
        var result = quotient
        result.multiply(by: factor.base, to: factor.exponent.negated)
        return result
      }
    }
    let scale = commonCoefficient
    let scaled = rest.map { term -> Monomial in
      var result = term
      if let reciprocal = scale.reciprocal { result.scale(by: reciprocal) }
      return result
    }
    // What is added comes before what is subtracted.
    let positive = scaled.filter { $0.coefficient.numerator > 0 }
    let negative = scaled.filter { $0.coefficient.numerator < 0 }
    let sum = Expression.total((positive + negative).map { $0.expression })
    var result = common
    result.scale(by: scale)
    return result * sum
  }

  /// What every term has as a factor, to the lowest power.
  private var commonFactor: Monomial {
    var common = Monomial.one
    for factor in terms[0].factors {
      var exponent = factor.exponent
      let isCommon = terms.dropFirst().allSatisfy { term in
        guard let other = term.factors.first(where: { $0.base == factor.base })?.exponent,
          other.numerator.signum() == exponent.numerator.signum()
        else { return false }
        if other.magnitude.value < exponent.magnitude.value { exponent = other }
        return true
      }
      if isCommon { common.multiply(by: factor.base, to: exponent) }
    }
    return common
  }

  /// The number before the parenthesis, if all terms have the same; -1 if all are subtracted.
  private var commonCoefficient: Rational {
    let first = terms[0].coefficient
    let isNegative = terms.allSatisfy { $0.coefficient.numerator < 0 }
    let magnitude =
      terms.allSatisfy { $0.coefficient.magnitude == first.magnitude }
      ? first.magnitude : Rational(1)
    return isNegative ? magnitude.negated : magnitude
  }
}
