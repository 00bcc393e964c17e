// Which inputs are weights and biases: they stand at edges and in nodes.

/// Tells weights and biases from the data that flow through a program.
struct DiagramRoles {
  private let program: Program
  /// How often each tensor is read.
  private var readCounts: [Int]
  private(set) var isParameter: [Bool]

  init(_ program: Program) {
    self.program = program
    readCounts = [Int](repeating: 0, count: program.tensors.count)
    isParameter = [Bool](repeating: false, count: program.tensors.count)
    for statement in program.statements {
      for element in statement.reads { readCounts[element.tensor.position] += 1 }
    }
    for statement in program.statements where statement.origin == .written {
      findWeights(statement)
    }
    for statement in program.statements where statement.origin == .written { findBiases(statement) }
  }

  /// Whether an element is one of an input that real numbers are put into.
  private func isInput(_ element: Element) -> Bool {
    let tensor = program[element.tensor]
    return tensor.role == .input && tensor.kind == .real && tensor.initialSlice == nil
  }

  // MARK: - Weights

  private mutating func findWeights(_ statement: Statement) {
    findWeights(statement.value, summed: statement.loopSums, statement)
  }

  private mutating func findWeights(
    _ expression: Expression,
    summed: [IndexID],
    _ statement: Statement
  ) {
    switch expression {
    case .reduction(.sum, let indices, let body):
      findWeights(body, summed: summed + indices, statement)
    case .product(let factors):
      findWeights(among: factors.flatMap { $0.allFactors }, summed, statement)
      for factor in factors { findWeights(factor, summed: summed, statement) }
    case .element(let element):
      if element.indices.contains(where: { $0.isLookup }), isInput(element) {
        isParameter[element.tensor.position] = true
      }
    default:
      for operand in expression.operands { findWeights(operand, summed: summed, statement) }
    }
  }

  /// Inputs that are summed with something else, or that spread over axes of the left side.
  private mutating func findWeights(
    among factors: [Expression],
    _ summed: [IndexID],
    _ statement: Statement
  ) {
    let bearing = factors.filter { $0.holdsElements }
    guard bearing.count > 1 else { return }
    var weights: [TensorID] = []
    for factor in bearing {
      guard case .element(let element) = factor, isInput(element) else { continue }
      let own = element.variables
      let isSummed = own.contains { summed.contains($0) }
      let spreads =
        own.allSatisfy(statement.indices.contains) && own.count < statement.indices.count
      if isSummed || spreads { weights.append(element.tensor) }
    }
    if weights.count == bearing.count {
      // What is read most often is data, of equals the last: W x.
      var data = 0
      for place in weights.indices
      where readCounts[weights[place].position] >= readCounts[weights[data].position] {
        data = place
      }
      weights.remove(at: data)
    }
    for weight in weights { isParameter[weight.position] = true }
  }

  // MARK: - Biases

  private mutating func findBiases(_ statement: Statement) {
    let accumulates = statement.assignment != .set
    let others = program.statements.filter { $0.target.tensor == statement.target.tensor }
    let isBesideOthers = accumulates && others.count > 1
    if isBesideOthers, case .element(let element) = statement.value {
      markBias(element, statement, isBesideWeights: others.contains { holdsWeight($0.value) })
    }
    statement.value.forEachPart { part in
      guard case .sum = part else { return }
      let terms = part.allTerms
      let isBesideWeights = terms.contains { holdsWeight($0) }
      for case .element(let element) in terms {
        markBias(element, statement, isBesideWeights: isBesideWeights)
      }
    }
  }

  private mutating func markBias(
    _ element: Element,
    _ statement: Statement,
    isBesideWeights: Bool
  ) {
    guard isInput(element), readCounts[element.tensor.position] == 1 else { return }
    let own = element.variables
    guard own.allSatisfy(statement.indices.contains), isBesideWeights else { return }
    isParameter[element.tensor.position] = true
  }

  private func holdsWeight(_ expression: Expression) -> Bool {
    var found = false
    expression.forEachElement { found = found || isParameter[$0.tensor.position] }
    return found
  }
}

extension IndexExpression {
  var isLookup: Bool { if case .lookup = self { true } else { false } }
}

extension Expression {
  /// Whether an element of a tensor is in it.
  var holdsElements: Bool {
    var found = false
    forEachElement { _ in found = true }
    return found
  }

  /// The factors of products in products, sums over products included.
  var allFactors: [Expression] {
    switch self {
    case .product(let factors): factors.flatMap { $0.allFactors }
    case .reduction(.sum, _, .product(let factors)): factors.flatMap { $0.allFactors }
    default: [self]
    }
  }

  /// The terms of sums in sums, without their signs.
  var allTerms: [Expression] {
    switch self {
    case .sum(let terms): terms.flatMap { $0.allTerms }
    case .negation(let operand): operand.allTerms
    default: [self]
    }
  }
}
