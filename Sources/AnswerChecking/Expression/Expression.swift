import DeterministicMath

/// A formula in a few variables: an author's answer, a claim, or what a reader types.
package indirect enum Expression: Sendable, Hashable {
  case number(Double)
  case variable(String)
  case negation(Expression)
  case binary(Operation, Expression, Expression)
  case call(Function, [Expression])

  /// An operation between two values.
  package enum Operation: String, Sendable, Hashable {
    case sum = "+"
    case difference = "-"
    case product = "*"
    case quotient = "/"
    case power = "^"
  }

  /// A function by its name in a formula.
  package enum Function: String, Sendable, Hashable, CaseIterable {
    case abs
    case cos
    case cosh
    case erf
    case exp
    case ln
    case log
    case log2
    case max
    case min
    case relu
    case sigmoid
    case sign
    case sin
    case sinh
    case softplus
    case sqrt
    case step
    case tanh

    /// How many arguments it takes.
    package var arity: Int {
      self == .max || self == .min ? 2 : 1
    }

    /// The function that a name means; `ReLU` and `sgn` are as good as `relu` and `sign`, and
    /// `sigma` before a parenthesis is the logistic function, as in the course notation.
    init?(name: String) {
      let bytes = [UInt8](text: name)
      if bytes.isText("ReLU") {
        self = .relu
      } else if bytes.isText("sgn") {
        self = .sign
      } else if bytes.isText("sigma") {
        self = .sigmoid
      } else {
        let named = Self.allCases.first { [UInt8](text: $0.rawValue) == bytes }
        guard let named else { return nil }
        self = named
      }
    }
  }
}

extension Expression {
  /// The variables that occur, each once, in the order of their first occurrence.
  package var variables: [String] {
    var names: [String] = []
    collect(into: &names)
    return names
  }

  private func collect(into names: inout [String]) {
    switch self {
    case .number: break
    case .variable(let name):
      if !names.has(name) { names.append(name) }
    case .negation(let operand): operand.collect(into: &names)
    case .binary(_, let left, let right):
      left.collect(into: &names)
      right.collect(into: &names)
    case .call(_, let arguments):
      for argument in arguments { argument.collect(into: &names) }
    }
  }
}

extension Expression {
  /// Names that have a value without being declared.
  package static let constants = ["pi", "e"]
}
