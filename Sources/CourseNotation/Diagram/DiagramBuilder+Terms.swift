// What flows into a node: values with the weights on their way.

extension DiagramBuilder {
  /// A summand: a value times weights, or weights alone.
  struct Term {
    /// `nil` for a bias or a number.
    var source: Int?
    /// The weights.
    var label: DiagramLabel
    var isNegative = false

    var negated: Term {
      var copy = self
      copy.isNegative.toggle()
      return copy
    }

    /// The weights with the sign.
    var signedLabel: DiagramLabel {
      guard isNegative else { return label }
      var signed = DiagramLabel("−")
      signed.add(label)
      return signed
    }
  }

  /// The summands of an expression.
  mutating func terms(of expression: Expression) -> [Term] {
    switch expression {
    case .sum(let terms):
      var result: [Term] = []
      for term in terms { result += self.terms(of: term) }
      return result
    case .negation(let operand): return terms(of: operand).map { $0.negated }
    default: return [term(of: expression)]
    }
  }

  /// One summand that is no sum.
  mutating func term(of expression: Expression) -> Term {
    guard expression.holdsElements else {
      return Term(source: nil, label: DiagramLabel(text(of: expression)))
    }
    switch expression {
    case .element(let element): return term(of: element)
    case .product(let factors): return product(factors, summed: [])
    case .reduction(.sum, let indices, .product(let factors)):
      return product(factors, summed: indices)
    case .quotient(let dividend, let divisor) where !divisor.holdsElements:
      var term =
        dividend.allTerms.count == 1
        ? terms(of: dividend)[0] : Term(source: node(of: dividend), label: .init())
      term.label.add("/" + text(of: divisor))
      return term
    default: return Term(source: node(of: expression), label: .init())
    }
  }

  private mutating func term(of element: Element) -> Term {
    guard roles.isParameter[element.tensor.position] else {
      return Term(source: read(element), label: .init())
    }
    let label = DiagramLabel(program[element.tensor].name)
    for case .lookup(let looked) in element.indices {
      return Term(source: read(looked), label: label)
    }
    return Term(source: nil, label: label)
  }

  /// A product: the weights go to the edge; several values meet in a node.
  private mutating func product(_ factors: [Expression], summed: [IndexID]) -> Term {
    var values: [Term] = []
    var weights = Term(source: nil, label: .init())
    for factor in factors {
      var part = self.term(of: factor.unsigned)
      if factor.isSigned { part.isNegative.toggle() }
      if part.source == nil {
        if !weights.label.isEmpty { weights.label.add(" ") }
        weights.label.add(part.label)
        if part.isNegative { weights.isNegative.toggle() }
      } else {
        values.append(part)
      }
    }
    if values.isEmpty { return weights }
    if values.count == 1 {
      if !weights.label.isEmpty, !values[0].label.isEmpty { weights.label.add(" ") }
      weights.label.add(values[0].label)
      weights.source = values[0].source
      if values[0].isNegative { weights.isNegative.toggle() }
      return weights
    }
    var label = DiagramLabel()
    let shared = summed.filter { index in
      factors.count { $0.freeIndices.contains(index) && $0.holdsValues(roles) } > 1
    }
    if !shared.isEmpty {
      label.add("Σ")
      label.add(shared.map { letter($0) }.joined(by: ","), .lowered)
    }
    label.add("×")
    let place = add(Diagram.Node(.arithmetic, label))
    for value in values { connect(value.source ?? place, to: place, label: value.signedLabel) }
    weights.source = place
    return weights
  }

  /// Leads summands into a node; those without a value are noted in it.
  mutating func feed(_ terms: [Term], into place: Int) {
    for term in terms {
      if let source = term.source {
        connect(source, to: place, label: term.signedLabel)
      } else {
        var label = DiagramLabel(term.isNegative ? "− " : "+ ")
        label.add(term.label)
        diagram.nodes[place].additions.append(label)
      }
    }
  }

  // MARK: - Values

  /// The node of a value that is read: a port if it is of another position of the loop.
  mutating func read(_ element: Element) -> Int {
    if isDisplaced(element) { return port(element) }
    if let node = nodes[element.tensor.position] { return node }
    let isInput = program[element.tensor].role == .input
    let place = add(Diagram.Node(isInput ? .input : .value, declaration(of: element.tensor)))
    if isInput {
      diagram.nodes[place].isRepeated = cell == 0 && position(of: element) != nil
    }
    nodes[element.tensor.position] = place
    return place
  }

  private mutating func port(_ element: Element) -> Int {
    let text = position(of: element) ?? ""
    for port in ports where port.tensor == element.tensor {
      if DiagramLabel(position(of: port.element) ?? "") == DiagramLabel(text) { return port.node }
    }
    var label = DiagramLabel(program[element.tensor].name)
    label.add(text, .lowered)
    let place = add(Diagram.Node(.port, label))
    ports.append(Port(tensor: element.tensor, element: element, node: place))
    return place
  }

  // MARK: - Text

  /// An expression that no value is in: a number, a size.
  func text(of expression: Expression) -> String {
    if case .function(.sqrt, let operands) = expression { return "√" + text(of: operands[0]) }
    let inner = program.plainText(of: expression)
    if case .sum = expression { return "(" + inner + ")" }
    return inner
  }

  func letter(_ index: IndexID) -> String { DiagramLabel.oneLine(program[index].name) }
}

extension Expression {
  /// Whether it is a negation.
  fileprivate var isSigned: Bool { if case .negation = self { true } else { false } }

  /// The operand of a negation.
  fileprivate var unsigned: Expression {
    if case .negation(let operand) = self { operand } else { self }
  }

  /// Whether it holds an element that is not a weight.
  fileprivate func holdsValues(_ roles: DiagramRoles) -> Bool {
    var found = false
    forEachElement { found = found || !roles.isParameter[$0.tensor.position] }
    return found
  }
}
