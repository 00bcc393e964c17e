// Visiting the parts of expressions.

extension Expression {
  /// The operands, in written order.
  package var operands: [Expression] {
    switch self {
    case .number, .pi, .size, .position, .element: []
    case .negation(let operand), .reduction(_, _, let operand), .softmax(_, let operand):
      [operand]
    case .quotient(let left, let right), .power(let left, let right): [left, right]
    case .sum(let operands), .product(let operands), .function(_, let operands): operands
    }
  }

  /// The same expression with other operands, as many as it has.
  package func withOperands(_ operands: [Expression]) -> Expression {
    switch self {
    case .number, .pi, .size, .position, .element: self
    case .sum: .sum(operands)
    case .negation: .negation(operands[0])
    case .product: .product(operands)
    case .quotient: .quotient(operands[0], operands[1])
    case .power: .power(operands[0], operands[1])
    case .function(let function, _): .function(function, operands)
    case .reduction(let reduction, let indices, _): .reduction(reduction, indices, operands[0])
    case .softmax(let indices, _): .softmax(indices, operands[0])
    }
  }

  /// The expression with `change` applied to every part, innermost first.
  package func rewritten(_ change: (Expression) -> Expression) -> Expression {
    change(withOperands(operands.map { $0.rewritten(change) }))
  }

  /// Calls `body` with the expression and all its parts, outermost first, in written order.
  package func forEachPart(_ body: (Expression) -> Void) {
    body(self)
    for operand in operands { operand.forEachPart(body) }
  }

  /// Calls `body` with every element that is read, also those that look up an index.
  package func forEachElement(_ body: (Element) -> Void) {
    forEachPart { part in
      switch part {
      case .element(let element): element.forEachElement(body)
      case .position(.lookup(let element)): element.forEachElement(body)
      default: break
      }
    }
  }

  /// The indices that the value depends on, in the order in which they first appear.
  ///
  /// Those that a reduction binds are not among them; those of a softmax are.
  package var freeIndices: [IndexID] {
    switch self {
    case .number, .pi, .size: return []
    case .position(let index): return index.variables
    case .element(let element): return element.variables
    case .reduction(_, let bound, let operand):
      return operand.freeIndices.filter { !bound.contains($0) }
    case .softmax(let indices, let operand):
      return unique(operand.freeIndices + indices)
    default:
      return unique(operands.flatMap { $0.freeIndices })
    }
  }

  /// How many nodes the expression has.
  package var nodeCount: Int { operands.reduce(1) { $0 + $1.nodeCount } }
}

extension Element {
  /// Calls `body` with the element and with those that look up its indices.
  package func forEachElement(_ body: (Element) -> Void) {
    body(self)
    for case .lookup(let element) in indices { element.forEachElement(body) }
  }

  /// The index variables in written order, without repetition.
  package var variables: [IndexID] { unique(indices.flatMap { $0.variables }) }
}

extension IndexExpression {
  /// The index variables in written order, without repetition.
  package var variables: [IndexID] {
    switch self {
    case .affine(let affine): affine.terms.map { $0.index }
    case .lookup(let element): element.variables
    }
  }
}

/// The elements in order, each only the first time.
private func unique(_ indices: [IndexID]) -> [IndexID] {
  var seen: [IndexID] = []
  for index in indices where !seen.contains(index) { seen.append(index) }
  return seen
}
