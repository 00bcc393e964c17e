// The definition of one tensor, run by itself on given values for everything that it reads.

/// Checks whether statements give a tensor the values that it has.
///
/// All tensors, that one too, are inputs; the statements write a copy of it. A recurrence needs no
/// loop then, and what is wrong elsewhere does not matter.
struct DefinitionCheck {
  /// The statements of the program that write the tensor; those with `=` first.
  let places: [Int]
  private var program: Program
  private let sizes: SizeValues
  private let inputs: [TensorID: TensorValue]
  private let expected: TensorValue
  private let copy: TensorID
  /// The element that is looked at, once it is known to differ.
  private var focus: Int?

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
    var changed = program
    changed.statements[place] = statement
    changed.statements[place].target.tensor = copy
    guard let found = run(changed) else { return false }
    let tolerance = Tolerance(expected, found)
    if let focus { return tolerance.agree(expected.elements[focus], found.elements[focus]) }
    return zip(expected.elements, found.elements).allSatisfy { tolerance.agree($0, $1) }
  }

  private func run(_ program: Program) -> TensorValue? {
    let limits = InterpreterLimits(steps: 200_000, elements: 1_000_000)
    let result = try? program.interpreted(sizes: sizes, inputs: inputs, limits: limits)
    return result?[copy]
  }

  /// Restricts the indices of the statements to one element, where that is possible.
  private mutating func narrow(to offset: Int) {
    guard program.statements.allSatisfy({ $0.assignment == .set }) else { return }
    focus = offset
    let indices = expected.indices(at: offset)
    for statement in program.statements {
      var bound: [IndexID] = []
      statement.value.forEachPart { part in
        switch part {
        case .reduction(_, let indices, _), .softmax(let indices, _): bound += indices
        default: break
        }
      }
      for (index, value) in zip(statement.target.indices, indices) {
        guard let shifted = index.affine?.shifted, !bound.contains(shifted.index) else { continue }
        let integers = program[shifted.index].range.integers(sizes)
        guard integers.contains(value - shifted.by) else { continue }
        let only = SizeExpression(value - shifted.by)
        program[shifted.index].range = IndexRange(origin: .at(only), count: SizeExpression(1))
      }
    }
  }
}
