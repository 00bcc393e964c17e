// Changes of signs, terms, factors, gates and functions.

extension Edits {
  private func text(_ expression: Expression) -> String { program.plainText(of: expression) }

  /// The other sign of a term, or of what a function is applied to.
  func signs(_ part: Expression) -> [Variant] {
    switch part {
    case .sum(let terms):
      terms.indices.map { place in
        var changed = terms
        changed[place] = -terms[place]
        return Variant(rank: .sign, expression: .sum(changed)) {
          .otherSign(text(terms[place].magnitude))
        }
      }
    case .function(let function, let operands) where function.arity == 1:
      [
        Variant(rank: .sign, expression: .function(function, [.negation(operands[0])])) {
          .otherSign(text(operands[0]))
        }
      ]
    default: []
    }
  }

  /// A part without a term, a factor, a function, a power or a quotient.
  func drops(_ part: Expression, isExtra: Bool) -> [Variant] {
    switch part {
    case .sum(let terms):
      return terms.indices.map { place in
        Variant(rank: .term, expression: .total(terms.without(place))) {
          let term = text(terms[place].magnitude)
          return isExtra ? .extraTerm(term) : .missingTerm(term)
        }
      }
    case .product(let factors):
      return factors.indices.map { place in
        Variant(rank: .factor, expression: .times(factors.without(place))) {
          let factor = text(factors[place])
          return isExtra ? .extraFactor(factor) : .missingFactor(factor)
        }
      }
    case .function(let function, let operands) where function.arity == 1:
      return [
        Variant(rank: .function, expression: operands[0]) {
          isExtra ? .extraFunction(function.word) : .missingFunction(function.word)
        }
      ]
    case .power(let base, _) where !isExtra:
      return [Variant(rank: .factor, expression: base) { .missingPower(text(part)) }]
    case .quotient(let numerator, let denominator):
      return [
        Variant(rank: .factor, expression: numerator) {
          let factor = text(.quotient(.one, denominator))
          return isExtra ? .extraFactor(factor) : .missingFactor(factor)
        }
      ]
    default: return []
    }
  }

  /// G for 1 - G, and 1 - G for G.
  func gates(_ part: Expression) -> [Variant] {
    if let gate = part.complement {
      return [Variant(rank: .gate, expression: .element(gate)) { .complemented(name(gate)) }]
    }
    guard case .element(let element) = part, program[element.tensor].role != .input else {
      return []
    }
    return [Variant(rank: .gate, expression: .one - part) { .complemented(name(element)) }]
  }

  /// Another function.
  func functions(_ part: Expression) -> [Variant] {
    switch part {
    case .function(let function, let operands):
      return Function.allCases.compactMap { other in
        guard other != function, other.arity == function.arity else { return nil }
        return Variant(rank: .function, expression: .function(other, operands)) {
          .otherFunction(expected: function.word, found: other.word)
        }
      }
    case .reduction(let reduction, let indices, let body):
      return Reduction.allCases.compactMap { other in
        guard other != reduction else { return nil }
        return Variant(rank: .function, expression: .reduction(other, indices, body)) {
          .otherFunction(expected: reduction.word, found: other.word)
        }
      }
    default: return []
    }
  }

  func name(_ element: Element) -> String { program[element.tensor].name.plainText }
}

extension Expression {
  /// G, if the expression is 1 - G.
  var complement: Element? {
    guard case .sum(let terms) = self, terms.count == 2 else { return nil }
    switch (terms[0], terms[1]) {
    case (.one, .negation(.element(let gate))), (.negation(.element(let gate)), .one): return gate
    default: return nil
    }
  }

  /// The expression without its sign.
  fileprivate var magnitude: Expression {
    if case .negation(let operand) = self { operand } else { self }
  }
}

extension Reduction {
  /// The word in plain text.
  fileprivate var word: String {
    switch self {
    case .sum: "sum"
    case .max: "max"
    case .min: "min"
    case .logSumExp: "logsumexp"
    }
  }
}

extension [Expression] {
  fileprivate func without(_ place: Int) -> [Expression] {
    var rest = self
    rest.remove(at: place)
    return rest
  }
}

/// Lets `.one` stand in patterns.
private func ~= (pattern: Expression, value: Expression) -> Bool { pattern == value }
