// Polynomials as a teacher writes them: with common factors taken out.

extension Program {
  /// A polynomial in plain text: `3·B·T·J·(J + K + 1)`.
  package func plainText(of polynomial: SizePolynomial) -> String {
    let spelling = SizePolynomialSpelling(
      dot: "·",
      open: "(",
      close: ")",
      size: { self[$0].names[0].plainText },
      power: { base, exponent in base + superscript(exponent) }
    )
    return spelling.text(of: polynomial.terms)
  }

  /// A polynomial in LaTeX: `3\,B\,T\,J\,\left(J + K + 1\right)`.
  package func latex(of polynomial: SizePolynomial) -> String {
    let spelling = SizePolynomialSpelling(
      dot: "\\,",
      open: "\\left(",
      close: "\\right)",
      size: { LaTeX.name(self[$0].names[0]) },
      power: { base, exponent in "{" + base + "}^{\(exponent)}" }
    )
    return spelling.text(of: polynomial.terms)
  }

  /// The order in one size while the others are fixed: `O(T)`, `O(J²)`, `O(1)`.
  package func plainText(orderOf cost: Cost, in size: SizeID) -> String {
    let order = cost.order(in: size)
    if order == 0 { return "O(1)" }
    return "O(" + self[size].names[0].plainText + (order > 1 ? superscript(order) : "") + ")"
  }
}

/// How products and powers are written.
private struct SizePolynomialSpelling {
  let dot: String
  let open: String
  let close: String
  let size: (SizeID) -> String
  let power: (String, Int) -> String

  /// A sum of terms: what all share is taken out, then what most share, and so on.
  func text(of terms: [SizePolynomial.Term]) -> String {
    guard let first = terms.first else { return "0" }
    if terms.count == 1 { return text(of: first) }
    let common = commonFactor(of: terms)
    if common.coefficient != 1 || !common.powers.isEmpty {
      let rest = text(of: terms.map { $0.divided(by: common) })
      let factor = text(of: common)
      return factor + dot + open + rest + close
    }
    guard let size = mostFrequentSize(in: terms) else { return sum(terms.map { text(of: $0) }) }
    let holders = terms.filter { $0.exponent(of: size) > 0 }
    let others = terms.filter { $0.exponent(of: size) == 0 }
    return sum([text(of: holders), text(of: others)])
  }

  /// A size that more than one term has, and no other size has more often.
  private func mostFrequentSize(in terms: [SizePolynomial.Term]) -> SizeID? {
    var best: (size: SizeID, count: Int)?
    for term in terms {
      for power in term.powers where power.size != best?.size {
        let count = terms.count { $0.exponent(of: power.size) > 0 }
        if count > best?.count ?? 1 { best = (power.size, count) }
      }
    }
    return best?.size
  }

  private func sum(_ parts: [String]) -> String {
    var result = parts[0]
    for part in parts.dropFirst() {
      if part.utf8.first == UInt8(ascii: "-") {
        result += " - " + String(decoding: part.utf8.dropFirst(), as: UTF8.self)
      } else {
        result += " + " + part
      }
    }
    return result
  }

  private func text(of term: SizePolynomial.Term) -> String {
    if term.powers.isEmpty { return "\(term.coefficient)" }
    var result = term.coefficient == 1 ? "" : term.coefficient == -1 ? "-" : "\(term.coefficient)"
    for (place, factor) in term.powers.enumerated() {
      if place > 0 || term.coefficient.magnitude != 1 { result += dot }
      let base = size(factor.size)
      result += factor.exponent == 1 ? base : power(base, factor.exponent)
    }
    return result
  }
}

/// What divides all terms.
private func commonFactor(of terms: [SizePolynomial.Term]) -> SizePolynomial.Term {
  var common = terms[0]
  common.coefficient = 0
  for term in terms {
    common.coefficient = greatestCommonDivisor(common.coefficient, term.coefficient)
    common.powers = common.powers.compactMap { power in
      let exponent = min(power.exponent, term.exponent(of: power.size))
      return exponent > 0 ? SizePolynomial.Power(size: power.size, exponent: exponent) : nil
    }
  }
  return common
}

extension SizePolynomial.Term {
  fileprivate func divided(by divisor: Self) -> Self {
    let powers = powers.compactMap { power in
      let exponent = power.exponent - divisor.exponent(of: power.size)
      return exponent > 0 ? SizePolynomial.Power(size: power.size, exponent: exponent) : nil
    }
    return Self(coefficient: coefficient / divisor.coefficient, powers: powers)
  }
}

private func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
  var (a, b) = (max(left, -.max).magnitude, max(right, -.max).magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return Int64(a)
}

private func superscript(_ exponent: Int) -> String {
  let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  return "\(exponent)".utf8.map { digits[Int($0 - 0x30)] }.joined(by: "")
}
