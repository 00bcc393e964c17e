// The value of an expression at the current indices.

import DeterministicMath

extension Interpreter {
  mutating func value(of expression: Expression) throws(InterpreterError) -> Double {
    try takeStep()
    switch expression {
    case .number(let number): return number.value
    case .pi: return .pi
    case .size(let size): return Double(size.value(sizes))
    case .position(let index): return Double(try integer(index))
    case .element(let element): return try self.element(element)
    case .negation(let operand): return -(try value(of: operand))
    case .sum(let terms):
      counts.additions += Int64(terms.count - 1)
      var sum = 0.0
      for term in terms { sum += try value(of: term) }
      return sum
    case .product(let factors):
      counts.multiplications += Int64(factors.count - 1)
      var product = 1.0
      for factor in factors { product *= try value(of: factor) }
      return product
    case .quotient(let numerator, let denominator):
      counts.multiplications += 1
      return try value(of: numerator) / value(of: denominator)
    case .power(let base, let exponent): return try power(base, exponent)
    case .function(let function, let operands):
      counts.functions += 1
      let left = try value(of: operands[0])
      return function.value(left, operands.count > 1 ? try value(of: operands[1]) : 0)
    case .reduction(let reduction, let indices, let operand):
      return try reduce(reduction, indices, operand)
    case .softmax: preconditionFailure("a softmax is read from its table")
    }
  }

  private mutating func power(
    _ base: Expression,
    _ exponent: Expression
  ) throws(InterpreterError) -> Double {
    let number = try value(of: base)
    guard let whole = exponent.smallExponent else {
      counts.functions += 1
      return pow(number, try value(of: exponent))
    }
    counts.multiplications += Int64(max(abs(whole) - 1, 0) + (whole < 0 ? 1 : 0))
    let product = (0..<abs(whole)).reduce(1.0) { product, _ in product * number }
    return whole < 0 ? 1 / product : product
  }

  /// The values of an operand for all values of some indices.
  mutating func values(
    of operand: Expression,
    over indices: [IndexID]
  ) throws(InterpreterError) -> [Double] {
    let outer = indices.map { values[$0.position] }
    var results: [Double] = []
    if begin(indices) {
      repeat {
        results.append(try value(of: operand))
      } while advance(indices)
    }
    for (index, value) in zip(indices, outer) { values[index.position] = value }
    return results
  }

  private mutating func reduce(
    _ reduction: Reduction,
    _ indices: [IndexID],
    _ operand: Expression
  ) throws(InterpreterError) -> Double {
    let operands = try values(of: operand, over: indices)
    switch reduction {
    case .sum:
      counts.additions += Int64(operands.count)
      return operands.reduce(0, +)
    case .max:
      counts.functions += Int64(operands.count)
      return operands.reduce(-.infinity) { Function.max.value($0, $1) }
    case .min:
      counts.functions += Int64(operands.count)
      return operands.reduce(.infinity) { Function.min.value($0, $1) }
    case .logSumExp:
      counts.functions += Int64(operands.count + 1)
      counts.additions += Int64(operands.count)
      let shift = finiteShift(operands)
      return shift + log(operands.reduce(0) { $0 + exp($1 - shift) })
    }
  }
}

extension Function {
  /// The value at a number, or at two.
  func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .sigmoid: DeterministicMath.sigmoid(x)
    case .tanh: DeterministicMath.tanh(x)
    case .exp: DeterministicMath.exp(x)
    case .ln: log(x)
    case .relu: x < 0 ? 0 : x
    case .step: x > 0 ? 1 : 0
    case .sqrt: x.squareRoot()
    case .abs: Swift.abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .sin: DeterministicMath.sin(x)
    case .cos: DeterministicMath.cos(x)
    case .softplus: DeterministicMath.softplus(x)
    case .erf: DeterministicMath.erf(x)
    case .max: x < y || y.isNaN ? y : x
    case .min: y < x || y.isNaN ? y : x
    case .equal: x == y ? 1 : 0
    }
  }
}

/// What is subtracted from exponents so that none overflows: the largest, if it is finite.
func finiteShift(_ exponents: [Double]) -> Double {
  let largest = exponents.reduce(-Double.infinity) { Swift.max($0, $1) }
  return largest.isFinite ? largest : 0
}
