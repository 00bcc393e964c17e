// Axes and extents of the tensors of a backward program, by the rules of the checker.

extension Program {
  /// Gives every dimension the axis of the letter that stands there first, and its extent.
  ///
  /// An input has elements where it is read; what statements define has them where it is written,
  /// along a recurrence also where it is read. A gradient has them wherever its tensor has.
  mutating func findShapesOfGradients() {
    findAxes()
    findKinds()
    let sequential = sequentialDimensions
    for position in tensors.indices {
      let tensor = TensorID(position)
      for dimension in tensors[position].dimensions.indices {
        let isSequential = sequential[tensor]?.contains(dimension) ?? false
        self[tensor].dimensions[dimension].extent = extent(tensor, dimension, isSequential)
      }
    }
    for position in tensors.indices where tensors[position].name.isGradient {
      let gradient = TensorID(position)
      guard let forward = tensor(named: self[gradient].name.withoutGradient),
        self[forward].dimensions.count == self[gradient].dimensions.count
      else { continue }
      self[gradient].gradientOf = forward
      for dimension in self[gradient].dimensions.indices {
        let hull = self[forward].dimensions[dimension].extent
          .hull(self[gradient].dimensions[dimension].extent)
        self[forward].dimensions[dimension].extent = hull
        self[gradient].dimensions[dimension].extent = hull
      }
    }
  }

  private mutating func findAxes() {
    var isFound: [[Bool]] = tensors.map { $0.dimensions.map { _ in false } }
    let targets = statements.map { $0.target }
    for element in targets + statements.flatMap({ $0.reads }) {
      for (dimension, index) in element.indices.enumerated() {
        guard !isFound[element.tensor.position][dimension],
          let main = index.affine.flatMap(mainTerm)
        else { continue }
        isFound[element.tensor.position][dimension] = true
        self[element.tensor].dimensions[dimension].axis = self[main.index].axis
      }
    }
  }

  /// A tensor holds positions if an index is looked up in it.
  private mutating func findKinds() {
    for position in tensors.indices { tensors[position].kind = .real }
    for statement in statements {
      for element in [statement.target] + statement.reads {
        for (dimension, index) in element.indices.enumerated() {
          guard case .lookup(let looked) = index else { continue }
          let axis = self[element.tensor].dimensions[dimension].axis
          self[looked.tensor].kind = .position(on: axis)
        }
      }
    }
  }

  /// The variable that says where on the image an index like `x+Δx` is.
  private func mainTerm(_ index: AffineIndex) -> AffineIndex.Term? {
    let image = index.terms.first { term in
      !self[self[term.index].axis].letter.base.utf8.starts(with: Symbol("Δ").utf8)
    }
    return image ?? index.terms.first
  }

  /// The dimensions of each tensor that loops run along.
  var sequentialDimensions: [TensorID: Set<Int>] {
    var result: [TensorID: Set<Int>] = [:]
    for scheduled in schedule.scheduledStatements {
      let target = statements[scheduled.statement].target
      for binding in scheduled.bindings {
        let dimension = target.indices.firstIndex { $0.affine?.shifted?.index == binding.index }
        if let dimension { result[target.tensor, default: []].insert(dimension) }
      }
    }
    return result
  }

  private func extent(_ tensor: TensorID, _ dimension: Int, _ isSequential: Bool) -> IndexRange {
    let written = writtenRange(tensor, dimension)
    var read: IndexRange?
    for statement in statements {
      for element in statement.reads where element.tensor == tensor {
        guard let range = range(of: element.indices[dimension]) else { continue }
        read = read?.hull(range) ?? range
      }
    }
    guard let written else { return read ?? self[self[tensor].dimensions[dimension].axis].range }
    return isSequential ? read.map { written.hull($0) } ?? written : written
  }

