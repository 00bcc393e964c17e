// Names for the index variables of a derived statement.

/// Gives the variables of one statement names that differ, in the table of the final program.
struct VariableNames {
  /// The table with the variables of the derivation.
  private let source: Program
  private(set) var program: Program
  private var names: [IndexID: IndexID] = [:]
  private var taken: [Name] = []

  init(_ source: Program, _ program: Program) {
    self.source = source
    self.program = program
  }

  /// The statement with variables of the program.
  ///
  /// Those of the target and of the loop keep their names as far as possible; a sum that would bind
  /// a name again gets primes.
  mutating func named(_ statement: DerivedStatement) -> DerivedStatement {
    for index in statement.target.variables + statement.value.freeIndices
    where names[index] == nil {
      names[index] = add(index)
    }
    return DerivedStatement(
      substituted(statement.target),
      substituted(statement.value),
      isDefinition: statement.isDefinition
    )
  }

  private mutating func add(_ index: IndexID, isBound: Bool = false) -> IndexID {
    var copy = source[index]
    if isBound, program.summation == .capitals { copy.name.primes = 0 }
    while taken.contains(copy.name) { copy.name.primes += 1 }
    taken.append(copy.name)
    return program.add(copy)
  }

  private func substituted(_ element: Element) -> Element {
    element.substituting { index in names[index].map { AffineIndex($0) } }
  }

  private mutating func substituted(_ expression: Expression) -> Expression {
    switch expression {
    case .number, .pi, .size: return expression
    case .element(let element): return .element(substituted(element))
    case .position:
      let names = names
      return expression.substituting { index in names[index].map { AffineIndex($0) } }
    case .reduction(let reduction, let indices, let body):
      let (outerNames, outerTaken) = (names, taken)
      var bound: [IndexID] = []
      for index in indices {
        let new = add(index, isBound: true)
        names[index] = new
        bound.append(new)
      }
      let inside = substituted(body)
      (names, taken) = (outerNames, outerTaken)
      return .reduction(reduction, bound, inside)
    case .softmax(let indices, let body):
      return .softmax(indices.map { names[$0] ?? $0 }, substituted(body))
    default:
      var operands: [Expression] = []
      for operand in expression.operands { operands.append(substituted(operand)) }
      return expression.withOperands(operands)
    }
  }
}
