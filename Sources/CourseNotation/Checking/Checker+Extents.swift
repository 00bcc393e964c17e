// At which integers each tensor has elements, and which of them are inputs.

extension Checker {
  /// Gives every dimension its extent.
  mutating func findExtents() {
    let sequential = sequentialDimensions()
    var uses = [[(element: Element, isTarget: Bool)]](repeating: [], count: program.tensors.count)
    for statement in program.statements {
      uses[statement.target.tensor.position].append((statement.target, true))
      for element in statement.reads { uses[element.tensor.position].append((element, false)) }
    }
    for position in program.tensors.indices {
      for place in program.tensors[position].dimensions.indices {
        let tensor = TensorID(position)
        let isSequential = sequential[tensor]?.contains(place) ?? false
        program[tensor].dimensions[place].extent = extent(
          tensor,
          place,
          isSequential,
          uses[position]
        )
      }
    }
    alignGradients()
    for position in program.tensors.indices {
      for place in (sequential[TensorID(position)] ?? []).sorted() {
        addInitialSlice(TensorID(position), place)
      }
    }
  }

  /// The dimensions of each tensor that loops run along.
  private func sequentialDimensions() -> [TensorID: Set<Int>] {
    var result: [TensorID: Set<Int>] = [:]
    func collect(_ steps: [Step]) {
      for step in steps {
        switch step {
        case .loop(let loop): collect(loop.body)
        case .run(let scheduled):
          let target = program.statements[scheduled.statement].target
          for binding in scheduled.bindings {
            let dimension = target.indices.firstIndex {
              $0.affine?.shifted?.index == binding.index
            }
            if let dimension { result[target.tensor, default: []].insert(dimension) }
          }
        }
      }
    }
    collect(program.schedule)
    return result
  }

  private func extent(
    _ tensor: TensorID,
    _ place: Int,
    _ isSequential: Bool,
    _ uses: [(element: Element, isTarget: Bool)]
  ) -> IndexRange {
    var written: IndexRange?
    var read: IndexRange?
    for use in uses {
      guard let range = range(of: use.element.indices[place]) else { continue }
      if use.isTarget {
        written = written?.hull(range) ?? range
      } else {
        read = read?.hull(range) ?? range
      }
    }
    let own = program[program[tensor].dimensions[place].axis].range
    guard let written else { return read ?? own }
    guard isSequential, let read else { return written }
    return written.hull(read)
  }

  /// The integers that an index takes.
  ///
  /// With zero or circular padding the offsets of a kernel do
  /// not count.
  private func range(of index: IndexExpression) -> IndexRange? {
    guard case .affine(let affine) = index else { return nil }
    guard let main = mainTerm(affine, nil) else {
      return IndexRange(origin: .at(solver.resolved(affine.constant)), count: SizeExpression(1))
    }
    if affine.terms.count > 1, program.padding != .valid {
      let own = program[main.index].range
      return main.stride == 1
        ? resolved(own) : IndexRange(from: 0, count: solver.resolved(own.count * main.stride))
    }
    if affine.shifted != nil, program[main.index].range.origin == .centred {
      return resolved(program[main.index].range)
    }
    var first = affine.constant
    var count = SizeExpression(1)
    for term in affine.terms {
      let own = program[term.index].range
      guard let lower = own.first, let upper = own.last else { return nil }
      first = first + (term.stride < 0 ? upper : lower) * term.stride
      count = count + (own.count - SizeExpression(1)) * abs(term.stride)
    }
    return IndexRange(origin: .at(solver.resolved(first)), count: solver.resolved(count))
  }

  func resolved(_ range: IndexRange) -> IndexRange {
    let count = solver.resolved(range.count)
    guard case .at(let lower) = range.origin else {
      return IndexRange(origin: .centred, count: count)
    }
    return IndexRange(origin: .at(solver.resolved(lower)), count: count)
  }

  /// A gradient has elements wherever its tensor has.
  private mutating func alignGradients() {
    for position in program.tensors.indices {
      let gradient = TensorID(position)
      guard program[gradient].name.isGradient,
        let forward = tensorsByName[program[gradient].name.withoutGradient],
        program[forward].dimensions.count == program[gradient].dimensions.count
      else { continue }
      program[gradient].gradientOf = forward
      for place in program[gradient].dimensions.indices {
        let hull = program[forward].dimensions[place].extent
          .hull(program[gradient].dimensions[place].extent)
        program[forward].dimensions[place].extent = hull
        program[gradient].dimensions[place].extent = hull
      }
    }
  }

  // MARK: - Beginnings of recurrences

  /// Adds an input for the positions of a recurrence that no statement writes.
  private mutating func addInitialSlice(_ tensor: TensorID, _ place: Int) {
    let extent = program[tensor].dimensions[place].extent
    guard let first = extent.first, let last = extent.last,
      let written = writtenRange(tensor, place), let from = written.first, let to = written.last
    else { return }
    if let missing = (from - first).integer, missing > 0 {
      let range = IndexRange(origin: .at(first), count: SizeExpression(missing))
      addInitialSlice(tensor, place, range, label: "0")
    } else if let missing = (last - to).integer, missing > 0 {
      let lower = to + SizeExpression(1)
      let range = IndexRange(origin: .at(lower), count: SizeExpression(missing))
      addInitialSlice(tensor, place, range, label: "end")
    }
  }

  private func writtenRange(_ tensor: TensorID, _ place: Int) -> IndexRange? {
    var written: IndexRange?
    for statement in program.statements where statement.target.tensor == tensor {
      guard let range = range(of: statement.target.indices[place]) else { continue }
      written = written?.hull(range) ?? range
    }
    return written
  }

  private mutating func addInitialSlice(
    _ tensor: TensorID,
    _ place: Int,
    _ positions: IndexRange,
    label: Symbol
  ) {
    var dimensions = program[tensor].dimensions
    var name = program[tensor].name
    name.subscripts.append(Name(label))
    if tensorsByName[name] != nil { name.subscripts.append(program[dimensions[place].axis].letter) }
    var indices: [IndexExpression] = []
    var source: [IndexExpression] = []
    for (number, dimension) in dimensions.enumerated() {
      let range = number == place ? positions : dimension.extent
      if number == place, positions.count.integer == 1, case .at(let position) = positions.origin {
        indices.append(.affine(AffineIndex(constant: position)))
        continue
      }
      let index = freshIndex(dimension.axis, range, besides: source)
      indices.append(IndexExpression(index))
      source.append(IndexExpression(index))
    }
    if positions.count.integer == 1 {
      dimensions.remove(at: place)
    } else {
      dimensions[place].extent = positions
    }
    var input = Tensor(name: name, dimensions: dimensions, role: .input)
    input.initialSlice = Tensor.InitialSlice(of: tensor, dimension: place)
    let added = program.add(input)
    tensorsByName[name] = added
    program.statements.append(
      Statement(
        Element(tensor, indices),
        .set,
        .element(Element(added, source)),
        indices: source.flatMap { $0.variables },
        origin: .initialSlice
      )
    )
    origins.append(-1)
  }

  /// A variable on an axis that is not among others.
  private mutating func freshIndex(
    _ axis: AxisID,
    _ range: IndexRange,
    besides others: [IndexExpression]
  ) -> IndexID {
    var name = program[axis].letter
    while others.contains(where: { $0.variables.contains { program[$0].name == name } }) {
      name.primes += 1
    }
    program.indices.append(Index(name: name, axis: axis, range: range))
    variables.append(Variable(statement: -1, range: range))
    return IndexID(program.indices.count - 1)
  }
}
