// Taking programs into a draft: sizes become numbers, tensors with the same name become one array.

extension Draft {
  /// Adds a program as a further part.
  ///
  /// - Parameters:
  ///   - program: A checked program.
  ///   - sizes: A value for each of its sizes.
  mutating func add(_ program: Program, _ sizes: SizeValues) {
    var importer = Importer(program: program, sizes: sizes, draft: self)
    let tasks = importer.tasks(of: program.schedule, loops: [])
    self = importer.draft
    isCircular = isCircular || program.padding == .circular
    parts.append(tasks)
  }
}

extension Draft.Array {
  /// Whether all of some extents are inside this array's.
  fileprivate func contains(_ others: [Range<Int>]) -> Bool {
    zip(extents, others).allSatisfy { $0.clamped(to: $1) == $1 }
  }
}

/// The translation of one program.
private struct Importer {
  let program: Program
  let sizes: SizeValues
  var draft: Draft
  private let firstVariable: Int
  private var arrays: [TensorID] = []

  init(program: Program, sizes: SizeValues, draft: Draft) {
    self.program = program
    self.sizes = sizes
    self.draft = draft
    firstVariable = draft.variables.count
    for index in program.indices {
      let letter = program[index.axis].letter
      _ = self.draft.addVariable(index.range.integers(sizes), axis: letter)
    }
    for tensor in program.tensors { arrays.append(add(tensor)) }
  }

  /// The array of a tensor: the one with its name that has all its elements, or a new one.
  private mutating func add(_ tensor: Tensor) -> TensorID {
    let extents = tensor.dimensions.map { $0.extent.integers(sizes) }
    let known = draft.arrays.firstIndex { array in
      array.name == tensor.name && array.extents.count == extents.count
        && (array.extents == extents || tensor.role == .input && array.contains(extents))
    }
    if let place = known {
      if tensor.role == .output { draft.arrays[place].role = .output }
      return TensorID(place)
    }
    let role: Draft.Role =
      switch tensor.role {
      case .input: .input
      case .intermediate: .intermediate
      case .output: .output
      }
    var array = Draft.Array(name: tensor.name, extents: extents, role: role)
    if case .position = tensor.kind { array.isPosition = true }
    draft.arrays.append(array)
    return TensorID(draft.arrays.count - 1)
  }

  mutating func tasks(of steps: [Step], loops: [Int]) -> [Task] {
    steps.map { step in
      switch step {
      case .run(let scheduled): .run(work(scheduled, loops: loops))
      case .loop(let loop): .loop(self.loop(loop, loops: loops))
      }
    }
  }

  private mutating func loop(_ loop: SequentialLoop, loops: [Int]) -> Loop {
    let number = draft.loopCount
    draft.loopCount += 1
    return Loop(
      number: number,
      positions: loop.positions.integers(sizes),
      isDescending: loop.direction == .descending,
      body: tasks(of: loop.body, loops: loops + [number])
    )
  }

  private func work(_ scheduled: ScheduledStatement, loops: [Int]) -> Work {
    let statement = program.statements[scheduled.statement]
    let bindings = zip(scheduled.bindings, loops).map { binding, loop in
      Work.Binding(variable: variable(binding.index), loop: loop, offset: binding.offset)
    }
    let sums = statement.loopSums.filter { sum in !scheduled.bindings.contains { $0.index == sum } }
    var work = Work(
      element(statement.target),
      statement.assignment,
      expression(.sum(over: sums, statement.value)),
      bindings
    )
    work.counts = statement.counts(
      program,
      sizes,
      bound: scheduled.bindings.map { $0.index }
    )
    return work
  }

  private func variable(_ index: IndexID) -> IndexID { IndexID(firstVariable + index.position) }

  private func affine(_ index: AffineIndex) -> AffineIndex {
    var result = AffineIndex(constant: SizeExpression(index.constant.value(sizes)))
    for term in index.terms { result.add(variable(term.index), times: term.stride) }
    return result
  }

  private func index(_ index: IndexExpression) -> IndexExpression {
    switch index {
    case .affine(let affine): .affine(self.affine(affine))
    case .lookup(let element): .lookup(self.element(element))
    }
  }

  private func element(_ element: Element) -> Element {
    Element(arrays[element.tensor.position], element.indices.map { index($0) })
  }

  private func expression(_ expression: Expression) -> Expression {
    switch expression {
    case .number, .pi: expression
    case .size(let size): .number(Rational(Int64(size.value(sizes))))
    case .position(let index): .position(self.index(index))
    case .element(let element): .element(self.element(element))
    case .reduction(let kind, let indices, let body):
      .reduction(kind, indices.map { variable($0) }, self.expression(body))
    case .softmax(let indices, let body):
      .softmax(indices.map { variable($0) }, self.expression(body))
    default: expression.withOperands(expression.operands.map { self.expression($0) })
    }
  }
}
