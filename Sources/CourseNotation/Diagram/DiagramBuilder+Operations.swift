// Operations as nodes.

extension DiagramBuilder {
  /// The node that has the value of an expression.
  mutating func node(of expression: Expression, isNegative: Bool = false) -> Int {
    switch expression {
    case .function(let function, let operands):
      return self.function(DiagramLabel(function.sign), operands, isNegative)
    case .softmax(let indices, let body):
      return self.function(label("softmax", indices), [body], isNegative)
    case .reduction(.sum, _, .product):
      return value(of: [term(of: expression)], isNegative)
    case .reduction(let reduction, let indices, let body):
      return self.function(label(reduction.sign, indices), [body], isNegative)
    case .power(let base, let exponent):
      var label = DiagramLabel("( )")
      label.add(text(of: exponent), .raised)
      return self.function(label, [base], isNegative)
    case .quotient(let dividend, let divisor) where divisor.holdsElements:
      let place = add(Diagram.Node(.arithmetic, DiagramLabel("÷")))
      feed(terms(of: dividend), into: place)
      var below = DiagramLabel("÷ ")
      for term in terms(of: divisor) {
        below.add(term.signedLabel)
        if let source = term.source { connect(source, to: place, label: below) }
      }
      return place
    case .sum, .negation: return sum(terms(of: expression), isNegative)
    default: return value(of: [term(of: expression)], isNegative)
    }
  }

  /// A function of a sum, which it takes up; or of several numbers.
  private mutating func function(
    _ label: DiagramLabel,
    _ operands: [Expression],
    _ isNegative: Bool
  ) -> Int {
    let place = add(Diagram.Node(.function, label))
    for operand in operands {
      let terms = self.terms(of: operand)
      if operands.count == 1 || terms.count == 1 {
        feed(terms, into: place)
      } else {
        connect(sum(terms, false), to: place)
      }
    }
    return isNegative ? sum([Term(source: place, label: .init(), isNegative: true)], false) : place
  }

  private mutating func sum(_ terms: [Term], _ isNegative: Bool) -> Int {
    let terms = isNegative ? terms.map { $0.negated } : terms
    let values = terms.filter { $0.source != nil }
    let constants = terms.filter { $0.source == nil }
    // 1 - G
    if values.count == 1, constants.count == 1, values[0].isNegative, values[0].label.isEmpty,
      !constants[0].isNegative, let source = values[0].source
    {
      var label = constants[0].label
      label.add(" −")
      let place = add(Diagram.Node(.arithmetic, label))
      connect(source, to: place)
      return place
    }
    let place = add(Diagram.Node(.arithmetic, DiagramLabel("+")))
    feed(terms, into: place)
    return place
  }

  /// The node of a single summand: its own, if no weight is on the way.
  private mutating func value(of terms: [Term], _ isNegative: Bool) -> Int {
    guard terms.count == 1, !isNegative, !terms[0].isNegative, let source = terms[0].source else {
      return sum(terms, isNegative)
    }
    if terms[0].label.isEmpty { return source }
    let place = add(Diagram.Node(.value, DiagramLabel()))
    connect(source, to: place, label: terms[0].label)
    return place
  }

  private func label(_ word: String, _ indices: [IndexID]) -> DiagramLabel {
    var label = DiagramLabel(word)
    label.add(indices.map { letter($0) }.joined(by: ","), .lowered)
    return label
  }
}

extension Function {
  /// How the function is written in a diagram.
  fileprivate var sign: String {
    switch self {
    case .sigmoid: "σ"
    case .sqrt: "√"
    case .abs: "| |"
    default: word
    }
  }
}

extension Reduction {
  fileprivate var sign: String {
    switch self {
    case .sum: "Σ"
    case .max: "max"
    case .min: "min"
    case .logSumExp: "ln Σ exp"
    }
  }
}
