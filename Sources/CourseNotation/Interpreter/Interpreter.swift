// The reference interpreter: the definition of what a program means.
//
// Goals in order of priority:
// 1. As short and obvious as possible: plain loops over the index domain, in Double.
// 2. The same bits everywhere.
// 3. No program, however hostile, makes it crash or hang.

/// What running a program gave.
package struct Interpretation: Sendable {
  /// The elements of all tensors, in the order of the program's table.
  package let tensors: [TensorValue]
  /// The operations that were executed.
  package let counts: OperationCounts

  package subscript(tensor: TensorID) -> TensorValue { tensors[tensor.position] }
}

extension Program {
  /// Runs the program by its definition.
  ///
  /// - Parameters:
  ///   - sizes: A value for each size of the table.
  ///   - inputs: The elements of the tensors whose role is input.
  ///   - limits: How much work the program may be.
  /// - Returns: The elements of all tensors, and the operations that were executed.
  /// - Throws: What is missing or does not fit, or which limit was reached.
  package func interpreted(
    sizes: SizeValues,
    inputs: [TensorID: TensorValue],
    limits: InterpreterLimits = .init()
  ) throws(InterpreterError) -> Interpretation {
    var interpreter = try Interpreter(self, sizes, inputs, limits)
    try interpreter.run(schedule, positions: [])
    return Interpretation(
      tensors: Array(interpreter.tensors.prefix(tensors.count)),
      counts: interpreter.counts
    )
  }
}

/// The state of a run.
struct Interpreter {
  let program: Program
  let sizes: SizeValues
  let limits: InterpreterLimits
  /// The statements, with every softmax in a table of its own.
  let statements: [TabulatedStatement]
  /// The tensors of the program, then the tables of softmaxes.
  var tensors: [TensorValue]
  /// The integers that each index runs over.
  let ranges: [Range<Int>]
  /// The value that each index has at the moment.
  var values: [Int]
  var counts = OperationCounts()
  private var steps = 0

  init(
    _ program: Program,
    _ sizes: SizeValues,
    _ inputs: [TensorID: TensorValue],
    _ limits: InterpreterLimits
  ) throws(InterpreterError) {
    try program.checkIntegers(sizes)
    counts.memory = try program.elementCount(sizes, limit: limits.elements)
    self.program = program
    self.sizes = sizes
    self.limits = limits
    ranges = program.indices.map { $0.range.integers(sizes) }
    values = [Int](repeating: 0, count: ranges.count)
    tensors = []
    for tensor in program.tensors.indices.map(TensorID.init) {
      let isInput = program[tensor].role == .input
      tensors.append(
        isInput
          ? try program.checked(inputs[tensor], as: tensor, sizes) : program.zeros(tensor, sizes)
      )
    }
    var room = limits.elements - Int(counts.memory)
    var tables: [TensorValue] = []
    var tabulated: [TabulatedStatement] = []
    for statement in program.statements {
      tabulated.append(TabulatedStatement(statement, firstTable: tensors.count + tables.count))
      for softmax in tabulated[tabulated.count - 1].softmaxes {
        tables.append(try softmax.table(ranges, room: &room, limits))
      }
    }
    tensors += tables
    statements = tabulated
  }

  // MARK: - Statements

  /// Runs steps inside loops that are at some positions.
  mutating func run(_ steps: [Step], positions: [Int]) throws(InterpreterError) {
    for step in steps {
      switch step {
      case .run(let scheduled): try run(scheduled, positions)
      case .loop(let loop):
        let range = loop.positions.integers(sizes)
        for step in 0..<range.count {
          let isAscending = loop.direction == .ascending
          let position = isAscending ? range.lowerBound + step : range.upperBound - 1 - step
          try takeStep()
          try run(loop.body, positions: positions + [position])
        }
      }
    }
  }

  private mutating func run(
    _ scheduled: ScheduledStatement,
    _ positions: [Int]
  ) throws(InterpreterError) {
    for (binding, position) in zip(scheduled.bindings, positions) {
      let value = position - binding.offset
      guard ranges[binding.index.position].contains(value) else { return }
      values[binding.index.position] = value
    }
    let bound = scheduled.bindings.map { $0.index }
    let tabulated = statements[scheduled.statement]
    for softmax in tabulated.softmaxes { try fill(softmax, bound: bound) }
    let statement = tabulated.statement
    let indices = (statement.indices + statement.loopSums).filter { !bound.contains($0) }
    guard begin(indices) else { return }
    repeat {
      try execute(statement)
    } while advance(indices)
  }

  /// Computes the value at the current indices and writes it.
  private mutating func execute(_ statement: Statement) throws(InterpreterError) {
    let value = try value(of: statement.value)
    if statement.assignment != .set { counts.additions += 1 }
    guard let offset = try offset(of: statement.target) else { return }
    let tensor = statement.target.tensor.position
    switch statement.assignment {
    case .set: tensors[tensor].elements[offset] = value
    case .add: tensors[tensor].elements[offset] += value
    case .subtract: tensors[tensor].elements[offset] -= value
    }
  }

  // MARK: - Indices

  /// Puts indices at the beginning of their ranges, unless one of those is empty.
  mutating func begin(_ indices: [IndexID]) -> Bool {
    for index in indices {
      guard !ranges[index.position].isEmpty else { return false }
      values[index.position] = ranges[index.position].lowerBound
    }
    return true
  }

  /// Goes to the next values of indices, the last one fastest, unless all had been reached.
  mutating func advance(_ indices: [IndexID]) -> Bool {
    for index in indices.reversed() {
      values[index.position] += 1
      if values[index.position] < ranges[index.position].upperBound { return true }
      values[index.position] = ranges[index.position].lowerBound
    }
    return false
  }

  /// The integer that an index expression has at the moment.
  mutating func integer(_ index: IndexExpression) throws(InterpreterError) -> Int {
    switch index {
    case .affine(let affine):
      var integer = affine.constant.value(sizes)
      for term in affine.terms { integer &+= term.stride &* values[term.index.position] }
      return integer
    case .lookup(let element):
      let number = try self.element(element)
      guard let integer = Int(exactly: number) else { throw .notAPosition(element.tensor, number) }
      return integer
    }
  }

  /// Where an element is in its tensor; `nil` outside, unless the padding wraps around.
  mutating func offset(of element: Element) throws(InterpreterError) -> Int? {
    var offset = 0
    var isInside = true
    for (dimension, index) in element.indices.enumerated() {
      let count = tensors[element.tensor.position].shape[dimension]
      var place = try integer(index) &- tensors[element.tensor.position].lowerBounds[dimension]
      if program.padding == .circular, count > 0 { place = (place % count + count) % count }
      isInside = isInside && place >= 0 && place < count
      offset = offset &* count &+ place
    }
    return isInside ? offset : nil
  }

  /// The element at the current indices, 0 outside.
  mutating func element(_ element: Element) throws(InterpreterError) -> Double {
    guard let offset = try offset(of: element) else { return 0 }
    return tensors[element.tensor.position].elements[offset]
  }

  mutating func takeStep() throws(InterpreterError) {
    steps += 1
    guard steps <= limits.steps else { throw .stepLimit(limits.steps) }
  }
}
