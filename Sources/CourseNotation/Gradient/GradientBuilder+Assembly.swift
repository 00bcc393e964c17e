// From derived statements to a checked program.

extension GradientBuilder {
  /// The backward program: live statements in final form, roles, extents, an executable order.
  func assembled() throws(GradientError) -> Program {
    var assembly = GradientAssembly(self, liveStatements())
    return try assembled(&assembly)
  }

  private func assembled(_ assembly: inout GradientAssembly) throws(GradientError) -> Program {
    try assembly.schedule()
    if assembly.completeRecurrences() {
      assembly.sortTensors()
      try assembly.schedule()
    }
    for loss in losses where seed == .given {
      if let used = assembly.unseeded(loss) { throw .usedElsewhere(used) }
    }
    return assembly.program
  }

  /// The statements that a loss reaches.
  private func liveStatements() -> [DerivedStatement] {
    var reached: Set<TensorID> = []
    if seed == .given { reached = Set(losses.compactMap { gradients[$0] }) }
    var isLive = [Bool](repeating: false, count: statements.count)
    var isChanging = true
    while isChanging {
      isChanging = false
      for (place, statement) in statements.enumerated() where !isLive[place] {
        let sources = gradientsRead(by: statement)
        guard sources.isEmpty || sources.contains(where: reached.contains) else { continue }
        isLive[place] = true
        reached.insert(statement.target.tensor)
        isChanging = true
      }
    }
    return statements.indices.filter { isLive[$0] }.map { statements[$0] }
  }

  private func gradientsRead(by statement: DerivedStatement) -> [TensorID] {
    var sources: [TensorID] = []
    statement.value.forEachElement { element in
      let isForward = element.tensor.position < forward.tensors.count
      if !isForward, result[element.tensor].name.isGradient { sources.append(element.tensor) }
    }
    return sources
  }
}

/// Puts a backward program together.
struct GradientAssembly {
  private let builder: GradientBuilder
  private(set) var program: Program
  /// For each tensor of the builder, its place in the program.
  private var tensors: [TensorID: TensorID] = [:]

  init(_ builder: GradientBuilder, _ statements: [DerivedStatement]) {
    self.builder = builder
    program = Program(id: builder.forward.id, padding: builder.forward.padding)
    program.sizes = builder.forward.sizes
    program.axes = builder.forward.axes
    program.summation = builder.forward.summation
    for statement in Self.ordered(statements) {
      var names = VariableNames(builder.result, program)
      let derived = names.named(statement)
      program = names.program
      program.statements.append(finalForm(derived))
    }
  }

  /// For each forward statement, what it defines comes before what it adds to.
  ///
  /// What nothing else writes is a definition, if no loop sums.
  private static func ordered(_ statements: [DerivedStatement]) -> [DerivedStatement] {
    var counts: [TensorID: Int] = [:]
    for statement in statements { counts[statement.target.tensor, default: 0] += 1 }
    var result: [DerivedStatement] = []
    var accumulations: [DerivedStatement] = []
    for (place, statement) in statements.enumerated() {
      if place > 0, statement.source != statements[place - 1].source {
        result += accumulations
        accumulations = []
      }
      var derived = statement
      let own = derived.target.variables
      derived.isDefinition =
        derived.target.isPlain
        && derived.value.freeIndices.allSatisfy(own.contains)
        && (derived.isDefinition || counts[derived.target.tensor] == 1)
      if derived.isDefinition { result.append(derived) } else { accumulations.append(derived) }
    }
    return result + accumulations
  }

  // MARK: - Statements

  private mutating func finalForm(_ derived: DerivedStatement) -> Statement {
    let target = mapped(derived.target)
    var value = mapped(derived.value)
    let own = target.variables
    let loops = value.freeIndices.filter { !own.contains($0) }
    var assignment = derived.isDefinition ? Statement.Assignment.set : .add
    if assignment == .add, case .negation(let operand) = value {
      (assignment, value) = (.subtract, operand)
    }
    return Statement(target, assignment, value, indices: own, loopSums: loops)
  }

  private mutating func mapped(_ expression: Expression) -> Expression {
    switch expression {
    case .element(let element): return .element(mapped(element))
    case .position(let index): return .position(mapped(index))
    default:
      var operands: [Expression] = []
      for operand in expression.operands { operands.append(mapped(operand)) }
      return expression.withOperands(operands)
    }
  }

