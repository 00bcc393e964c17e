// Which tensors the backward pass is about.

/// Tensors that depend on a wanted tensor and that a loss depends on.
struct Activity {
  private let active: [Bool]

  init(_ program: Program, losses: [TensorID], wanted: [TensorID]) {
    let statements = program.statements.map { statement in
      (target: statement.target.tensor, reads: statement.value.differentiableTensors)
    }
    var varied = [Bool](repeating: false, count: program.tensors.count)
    var useful = varied
    for tensor in wanted where program[tensor].kind == .real { varied[tensor.position] = true }
    for tensor in losses { useful[tensor.position] = true }
    var isChanging = true
    while isChanging {
      isChanging = false
      for statement in statements where !varied[statement.target.position] {
        guard statement.reads.contains(where: { varied[$0.position] }) else { continue }
        varied[statement.target.position] = true
        isChanging = true
      }
      for statement in statements where useful[statement.target.position] {
        for tensor in statement.reads where !useful[tensor.position] {
          useful[tensor.position] = true
          isChanging = true
        }
      }
    }
    active = zip(varied, useful).map { $0 && $1 }
  }

  /// Whether the tensor has a gradient that is needed.
  func isActive(_ tensor: TensorID) -> Bool { active[tensor.position] }

  /// Whether the value depends on a tensor whose gradient is needed.
  func isActive(_ expression: Expression) -> Bool {
    switch expression {
    case .element(let element): isActive(element.tensor)
    case .function(let function, _) where function.isPiecewiseConstant: false
    default: expression.operands.contains { isActive($0) }
    }
  }
}

extension Expression {
  /// The tensors of which a small change changes the value.
  var differentiableTensors: [TensorID] {
    switch self {
    case .element(let element): return [element.tensor]
    case .function(let function, _) where function.isPiecewiseConstant: return []
    default:
      var result: [TensorID] = []
      for operand in operands {
        for tensor in operand.differentiableTensors where !result.contains(tensor) {
          result.append(tensor)
        }
      }
      return result
    }
  }
}

extension Function {
  /// Whether the derivative is 0 wherever there is one.
  var isPiecewiseConstant: Bool {
    switch self {
    case .step, .sign, .equal: true
    default: false
    }
  }
}
