// The state of the derivation of a backward pass.

/// Derives the statements of a backward pass.
///
/// The stages: each forward statement in reverse order gives contributions to gradients
/// (``StatementGradient``); contributions become statements (`GradientBuilder+Statements.swift`);
/// what no loss reaches is dropped, and tables, extents and the order of execution are made
/// (`GradientBuilder+Assembly.swift`).
struct GradientBuilder {
  let forward: Program
  let activity: Activity
  let losses: [TensorID]
  let wanted: [TensorID]
  let seed: GradientSeed
  /// The tables of the forward program, to which gradients and variables are added.
  var result: Program
  /// For each tensor that has one, its gradient.
  private(set) var gradients: [TensorID: TensorID] = [:]
  /// The gradients of activations' operands: h~.grad for h = tanh(…).
  var operandGradients: [TensorID: TensorID] = [:]
  /// The statements, in the order in which they are derived.
  var statements: [DerivedStatement] = []
  /// Softmaxes that are only looked at through a logarithm, with the places where that is.
  var logarithms: [TensorID: [LogarithmUse]] = [:]
  /// Axes along which the forward program has loops.
  let sequentialAxes: Set<AxisID>

  init(
    _ forward: Program,
    _ activity: Activity,
    _ losses: [TensorID],
    _ wanted: [TensorID],
    _ seed: GradientSeed
  ) {
    self.forward = forward
    self.activity = activity
    self.losses = losses
    self.wanted = wanted
    self.seed = seed
    result = forward
    result.statements = []
    result.schedule = []
    sequentialAxes = forward.schedule.loopAxes
  }

  /// Derives all statements.
  mutating func differentiate() {
    findLogarithms()
    addSeeds()
    for place in forward.schedule.statements.reversed() {
      var derivation = StatementGradient(self, place)
      let first = statements.count
      derivation.run()
      self = derivation.builder
      for derived in first..<statements.count { statements[derived].source = place }
    }
  }

  // MARK: - Gradients

  /// The gradient of a tensor; it is added when it is first asked for.
  mutating func gradient(of tensor: TensorID) -> TensorID {
    if let known = gradients[tensor] { return known }
    var copy = forward[tensor]
    copy.name = copy.name.gradient
    copy.role = .intermediate
    copy.gradientOf = tensor
    copy.initialSlice = nil
    let added = result.add(copy)
    gradients[tensor] = added
    return added
  }

  /// The gradient of an element; 1 if the element is a term of the loss and nothing else.
  mutating func gradient(of element: Element) -> Monomial {
    if seed == .ones, losses.contains(element.tensor), !isRead(element.tensor) { return .one }
    let gradient = Element(gradient(of: element.tensor), element.indices)
    return Monomial(.element(gradient))
  }

  /// Whether a statement of the backward pass adds to the tensor's gradient.
  private func isRead(_ tensor: TensorID) -> Bool {
    forward.statements.contains { statement in
      activity.isActive(statement.target.tensor)
        && statement.value.differentiableTensors.contains(tensor)
    }
  }

  /// Losses that other tensors depend on have a gradient of their own, which begins with 1 where
  /// statements define it.
  private mutating func addSeeds() {
    guard seed == .ones else { return }
    for loss in losses where activity.isActive(loss) && isRead(loss) {
      let targets = forward.statements.filter {
        $0.target.tensor == loss && $0.origin == .written
      }
      var seeded: [[IndexExpression]] = []
      for target in targets.map({ $0.target })
      where target.isPlain && !seeded.contains(target.indices) {
        seeded.append(target.indices)
      }
      if seeded.isEmpty { seeded = [wholeIndices(of: loss)] }
      for indices in seeded {
        let target = Element(gradient(of: loss), indices)
        statements.append(DerivedStatement(target, .one, isDefinition: false))
      }
    }
  }

  /// A variable for each dimension of a tensor.
  private mutating func wholeIndices(of tensor: TensorID) -> [IndexExpression] {
    forward[tensor].dimensions.map { dimension in
      let name = forward[dimension.axis].letter
      result.indices.append(Index(name: name, axis: dimension.axis, range: dimension.extent))
      return IndexExpression(IndexID(result.indices.count - 1))
    }
  }

  // MARK: - Variables and sums

  /// A variable like another one, but different from all others.
  mutating func variable(like index: IndexID) -> IndexID {
    result.indices.append(result[index])
    return IndexID(result.indices.count - 1)
  }

  /// How many values an index has.
  func count(_ index: IndexID) -> SizeExpression { result[index].range.count }

  /// Σ over indices, in the style of the program.
  func summed(_ product: Monomial, over indices: [IndexID]) -> Monomial {
    product.summed(over: indices, style: sums)
  }

  var sums: SumStyle {
    SumStyle(counts: result.indices.map { $0.range.count }, summation: forward.summation)
  }
}

/// A statement of the backward pass before it gets its final form.
struct DerivedStatement {
  var target: Element
  var value: Expression
  /// Whether it defines the element, so that `=` is right; else it adds to it.
  var isDefinition: Bool
  /// The forward statement that it belongs to; `nil` for the beginning.
  var source: Int?

  init(_ target: Element, _ value: Expression, isDefinition: Bool) {
    self.target = target
    self.value = value
    self.isDefinition = isDefinition
  }
}

extension Element {
  /// Whether every index is one variable, once, or a constant, so that `=` may stand behind it.
  var isPlain: Bool {
    var seen: [IndexID] = []
    for index in indices {
      guard let affine = index.affine else { return false }
      if affine.terms.isEmpty { continue }
      guard let shifted = affine.shifted, !seen.contains(shifted.index) else { return false }
      seen.append(shifted.index)
    }
    return true
  }
}

extension [Step] {
  /// The statements in executable order.
  var statements: [Int] {
    flatMap { step in
      switch step {
      case .run(let scheduled): [scheduled.statement]
      case .loop(let loop): loop.body.statements
      }
    }
  }

  /// The axes of all loops.
  var loopAxes: Set<AxisID> {
    reduce(into: []) { axes, step in
      guard case .loop(let loop) = step else { return }
      axes.formUnion(loop.body.loopAxes)
      axes.insert(loop.axis)
    }
  }
}
