/// What is wrong with a formula, and which of its bytes.
package struct ExpressionError: Error, Sendable, Hashable {
  package enum Fact: Sendable, Hashable {
    case empty
    case tooLong(limit: Int)
    case tooDeep
    case unexpectedCharacter(Unicode.Scalar)
    case malformedNumber(String)
    /// The formula ends, or goes on with something else, where a value should stand.
    case missingValue
    case missingParenthesis
    case unexpected(String)
    case functionWithoutArguments(Expression.Function)
    case wrongArgumentCount(Expression.Function, found: Int)
    /// A name with arguments that is no function.
    case unknownFunction(String)
  }

  package var fact: Fact
  /// Counted from the start of the formula.
  package var bytes: Range<Int>

  init(_ fact: Fact, _ bytes: Range<Int>) {
    self.fact = fact
    self.bytes = bytes
  }
}

extension ExpressionError: CustomStringConvertible {
  package var description: String {
    switch fact {
    case .empty: "The formula is empty."
    case .tooLong(let limit): "A formula has at most \(limit) bytes."
    case .tooDeep: "The formula is nested too deep."
    case .unexpectedCharacter(let scalar):
      "“" + String(decoding: Array(UTF8.encode(scalar) ?? .init()), as: UTF8.self)
        + "” means nothing in a formula."
    case .malformedNumber(let text): "“\(text)” is not a number."
    case .missingValue: "A value is missing here."
    case .missingParenthesis: "A “)” is missing here."
    case .unexpected(let text): "“\(text)” cannot stand here."
    case .functionWithoutArguments(let function):
      "“\(function.rawValue)” needs parentheses: \(function.rawValue)(…)."
    case .wrongArgumentCount(let function, let found):
      "“\(function.rawValue)” takes \(function.arity) of them, not \(found)."
    case .unknownFunction(let name): "There is no function “\(name)”."
    }
  }
}