  private func writtenRange(_ tensor: TensorID, _ dimension: Int) -> IndexRange? {
    var written: IndexRange?
    for statement in statements
    where statement.target.tensor == tensor && statement.origin == .written {
      guard let range = range(of: statement.target.indices[dimension]) else { continue }
      written = written?.hull(range) ?? range
    }
    return written
  }

  /// The integers that an index takes; with zero or circular padding the offsets of a kernel do
  /// not count.
  private func range(of index: IndexExpression) -> IndexRange? {
    guard case .affine(let affine) = index else { return nil }
    guard let main = mainTerm(affine) else {
      return IndexRange(origin: .at(affine.constant), count: SizeExpression(1))
    }
    let own = self[main.index].range
    if affine.terms.count > 1, padding != .valid {
      return main.stride == 1 ? own : IndexRange(from: 0, count: own.count * main.stride)
    }
    if affine.shifted != nil, own.origin == .centred { return own }
    var first = affine.constant
    var count = SizeExpression(1)
    for term in affine.terms {
      let range = self[term.index].range
      guard let lower = range.first, let upper = range.last else { return nil }
      first = first + (term.stride < 0 ? upper : lower) * term.stride
      count = count + (range.count - SizeExpression(1)) * abs(term.stride)
    }
    return IndexRange(origin: .at(first), count: count)
  }

  // MARK: - Where recurrences begin

  /// The positions of a recurrence that no statement writes, before the first or behind the last.
  func missingPositions(_ tensor: TensorID, _ dimension: Int) -> IndexRange? {
    let extent = self[tensor].dimensions[dimension].extent
    guard let first = extent.first, let last = extent.last,
      let written = writtenRange(tensor, dimension), let from = written.first,
      let to = written.last
    else { return nil }
    if let missing = (from - first).integer, missing > 0 {
      return IndexRange(origin: .at(first), count: SizeExpression(missing))
    }
    if let missing = (last - to).integer, missing > 0 {
      return IndexRange(origin: .at(to + SizeExpression(1)), count: SizeExpression(missing))
    }
    return nil
  }

  /// Adds the input that holds the first slice of a recurrence: `L_end.grad`, the gradient that
  /// the backward pass begins with.
  mutating func addInitialSlice(of tensor: TensorID, _ dimension: Int, _ positions: IndexRange) {
    let isFirst = positions.first == self[tensor].dimensions[dimension].extent.first
    var input = Tensor(name: self[tensor].name, dimensions: self[tensor].dimensions, role: .input)
    input.name.subscripts.append(Name(isFirst ? "0" : "end"))
    input.initialSlice = Tensor.InitialSlice(of: tensor, dimension: dimension)
    var indices: [IndexExpression] = []
    var source: [IndexExpression] = []
    for (place, entry) in self[tensor].dimensions.enumerated() {
      if place == dimension, positions.count.integer == 1, case .at(let lower) = positions.origin {
        indices.append(.affine(AffineIndex(constant: lower)))
        continue
      }
      var index = Index(
        name: self[entry.axis].letter,
        axis: entry.axis,
        range: place == dimension ? positions : entry.extent
      )
      while source.contains(where: { $0.variables.contains { self[$0].name == index.name } }) {
        index.name.primes += 1
      }
      let variable = IndexExpression(add(index))
      indices.append(variable)
      source.append(variable)
    }
    if positions.count.integer == 1 {
      input.dimensions.remove(at: dimension)
    } else {
      input.dimensions[dimension].extent = positions
    }
    let value = Expression.element(Element(add(input), source))
    let target = Element(tensor, indices)
    statements.append(
      Statement(
        target,
        .set,
        value,
        indices: source.flatMap { $0.variables },
        origin: .initialSlice
      )
    )
  }
}

extension [Step] {
  /// The statements with what the loops around them fix, in executable order.
  var scheduledStatements: [ScheduledStatement] {
    flatMap { step in
      switch step {
      case .run(let scheduled): [scheduled]
      case .loop(let loop): loop.body.scheduledStatements
      }
    }
  }
}
