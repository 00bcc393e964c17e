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
      derivation.run()
      self = derivation.builder
    }
  }

  // MARK: - Gradients

  /// The gradient of a tensor; it is added when it is first asked for.
  mutating func gradient(of tensor: TensorID) -> TensorID {
    if let known = gradients[tensor] { return known }
    var copy = forward[tensor]
    copy.name = freeName(copy.name.gradient)
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

  /// Losses that other tensors depend on have a gradient of their own, which begins with 1.
  private mutating func addSeeds() {
    guard seed == .ones else { return }
    for loss in losses where activity.isActive(loss) && isRead(loss) {
      var seeded: [[IndexExpression]] = []
      for statement in forward.statements
      where statement.target.tensor == loss && statement.origin == .written
        && !seeded.contains(statement.target.indices)
      {
        seeded.append(statement.target.indices)
        let target = Element(gradient(of: loss), statement.target.indices)
        statements.append(DerivedStatement(target, .one, isDefinition: false))
      }
    }
  }

  // MARK: - Names and variables

  /// The name, or one like it with primes that no tensor has.
  func freeName(_ name: Name) -> Name {
    var candidate = name
    while result.tensors.contains(where: { $0.name.looseKey == candidate.looseKey }) {
      candidate.primes += 1
    }
    return candidate
  }

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

  init(_ target: Element, _ value: Expression, isDefinition: Bool) {
    self.target = target
    self.value = value
    self.isDefinition = isDefinition
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
