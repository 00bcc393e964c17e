// The grammar of formulas:
//
//     sum     = product (("+" | "-") product)*
//     product = signed ("*" signed | "/" signed | power)*     two values side by side multiply
//     signed  = ("-" | "+")* power
//     power   = primary ("^" signed)?                          2^3^2 = 2^9, -x^2 = -(x^2)
//     primary = number | name | function "(" sum ("," sum)* ")" | "(" sum ")"
//             | \sqrt "{" sum "}" | \frac "{" sum "}" "{" sum "}"
//
// LaTeX's braces and square brackets group as parentheses do, and its \left, \right and spaces are
// nothing (ExpressionLexer); so a formula may be typed, or copied from the text.

extension Expression {
  /// The longest formula, in bytes; it bounds the work and the depth of the tree.
  static let lengthLimit = 1000

  /// Parses a formula.
  ///
  ///     Expression(parsing: "1/sqrt(d)")    2d σ^2    -x^2 + \sigma
  ///
  /// A product may be written by setting values side by side, with the precedence of `*`. A name
  /// that is a variable wins over a function; any other name before `(` must be a function.
  ///
  /// - Parameters:
  ///   - text: The formula.
  ///   - known: The variables, so that `a(b + 1)` is a product where `a` is one of them.
  /// - Throws: `ExpressionError` for what is no formula.
  package init(parsing text: String, variables known: [String] = []) throws(ExpressionError) {
    let length = text.utf8.count
    guard length <= Self.lengthLimit else {
      throw ExpressionError(.tooLong(limit: Self.lengthLimit), 0..<length)
    }
    var lexer = ExpressionLexer(text)
    let tokens = try lexer.tokens()
    guard !tokens.isEmpty else { throw ExpressionError(.empty, 0..<length) }
    var parser = ExpressionParser(text: text, tokens: tokens, variables: known)
    self = try parser.whole()
  }
}

/// Recursive descent over the words of a formula.
private struct ExpressionParser {
  private static let depthLimit = 100

  let text: String
  let tokens: [ExpressionToken]
  let variables: [String]
  var index = 0
  var depth = 0

  mutating func whole() throws(ExpressionError) -> Expression {
    let expression = try sum()
    guard index == tokens.count else {
      throw ExpressionError(.unexpected(source(of: tokens[index])), tokens[index].bytes)
    }
    return expression
  }

  private mutating func sum() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw ExpressionError(.tooDeep, place) }
    var left = try product()
    while true {
      if take("+") {
        left = .binary(.sum, left, try product())
      } else if take("-") {
        left = .binary(.difference, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(ExpressionError) -> Expression {
    var left = try signed()
    while true {
      if take("*") {
        left = .binary(.product, left, try signed())
      } else if take("/") {
        left = .binary(.quotient, left, try signed())
      } else if startsPrimary {
        left = .binary(.product, left, try power())
      } else {
        return left
      }
    }
  }

  private mutating func signed() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw ExpressionError(.tooDeep, place) }
    if take("-") { return .negation(try signed()) }
    if take("+") { return try signed() }
    return try power()
  }

  private mutating func power() throws(ExpressionError) -> Expression {
    let base = try primary()
    return take("^") ? .binary(.power, base, try signed()) : base
  }

  private mutating func primary() throws(ExpressionError) -> Expression {
    guard index < tokens.count else { throw ExpressionError(.missingValue, place) }
    let token = tokens[index]
    switch token.kind {
    case .number(let value):
      index += 1
      return .number(value)
    case .name(let name):
      index += 1
      return try named(name, token)
    case .symbol(UInt8(ascii: "(")):
      index += 1
      let inner = try sum()
      try close()
      return inner
    case .symbol:
      throw ExpressionError(.missingValue, token.bytes)
    }
  }

  private mutating func named(
    _ name: String,
    _ token: ExpressionToken
  ) throws(ExpressionError) -> Expression {
    if variables.has(name) { return .variable(name) }
    if name.isSame(as: "frac") { return try fraction(token) }
    guard let function = Expression.Function(name: name),
      !name.isSame(as: "sigma") || isSymbol("(")
    else {
      if isSymbol("("), name.utf8.count > 1, !name.isSame(as: "pi") {
        throw ExpressionError(.unknownFunction(name), token.bytes)
      }
      return .variable(name)
    }
    guard take("(") else {
      throw ExpressionError(.functionWithoutArguments(function), token.bytes)
    }
    var arguments = [try sum()]
    while take(",") { arguments.append(try sum()) }
    try close()
    guard arguments.count == function.arity else {
      let fact = ExpressionError.Fact.wrongArgumentCount(function, found: arguments.count)
      throw ExpressionError(fact, token.bytes)
    }
    return .call(function, arguments)
  }

  /// `\frac{1}{\sqrt{d}}`, behind the command.
  private mutating func fraction(_ token: ExpressionToken) throws(ExpressionError) -> Expression {
    guard take("(") else { throw ExpressionError(.unexpected(source(of: token)), token.bytes) }
    let numerator = try sum()
    try close()
    guard take("(") else { throw ExpressionError(.missingValue, place) }
    let denominator = try sum()
    try close()
    return .binary(.quotient, numerator, denominator)
  }

  private mutating func close() throws(ExpressionError) {
    guard take(")") else { throw ExpressionError(.missingParenthesis, place) }
  }

  // MARK: Words

  private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
    guard isSymbol(symbol) else { return false }
    index += 1
    return true
  }

  private func isSymbol(_ symbol: Unicode.Scalar) -> Bool {
    index < tokens.count && tokens[index].kind.isSymbol(UInt8(symbol.value))
  }

  private var startsPrimary: Bool {
    guard index < tokens.count else { return false }
    if case .symbol(let symbol) = tokens[index].kind { return symbol == UInt8(ascii: "(") }
    return true
  }

  /// The next word, or the end of the formula.
  private var place: Range<Int> {
    if index < tokens.count { return tokens[index].bytes }
    return text.utf8.count..<text.utf8.count
  }

  private func source(of token: ExpressionToken) -> String {
    String(decoding: Array(text.utf8)[token.bytes], as: UTF8.self)
  }
}
