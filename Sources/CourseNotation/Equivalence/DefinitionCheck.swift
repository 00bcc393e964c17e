// The definition of one tensor, run by itself on given values for everything that it reads.

/// Checks whether statements give a tensor the values that it has.
///
/// All tensors, that one too, are inputs; the statements write a copy of it. A recurrence needs no
/// loop then, and what is wrong elsewhere does not matter.
struct DefinitionCheck {
  /// The statements of the program that write the tensor; those with `=` first.
  let places: [Int]
  private let program: Program
  /// The program with indices restricted to the one element that is looked at, once it is known
  /// that it differs.
  private var narrowed: (program: Program, offset: Int)?
  private let sizes: SizeValues
  private let inputs: [TensorID: TensorValue]
  private let expected: TensorValue
  private let copy: TensorID

  /// Prepares the check; a definition that reads a tensor without a value cannot be checked.
  init?(
    _ program: Program,
    defining tensor: TensorID,
    values: [TensorValue?],
    sizes: SizeValues
  ) {
    let all = program.statements.indices.filter { program.statements[$0].target.tensor == tensor }
    let isKnown = all.allSatisfy { place in
      program.statements[place].reads.allSatisfy { values[$0.tensor.position] != nil }
    }
    guard !all.isEmpty, isKnown, let expected = values[tensor.position] else { return nil }
    places =
      all.filter { program.statements[$0].assignment == .set }
      + all.filter { program.statements[$0].assignment != .set }
    var reduced = program
    for place in reduced.tensors.indices { reduced.tensors[place].role = .input }
    var target = program[tensor]
    target.role = .intermediate
    copy = reduced.add(target)
    reduced.statements = places.map { program.statements[$0] }
    for place in reduced.statements.indices { reduced.statements[place].target.tensor = copy }
    reduced.schedule = places.indices.map { .run(ScheduledStatement($0)) }
    var inputs: [TensorID: TensorValue] = [:]
    for place in program.tensors.indices {
      let tensor = TensorID(place)
      inputs[tensor] = values[place] ?? program.zeros(tensor, sizes)
    }
    self.program = reduced
    self.sizes = sizes
    self.inputs = inputs
    self.expected = expected
  }

  /// Whether the definition holds as it stands; if not, later checks look at one element only.
  mutating func holds() -> Bool {
    guard let found = run(program) else { return false }
    let tolerance = Tolerance(expected, found)
    for (offset, element) in expected.elements.enumerated()
    where !tolerance.agree(element, found.elements[offset]) {
      narrow(to: offset)
      return false
    }
    return true
  }

  /// Whether the definition holds with another statement in one place of ``places``.
  func holds(with statement: Statement, at place: Int) -> Bool {
    let original = program.statements[place]
    let isComparable =
      statement.target.indices == original.target.indices
      && statement.value.boundIndices == original.value.boundIndices
    let narrowed = isComparable ? narrowed : nil
    var changed = narrowed?.program ?? program
    changed.statements[place] = statement
    changed.statements[place].target.tensor = copy
    guard let found = run(changed) else { return false }
    let tolerance = Tolerance(expected, found)
    guard let offset = narrowed?.offset else {
      return zip(expected.elements, found.elements).allSatisfy { tolerance.agree($0, $1) }
    }
    return tolerance.agree(expected.elements[offset], found.elements[offset])
  }

  private func run(_ program: Program) -> TensorValue? {
    let limits = InterpreterLimits(steps: 200_000, elements: 1_000_000)
    let result = try? program.interpreted(sizes: sizes, inputs: inputs, limits: limits)
    return result?[copy]
  }

  /// Restricts the indices that stand alone on the left to the element at an offset.
  private mutating func narrow(to offset: Int) {
    var restricted = program
    for (dimension, value) in expected.indices(at: offset).enumerated() {
      for statement in program.statements {
        guard let shifted = statement.target.indices[dimension].affine?.shifted,
          program.statements.allSatisfy({ $0.writes(shifted.index, shifted.by, dimension) })
        else { continue }
        let only = value - shifted.by
        guard program[shifted.index].range.integers(sizes).contains(only) else { continue }
        restricted[shifted.index].range = IndexRange(from: only, count: SizeExpression(1))
      }
    }
    narrowed = (restricted, offset)
  }
}

extension Statement {
  /// Whether an index, if the statement has it, selects what is written along one dimension and
  /// does nothing else but that.
  fileprivate func writes(_ index: IndexID, _ shift: Int, _ dimension: Int) -> Bool {
    guard !(loopSums + value.boundIndices).contains(index) else { return false }
    guard let shifted = target.indices[dimension].affine?.shifted, shifted.index == index else {
      return !indices.contains(index)
    }
    let others = target.indices.enumerated().filter { $0.offset != dimension }
    return shifted.by == shift && !others.contains { $0.element.variables.contains(index) }
  }
}

extension Expression {
  /// The indices that reductions and softmaxes run over.
  fileprivate var boundIndices: [IndexID] {
    var bound: [IndexID] = []
    forEachPart { part in
      switch part {
      case .reduction(_, let indices, _), .softmax(let indices, _): bound += indices
      default: break
      }
    }
    return bound
  }
}
