import DeterministicMath

/// Why a formula has no value.
package enum EvaluationError: Error, Sendable, Hashable {
  case unknownVariable(String)
  /// The operation or function is not defined there, for example `sqrt` of a negative number.
  case undefined(String)
}

/// A variable's name and its value.
package struct VariableValue: Sendable, Hashable {
  package var name: String
  package var value: Double

  package init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

extension Expression {
  /// The value of the formula where its variables have some values; `pi` and `e` need none.
  ///
  /// The same bits on every machine; relative errors of a few ulps in each operation.
  ///
  /// - Parameter variables: The values by name.
  /// - Returns: A finite number.
  /// - Throws: `EvaluationError` where there is no finite value.
  package func value(_ variables: [String: Double]) throws(EvaluationError) -> Double {
    try value(variables.map { VariableValue(name: $0.key, value: $0.value) })
  }

  /// The value of the formula where its variables have some values, as ``value(_:)-([String:Double])``.
  package func value(_ variables: [VariableValue]) throws(EvaluationError) -> Double {
    switch self {
    case .number(let value): return value
    case .variable(let name):
      for variable in variables where variable.name.isSame(as: name) { return variable.value }
      if name.isSame(as: "pi") { return .pi }
      if name.isSame(as: "e") { return exp(1) }
      throw .unknownVariable(name)
    case .negation(let operand): return -(try operand.value(variables))
    case .binary(let operation, let left, let right):
      let values = (try left.value(variables), try right.value(variables))
      return try Self.finite(operation.apply(values.0, values.1), operation.rawValue)
    case .call(let function, let arguments):
      var values: [Double] = []
      for argument in arguments { values.append(try argument.value(variables)) }
      return try Self.finite(function.apply(values), function.rawValue)
    }
  }

  private static func finite(_ value: Double, _ what: String) throws(EvaluationError) -> Double {
    guard value.isFinite else { throw .undefined(what) }
    return value
  }
}

extension Expression.Operation {
  fileprivate func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .sum: left + right
    case .difference: left - right
    case .product: left * right
    case .quotient: left / right
    case .power: pow(left, right)
    }
  }
}

extension Expression.Function {
  /// The parser has made sure that the number of arguments is right.
  fileprivate func apply(_ arguments: [Double]) -> Double {
    guard let x = arguments.first, let y = arguments.last else { return .nan }
    switch self {
    case .abs: return x.magnitude
    case .cos: return DeterministicMath.cos(x)
    case .cosh: return 0.5 * (DeterministicMath.exp(x) + DeterministicMath.exp(-x))
    case .erf: return DeterministicMath.erf(x)
    case .exp: return DeterministicMath.exp(x)
    case .ln, .log: return DeterministicMath.log(x)
    case .log2: return DeterministicMath.log2(x)
    case .max: return Swift.max(x, y)
    case .min: return Swift.min(x, y)
    case .relu: return Swift.max(x, 0)
    case .sigmoid: return DeterministicMath.sigmoid(x)
    case .sign: return x > 0 ? 1 : x < 0 ? -1 : 0
    case .sin: return DeterministicMath.sin(x)
    case .sinh: return 0.5 * (DeterministicMath.expm1(x) - DeterministicMath.expm1(-x))
    case .softplus: return DeterministicMath.softplus(x)
    case .sqrt: return DeterministicMath.sqrt(x)
    case .step: return x > 0 ? 1 : 0
    case .tanh: return DeterministicMath.tanh(x)
    }
  }
}
