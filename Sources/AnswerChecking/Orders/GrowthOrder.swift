/// How something grows with some sizes, up to constant factors: `O(T)`, `O(T J^2 + L)`.
///
/// Terms that others outgrow are left out, and what is left stands in one order, so that equal
/// orders are equal values.
package struct GrowthOrder: Sendable, Hashable {
  /// A power of a size, perhaps times a power of its logarithm.
  package struct Factor: Sendable, Hashable {
    package var size: String
    package var exponent: Int
    package var logarithms: Int

    package init(_ size: String, exponent: Int, logarithms: Int = 0) {
      self.size = size
      self.exponent = exponent
      self.logarithms = logarithms
    }
  }

  /// A product of powers of different sizes, in the order of their names; a constant has none.
  package struct Term: Sendable, Hashable {
    package var factors: [Factor]

    package init(_ factors: [Factor] = []) {
      self.factors = factors.filter { $0.exponent != 0 || $0.logarithms != 0 }
        .sorted { $0.size.precedes($1.size) }
    }
  }

  package private(set) var terms: [Term]

  /// The sum of some terms.
  package init(_ terms: [Term]) {
    var kept: [Term] = []
    for term in terms where !kept.contains(where: { term.isOutgrown(by: $0) }) {
      kept.removeAll { $0.isOutgrown(by: term) }
      kept.append(term)
    }
    self.terms = kept.isEmpty ? [Term()] : kept.sorted { $0.text.precedes($1.text) }
  }

  /// All sizes, in the order of their names.
  package var sizes: [String] {
    terms.flatMap { $0.factors.map { $0.size } }.distinctAndSorted
  }

  /// The highest power of a size in any term.
  package func exponent(of size: String) -> Int {
    terms.map { $0[size].exponent }.max() ?? 0
  }
}

extension GrowthOrder.Term {
  /// The power of a size; exponent 0 where it does not occur.
  package subscript(size: String) -> GrowthOrder.Factor {
    factors.first { $0.size.isSame(as: size) } ?? GrowthOrder.Factor(size, exponent: 0)
  }

  /// Whether another term grows at least as fast in every size.
  func isOutgrown(by other: Self) -> Bool {
    factors.allSatisfy { factor in
      let rival = other[factor.size]
      return factor.exponent < rival.exponent
        || factor.exponent == rival.exponent && factor.logarithms <= rival.logarithms
    }
  }

  package static func * (left: Self, right: Self) -> Self {
    let sizes = (left.factors + right.factors).map { $0.size }.distinctAndSorted
    return Self(
      sizes.map { size in
        GrowthOrder.Factor(
          size,
          exponent: left[size].exponent + right[size].exponent,
          logarithms: left[size].logarithms + right[size].logarithms
        )
      }
    )
  }
}

// MARK: - Texts

extension GrowthOrder {
  /// `O(T J^2)`, as it is typed.
  package var text: String { "O(" + terms.map { $0.text }.joined(by: " + ") + ")" }

  package var tex: String { "O(\(terms.map { $0.tex }.joined(separator: " + ")))" }
}

extension GrowthOrder.Term {
  var text: String {
    let words = factors.flatMap { factor in
      let power = factor.exponent == 1 ? factor.size : "\(factor.size)^\(factor.exponent)"
      let logarithms = Array(repeating: "log(\(factor.size))", count: max(factor.logarithms, 0))
      return (factor.exponent == 0 ? [] : [power]) + logarithms
    }
    return words.isEmpty ? "1" : words.joined(by: " ")
  }

  var tex: String {
    let words = factors.flatMap { factor in
      let size = Expression.tex(ofName: factor.size)
      let power = factor.exponent == 1 ? size : "{\(size)}^{\(factor.exponent)}"
      let logarithms = Array(repeating: "\\log \(size)", count: max(factor.logarithms, 0))
      return (factor.exponent == 0 ? [] : [power]) + logarithms
    }
    return words.isEmpty ? "1" : words.joined(separator: " \\, ")
  }
}