  private mutating func mapped(_ element: Element) -> Element {
    var indices: [IndexExpression] = []
    for index in element.indices { indices.append(mapped(index)) }
    return Element(tensor(element.tensor), indices)
  }

  private mutating func mapped(_ index: IndexExpression) -> IndexExpression {
    if case .lookup(let element) = index { return .lookup(mapped(element)) }
    return index
  }

  /// The tensor in the program; forward tensors are its inputs.
  private mutating func tensor(_ old: TensorID) -> TensorID {
    if let known = tensors[old] { return known }
    var copy = builder.result[old]
    copy.gradientOf = nil
    copy.initialSlice = nil
    if old.position < builder.forward.tensors.count || isGiven(old) {
      copy.role = .input
    } else {
      copy.role = isWanted(old) ? .output : .intermediate
    }
    let added = program.add(copy)
    tensors[old] = added
    return added
  }

  private func isGiven(_ tensor: TensorID) -> Bool {
    builder.seed == .given && builder.losses.contains { builder.gradients[$0] == tensor }
  }

  private func isWanted(_ gradient: TensorID) -> Bool {
    builder.wanted.contains { wanted in
      if builder.gradients[wanted] == gradient { return true }
      guard let slice = builder.forward[wanted].initialSlice else { return false }
      return builder.gradients[wanted] == nil && builder.gradients[slice.of] == gradient
    }
  }

  // MARK: - Order and shapes

  /// Finds the executable order, then roles, axes and extents.
  mutating func schedule() throws(GradientError) {
    do throws(ScheduleError) {
      try program.reschedule()
    } catch {
      throw .noOrder(error)
    }
    for statement in program.statements where program[statement.target.tensor].role == .input {
      program[statement.target.tensor].role = .intermediate
    }
    program.findShapesOfGradients()
  }

  /// Gives recurrences the slice with which they begin, where no statement writes it.
  ///
  /// - Returns: Whether there are new statements, so that the order has to be found again.
  mutating func completeRecurrences() -> Bool {
    let count = program.statements.count
    for (forward, gradient) in builder.gradients.sorted(by: { $0.key.position < $1.key.position }) {
      guard let tensor = tensors[gradient] else { continue }
      for dimension in program.sequentialDimensions[tensor, default: []].sorted() {
        guard let missing = program.missingPositions(tensor, dimension) else { continue }
        if isGiven(gradient) {
          program.addInitialSlice(of: tensor, dimension, missing)
        } else {
          addZero(forward, gradient, dimension)
        }
        break
      }
    }
    return program.statements.count > count
  }

  /// Adds `h.grad[b,t,j] = 0`, for what the forward program defines, before h.grad is mentioned.
  private mutating func addZero(_ forward: TensorID, _ gradient: TensorID, _ dimension: Int) {
    let definition = builder.forward.statements.first {
      $0.target.tensor == forward && $0.target.indices[dimension].affine?.shifted != nil
    }
    guard let definition else { return }
    let target = Element(gradient, definition.target.indices)
    var names = VariableNames(builder.result, program)
    let derived = names.named(DerivedStatement(target, .zero, isDefinition: true))
    program = names.program
    let zero = Statement(mapped(derived.target), .set, .zero, indices: derived.target.variables)
    let place = program.statements.firstIndex { statement in
      ([statement.target] + statement.reads).contains { $0.tensor == zero.target.tensor }
    }
    program.statements.insert(zero, at: place ?? 0)
  }

  /// Puts the tensors in the order in which the text mentions them.
  mutating func sortTensors() {
    var order: [TensorID] = []
    func mention(_ element: Element) {
      for case .lookup(let inner) in element.indices { mention(inner) }
      if !order.contains(element.tensor) { order.append(element.tensor) }
    }
    func mention(_ value: Expression) {
      switch value {
      case .element(let element), .position(.lookup(let element)): mention(element)
      default: value.operands.forEach(mention)
      }
    }
    for statement in program.statements {
      mention(statement.target)
      mention(statement.value)
    }
    program.sortTensors(order)
    tensors = tensors.compactMapValues { old in order.firstIndex(of: old).map { TensorID($0) } }
  }

  /// A loss whose gradient should be given although every element of it is computed.
  func unseeded(_ loss: TensorID) -> TensorID? {
    guard let gradient = builder.gradients[loss].flatMap({ tensors[$0] }),
      program[gradient].role != .input,
      !program.tensors.contains(where: { $0.initialSlice?.of == gradient })
    else { return nil }
    return loss
  }
}
