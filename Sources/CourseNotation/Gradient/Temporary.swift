// Tensors that a backward pass adds: gradients of parts without a name, and values computed anew.

/// A tensor for a part of a forward statement.
struct Temporary {
  /// What it holds.
  enum Kind: Hashable {
    /// The gradient of the operand of a function: h~.grad for h = tanh(…).
    case operandGradient(of: Expression)
    /// The gradient of a part.
    case gradient(of: Expression)
    /// The value of a part.
    case value(of: Expression)

    var isValue: Bool { if case .value = self { true } else { false } }
  }

  var kind: Kind
  /// The element, with an index for every variable of the value.
  var element: Element
  var value: Monomial
}

extension StatementGradient {
  /// The element of a tensor for a part, which is added when it is first asked for.
  mutating func temporary(
    _ kind: Temporary.Kind,
    _ value: Monomial,
    _ free: [IndexID]
  )
    -> Expression
  {
    if kind.isValue, let known = temporaries.first(where: { $0.kind == kind }) {
      return .element(known.element)
    }
    let element: Element
    if case .operandGradient(let part) = kind, knownValue(of: part) != nil {
      let tensor = builder.operandGradient(of: statement.target.tensor)
      element = Element(tensor, statement.target.indices)
    } else {
      element = newElement(free)
    }
    temporaries.append(Temporary(kind: kind, element: element, value: value))
    return .element(element)
  }

  /// An element of a new tensor, which gets its name when it is certain that it stays.
  ///
  /// Its indices are those of the statement's target as far as their variables are free, then the
  /// other variables; subscripts come first.
  private mutating func newElement(_ free: [IndexID]) -> Element {
    var entries: [(index: IndexExpression, dimension: Tensor.Dimension)] = []
    let target = statement.target
    for (place, index) in target.indices.enumerated() {
      guard let shifted = index.affine?.shifted, free.contains(shifted.index) else { continue }
      entries.append((index, builder.forward[target.tensor].dimensions[place]))
    }
    let covered = entries.flatMap { $0.index.variables }
    for variable in free where !covered.contains(variable) {
      let axis = builder.result[variable].axis
      let dimension = Tensor.Dimension(
        axis: axis,
        extent: builder.result[variable].range,
        isSubscript: builder.isSubscript(axis)
      )
      entries.append((IndexExpression(variable), dimension))
    }
    let ordered =
      entries.filter { $0.dimension.isSubscript }
      + entries.filter { !$0.dimension.isSubscript }
    let tensor = Tensor(
      name: builder.placeholder,
      dimensions: ordered.map { $0.dimension },
      role: .intermediate
    )
    return Element(builder.result.add(tensor), ordered.map { $0.index })
  }

  /// Writes the temporaries that are left, with names.
  mutating func defineTemporaries() {
    var names: [Expression: Name] = [:]
    for temporary in temporaries {
      let tensor = temporary.element.tensor
      if builder.result[tensor].name == builder.placeholder {
        builder.result[tensor].name = name(of: temporary.kind, &names)
      }
      let derived = DerivedStatement(
        temporary.element,
        temporary.value.withWholeSum(builder.sums).expression,
        isDefinition: true
      )
      builder.statements.append(derived)
    }
  }

  /// h' for a part of the statement that defines h, h~.grad for the gradient of an operand.
  private func name(of kind: Temporary.Kind, _ names: inout [Expression: Name]) -> Name {
    let target = builder.forward[statement.target.tensor].name.withoutGradient
    switch kind {
    case .operandGradient(let part) where part == statement.value:
      return builder.operandGradientName(target)
    case .operandGradient(let part):
      return builder.operandGradientName(primed(target, part, &names))
    case .value(let part): return primed(target, part, &names)
    case .gradient(let part):
      let name = primed(target, part, &names).gradient
      if !builder.result.tensors.contains(where: { $0.name == name }) { return name }
      names[part] = nil
      return primed(target, part, &names).gradient
    }
  }

  /// The name with primes that stands for a part.
  private func primed(_ target: Name, _ part: Expression, _ names: inout [Expression: Name]) -> Name
  {
    if let known = names[part] { return known }
    var name = target
    repeat {
      name.primes += 1
    } while names.values.contains(name) || !builder.isFree(name)
    names[part] = name
    return name
  }
}

extension GradientBuilder {
  /// The name of tensors that have none yet.
  var placeholder: Name { Name("") }

  /// Whether no tensor of the forward program, and no gradient of it, has the name.
  func isFree(_ name: Name) -> Bool {
    !result.tensors.contains {
      $0.name.looseKey == name.looseKey || $0.name.looseKey == name.gradient.looseKey
    }
  }

  /// Whether an axis is written as a subscript somewhere.
  func isSubscript(_ axis: AxisID) -> Bool {
    forward.tensors.contains { tensor in
      tensor.dimensions.contains { $0.axis == axis && $0.isSubscript }
    }
  }

  /// The gradient of the operand of the function that defines a tensor; one for all statements
  /// that define parts of it.
  mutating func operandGradient(of tensor: TensorID) -> TensorID {
    if let known = operandGradients[tensor] { return known }
    var copy = forward[tensor]
    copy.name = operandGradientName(copy.name.withoutGradient)
    copy.role = .intermediate
    copy.gradientOf = nil
    copy.initialSlice = nil
    let added = result.add(copy)
    operandGradients[tensor] = added
    return added
  }

  /// `h~.grad`, the gradient of the operand of the function whose value is h.
  func operandGradientName(_ name: Name) -> Name {
    var operand = name
    operand.accents.append(.tilde)
    while !isFree(operand) { operand.primes += 1 }
    return operand.gradient
  }
}
