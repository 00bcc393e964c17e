// An expression as instructions on strips: what a nest does to a block of elements at once.

/// What is done to one or two strips.
enum StripOperation: UInt8, Hashable {
  case add, subtract, multiply, divide, power
  case larger, smaller, equal
  case negate
  case sigmoid, tanh, exp, ln, relu, step, sqrt, abs, sign, sin, cos, softplus, erf
}

/// A straight-line program on values, each a strip of numbers or one number for the whole strip.
///
/// Values are numbered in the order in which they are computed.
struct StripProgram {
  /// Where a value comes from.
  enum Source: Hashable {
    case constant(UInt32)
    /// A load, by its place in `loads`.
    case load(Int)
    /// A running index as a number, by its place in `positions`.
    case position(Int)
    case operation(StripOperation, Int, Int)
  }

  /// A running index: base + Σ stride · value.
  struct Position: Hashable {
    var base: Int
    var strides: [Int]
  }

  private(set) var values: [Source] = []
  private(set) var loads: [Element] = []
  private(set) var positions: [Position] = []

  /// The number of a value, an equal one if there is.
  mutating func value(_ source: Source) -> Int {
    if let place = values.firstIndex(of: source) { return place }
    values.append(source)
    return values.count - 1
  }

  mutating func constant(_ number: Float) -> Int { value(.constant(number.bitPattern)) }

  mutating func load(_ element: Element) -> Int {
    if let place = loads.firstIndex(of: element) { return value(.load(place)) }
    loads.append(element)
    return value(.load(loads.count - 1))
  }

  /// Adds what an expression needs.
  ///
  /// - Parameters:
  ///   - expression: Something elementwise.
  ///   - builder: Gives places to indices.
  ///   - known: The value of an element that this program has computed itself.
  /// - Returns: The number of the expression's value.
  mutating func add(
    _ expression: Expression,
    _ builder: AccessBuilder,
    known: (Element) -> Int?
  ) -> Int {
    func inner(_ program: inout StripProgram, _ expression: Expression) -> Int {
      program.add(expression, builder, known: known)
    }
    switch expression {
    case .number(let number): return constant(Float(number.value))
    case .pi: return constant(.pi)
    case .size: return constant(0)
    case .position(.affine(let index)):
      let (base, strides) = builder.linear(index)
      let position = Position(base: base, strides: strides)
      let place = positions.firstIndex(of: position) ?? positions.count
      if place == positions.count { positions.append(position) }
      return value(.position(place))
    case .position(.lookup(let element)), .element(let element):
      return known(element) ?? load(element)
    case .sum(let terms): return sum(terms, builder, known: known)
    case .negation(let operand):
      let value = inner(&self, operand)
      return self.value(.operation(.negate, value, value))
    case .product(let factors):
      var product = inner(&self, factors[0])
      for factor in factors.dropFirst() {
        product = value(.operation(.multiply, product, inner(&self, factor)))
      }
      return product
    case .quotient(let numerator, let denominator):
      let left = inner(&self, numerator)
      return value(.operation(.divide, left, inner(&self, denominator)))
    case .power(let base, let exponent): return power(inner(&self, base), exponent, builder, known)
    case .function(let function, let operands):
      let left = inner(&self, operands[0])
      let right = operands.count > 1 ? inner(&self, operands[1]) : left
      return value(.operation(StripOperation(function), left, right))
    case .reduction, .softmax:
      preconditionFailure("a reduction has an array of its own")
    }
  }

  private mutating func sum(
    _ terms: [Expression],
    _ builder: AccessBuilder,
    known: (Element) -> Int?
  ) -> Int {
    var sum: Int?
    for term in terms {
      guard let left = sum else {
        sum = add(term, builder, known: known)
        continue
      }
      if case .negation(let operand) = term {
        sum = value(.operation(.subtract, left, add(operand, builder, known: known)))
      } else {
        sum = value(.operation(.add, left, add(term, builder, known: known)))
      }
    }
    return sum ?? constant(0)
  }

  private mutating func power(
    _ base: Int,
    _ exponent: Expression,
    _ builder: AccessBuilder,
    _ known: (Element) -> Int?
  ) -> Int {
    guard let whole = exponent.smallExponent else {
      return value(.operation(.power, base, add(exponent, builder, known: known)))
    }
    guard whole != 0 else { return constant(1) }
    var product = base
    for _ in 1..<max(1, Swift.abs(whole)) { product = value(.operation(.multiply, product, base)) }
    return whole > 0 ? product : value(.operation(.divide, constant(1), product))
  }
}

extension StripOperation {
  init(_ function: Function) {
    self =
      switch function {
      case .sigmoid: .sigmoid
      case .tanh: .tanh
      case .exp: .exp
      case .ln: .ln
      case .relu: .relu
      case .step: .step
      case .sqrt: .sqrt
      case .abs: .abs
      case .sign: .sign
      case .sin: .sin
      case .cos: .cos
      case .softplus: .softplus
      case .erf: .erf
      case .max: .larger
      case .min: .smaller
      case .equal: .equal
      }
  }
}
