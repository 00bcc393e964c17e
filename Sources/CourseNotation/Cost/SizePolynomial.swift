// Polynomials in the sizes of a program, with integer coefficients.

/// A polynomial in sizes: 3·B·T·J² + 2.
///
/// Terms are kept in one order, without repetition and without zeros, so that equal polynomials
/// are equal values. Numbers that do not fit 64 bits become the largest or smallest that do.
package struct SizePolynomial: Hashable, Sendable {
  /// A size and its exponent, at least 1.
  package struct Power: Hashable, Sendable {
    package var size: SizeID
    package var exponent: Int
  }

  /// A product of powers, in the order of the table of sizes, and a number.
  package struct Term: Hashable, Sendable {
    package var coefficient: Int64
    package var powers: [Power]

    /// The sum of the exponents.
    var degree: Int { powers.reduce(0) { $0 + $1.exponent } }

    /// The exponent of a size, 0 if it does not appear.
    func exponent(of size: SizeID) -> Int {
      powers.first { $0.size == size }?.exponent ?? 0
    }
  }

  /// The terms, those of higher degree first.
  package private(set) var terms: [Term] = []

  package init(_ number: Int64 = 0) {
    if number != 0 { terms = [Term(coefficient: number, powers: [])] }
  }

  package init(_ size: SizeExpression) {
    for term in size.terms {
      let power = Power(size: term.size, exponent: 1)
      add(Term(coefficient: Int64(term.coefficient), powers: [power]))
    }
    add(Term(coefficient: Int64(size.constant), powers: []))
  }

  /// The value when the sizes have values.
  package func value(_ sizes: SizeValues) -> Int64 {
    terms.reduce(0) { sum, term in
      let product = term.powers.reduce(term.coefficient) { product, power in
        (0..<power.exponent).reduce(product) { product, _ in
          saturatingProduct(product, Int64(sizes[power.size]))
        }
      }
      return saturatingSum(sum, product)
    }
  }

  /// The highest power of a size: the order in that size while the others are fixed.
  package func degree(in size: SizeID) -> Int {
    terms.reduce(0) { max($0, $1.exponent(of: size)) }
  }

  // MARK: - Arithmetic

  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    for term in right.terms { sum.add(term) }
    return sum
  }

  package static func += (left: inout Self, right: Self) {
    for term in right.terms { left.add(term) }
  }

  /// The product.
  ///
  /// - Throws: ``CostError/tooManyTerms`` where it would have thousands.
  package func times(_ other: Self) throws(CostError) -> Self {
    guard terms.count * other.terms.count <= 10_000 else { throw .tooManyTerms }
    var product = Self()
    for left in terms {
      for right in other.terms {
        let coefficient = saturatingProduct(left.coefficient, right.coefficient)
        product.add(Term(coefficient: coefficient, powers: merged(left.powers, right.powers)))
      }
    }
    return product
  }

  private mutating func add(_ term: Term) {
    guard term.coefficient != 0 else { return }
    let place = terms.firstIndex { !$0.precedes(term) } ?? terms.count
    guard place < terms.count, terms[place].powers == term.powers else {
      terms.insert(term, at: place)
      return
    }
    terms[place].coefficient = saturatingSum(terms[place].coefficient, term.coefficient)
    if terms[place].coefficient == 0 { terms.remove(at: place) }
  }
}

/// Why a cost has no polynomial that anybody would read.
package enum CostError: Error, Hashable, Sendable {
  case tooManyTerms
}

extension SizePolynomial.Term {
  /// Higher degrees first, then powers of sizes that come first in the table.
  func precedes(_ other: Self) -> Bool {
    if degree != other.degree { return degree > other.degree }
    for (left, right) in zip(powers, other.powers) where left != right {
      return left.size == right.size
        ? left.exponent > right.exponent : left.size.position < right.size.position
    }
    return false
  }
}

/// The powers of a product, in the order of the table.
private func merged(
  _ left: [SizePolynomial.Power],
  _ right: [SizePolynomial.Power]
) -> [SizePolynomial.Power] {
  var result = left
  for power in right {
    let place = result.firstIndex { $0.size.position >= power.size.position } ?? result.count
    if place < result.count, result[place].size == power.size {
      result[place].exponent += power.exponent
    } else {
      result.insert(power, at: place)
    }
  }
  return result
}

private func saturatingSum(_ left: Int64, _ right: Int64) -> Int64 {
  let (sum, overflow) = left.addingReportingOverflow(right)
  return overflow ? (left < 0 ? .min : .max) : sum
}

private func saturatingProduct(_ left: Int64, _ right: Int64) -> Int64 {
  let (product, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow ? ((left < 0) != (right < 0) ? .min : .max) : product
}
