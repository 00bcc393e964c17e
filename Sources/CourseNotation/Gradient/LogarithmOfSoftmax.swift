// Softmaxes of which only logarithms are used, found before anything is derived.

/// A place where a softmax is read through a logarithm.
struct LogarithmUse {
  /// The element of the softmax that is read.
  var element: Element
  /// The derivative of the loss with respect to the logarithm.
  var adjoint: Monomial
  /// The dimension over which the softmax is normalised.
  var dimension: Int
  /// Whether all elements along that dimension are read, with weights; else it is one of them.
  var isWeighted: Bool
}

/// A tensor that one statement defines as a softmax.
struct SoftmaxDefinition {
  let tensor: TensorID
  /// The dimension over which it is normalised.
  let dimension: Int
  /// The variable that runs along that dimension.
  let variable: IndexID

  /// `nil` if the tensor is defined otherwise.
  init?(of tensor: TensorID, in program: Program) {
    let definitions = program.statements.filter { $0.target.tensor == tensor }
    guard definitions.count == 1, definitions[0].assignment == .set,
      case .softmax(let indices, _) = definitions[0].value, indices.count == 1
    else { return nil }
    let target = definitions[0].target
    guard target.indices.allSatisfy({ $0.affine?.variable != nil }),
      Set(target.variables) == Set(definitions[0].value.freeIndices),
      let dimension = target.indices.firstIndex(where: { $0.affine?.variable == indices[0] })
    else { return nil }
    self.tensor = tensor
    self.dimension = dimension
    variable = indices[0]
  }

  /// Whether an expression reads the tensor only as ln p[…], with indices that can be inverted.
  func isOnlyInLogarithms(_ expression: Expression, _ program: Program) -> Bool {
    switch expression {
    case .element(let element): return element.tensor != tensor
    case .function(.ln, let operands):
      if case .element(let element) = operands[0], element.tensor == tensor {
        return isRegular(element, program)
      }
    case .function(let function, _) where function.isPiecewiseConstant: return true
    default: break
    }
    return expression.operands.allSatisfy { isOnlyInLogarithms($0, program) }
  }

  /// Whether every other index is one variable or a constant, and the index of the softmax runs
  /// over the whole dimension or follows from the others.
  private func isRegular(_ element: Element, _ program: Program) -> Bool {
    var rows: [IndexID] = []
    for (place, index) in element.indices.enumerated() where place != dimension {
      guard let affine = index.affine else { return false }
      if affine.terms.isEmpty { continue }
      guard let shifted = affine.shifted, !rows.contains(shifted.index) else { return false }
      rows.append(shifted.index)
    }
    let index = element.indices[dimension]
    if index.variables.allSatisfy(rows.contains) { return true }
    return index.affine?.variable.map { program[$0].range == program[variable].range } ?? false
  }
}

extension GradientBuilder {
  /// Finds tensors that are a softmax and of which only logarithms are needed, later on.
  mutating func findLogarithms() {
    let order = forward.schedule.statements
    for (place, number) in order.enumerated() {
      let tensor = forward.statements[number].target.tensor
      guard activity.isActive(tensor), !losses.contains(tensor),
        let softmax = SoftmaxDefinition(of: tensor, in: forward)
      else { continue }
      let isOnlyLogarithms = order.enumerated().allSatisfy { other, number in
        let statement = forward.statements[number]
        guard activity.isActive(statement.target.tensor),
          statement.value.differentiableTensors.contains(tensor)
        else { return true }
        return other > place && softmax.isOnlyInLogarithms(statement.value, forward)
      }
      if isOnlyLogarithms { logarithms[tensor] = [] }
    }
  }

  /// Adds a use of a logarithm.
  mutating func addLogarithm(_ element: Element, _ adjoint: Monomial) {
    guard let dimension = SoftmaxDefinition(of: element.tensor, in: forward)?.dimension else {
      return
    }
    var rows: [IndexID] = []
    for (place, index) in element.indices.enumerated() where place != dimension {
      rows += index.variables
    }
    let variable = element.indices[dimension].affine?.variable
    let isWeighted = variable.map { !rows.contains($0) } ?? false
    logarithms[element.tensor]?.append(
      LogarithmUse(
        element: element,
        adjoint: adjoint,
        dimension: dimension,
        isWeighted: isWeighted
      )
    )
  }
}
