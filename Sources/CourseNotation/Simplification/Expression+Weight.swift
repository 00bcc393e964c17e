// How much work an expression is, and for whom it is worth a name of its own.

extension Expression {
  /// How many elements are read.
  var readCount: Int {
    var count = 0
    forEachPart { if case .element = $0 { count += 1 } }
    return count
  }

  /// Whether many elements are combined: by a sum, a maximum, a softmax.
  var hasReduction: Bool {
    switch self {
    case .reduction, .softmax: true
    default: operands.contains { $0.hasReduction }
    }
  }

  /// Whether a function is evaluated that costs more than arithmetic.
  var hasFunction: Bool {
    switch self {
    case .function(let function, let operands):
      !function.isComparison || operands.contains { $0.hasFunction }
    case .power(let base, let exponent):
      exponent.rational?.integer == nil || base.hasFunction
    default: operands.contains { $0.hasFunction }
    }
  }

  /// Whether it is an element, a number, or a number times an element.
  var isSimple: Bool {
    switch self {
    case .number, .pi, .size, .position, .element: true
    case .negation(let operand): operand.isSimple
    default: false
    }
  }
}

extension Function {
  /// Functions that compare, or take the sign away.
  var isComparison: Bool {
    switch self {
    case .step, .sign, .equal, .abs, .relu, .max, .min: true
    default: false
    }
  }
}
