// Which sums are written with capitals: W[j,I] x[I].

extension Writer {
  /// The indices that sums in several factors share: there capitals would be ambiguous.
  func sharedCapitals(_ factors: [Expression]) -> Set<IndexID> {
    var seen: Set<AxisID> = []
    var shared: Set<IndexID> = []
    for factor in factors {
      guard case .reduction(.sum, let indices, _) = factor else { continue }
      for index in indices where !seen.insert(program[index].axis).inserted {
        shared.insert(index)
      }
    }
    return shared
  }

  /// Decides whether a sum is written with capitals; if so, the letters are chosen.
  mutating func beginWritingCapitals(_ indices: [IndexID], _ body: Expression) -> Bool {
    guard canBeCapitals(indices, body) else { return false }
    for index in indices {
      var name = program[index].name
      name.base = name.base.uppercased
      name.primes = 0
      while capitals.contains(where: { $0.name == name && $0.index != index }) { name.primes += 1 }
      capitals.append((index, name))
    }
    return true
  }

  /// An index under a Σ is written as it is, even if another sum over it had a capital.
  mutating func writeInLowerCase(_ indices: [IndexID]) {
    for index in indices where capitals.contains(where: { $0.index == index }) {
      capitals.append((index, program[index].name))
    }
  }

  /// Whether reading capitals gives the sum again.
  private func canBeCapitals(_ indices: [IndexID], _ body: Expression) -> Bool {
    guard program.summation == .capitals, body.isProductOrQuotient else { return false }
    let written = asWritten(body)
    return indices.allSatisfy { index in
      let name = program[index].name
      return hasCapital(name)
        && written.operands.count { $0.freeIndices.contains(index) } > 1
        && !body.usesPosition(of: index)
        && program.expectedRange(of: index, summing: body) == program[index].range
        && !program.countsFromOneByBounds(index)
        && written.summingCapital(index).value == .reduction(.sum, [index], written)
    }
  }

  /// Whether the letter is the small one of a capital.
  private func hasCapital(_ name: Name) -> Bool {
    let capital = name.base.uppercased
    return name.accents.isEmpty && capital.isCapital
      && (capital.lowercased == name.base || name.base == "ℓ")
  }

  /// The product as it is read: sums with capitals among its factors lend it theirs.
  private func asWritten(_ body: Expression) -> Expression {
    guard case .product(let factors) = body else { return body }
    let shared = sharedCapitals(factors)
    return .product(
      factors.flatMap { factor -> [Expression] in
        guard case .reduction(.sum, let inner, let product) = factor,
          !inner.contains(where: shared.contains), canBeCapitals(inner, product)
        else { return factor.factors }
        return asWritten(product).factors
      }
    )
  }
}

extension Expression {
  fileprivate var isProductOrQuotient: Bool {
    switch self {
    case .product, .quotient: true
    default: false
    }
  }
}
