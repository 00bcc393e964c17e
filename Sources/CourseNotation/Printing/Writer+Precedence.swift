// Where brackets are needed.

extension Expression {
  var isSum: Bool {
    switch self {
    case .sum: true
    case .size(let size): size.terms.count + (size.constant == 0 ? 0 : 1) > 1
    case .position(.affine(let affine)):
      affine.terms.count > 1 || affine.constant != SizeExpression(0) && !affine.terms.isEmpty
    default: false
    }
  }

  var isNegation: Bool { if case .negation = self { true } else { false } }

  var isReduction: Bool { if case .reduction(.sum, _, _) = self { true } else { false } }

  /// Whether an index stands outside of brackets.
  func usesPosition(of index: IndexID) -> Bool {
    switch self {
    case .position(let position): position.variables.contains(index)
    default: operands.contains { $0.usesPosition(of: index) }
    }
  }

  func needsGroup(asFactor place: Int, _ isLinear: Bool) -> Bool {
    switch self {
    case .quotient: isLinear
    case .number(let number): isLinear && number.integer == nil && !number.isDecimal
    default: isSum || isNegation
    }
  }
}

extension Rational {
  /// Whether nine digits behind the point write it exactly.
  var isDecimal: Bool { 1_000_000_000 % denominator == 0 }
}

extension Writer {
  /// Whether a base needs brackets under an exponent.
  func needsGroup(asBase base: Expression) -> Bool {
    switch base {
    case .number(let number): number.integer == nil
    case .pi, .function(.exp, _): false
    case .function(let function, _): function == .sqrt
    case .size(let size): size.size == nil
    case .position: true
    case .element(let element):
      element.indices.isEmpty && !program[element.tensor].name.superscripts.isEmpty
        || program[element.tensor].dimensions.allSatisfy { $0.isSubscript }
          && !program[element.tensor].name.superscripts.isEmpty
        || program[element.tensor].name.isGradient && element.indices.isEmpty
    default: true
    }
  }
}
