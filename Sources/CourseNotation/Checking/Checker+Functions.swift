// Functions that the program defines, and names that look like functions.

extension Checker {
  /// The name of a function that is applied, if two factors are a name and a parenthesis.
  func application(_ left: Syntax, _ right: Syntax) -> NameSyntax? {
    guard case .name(let name) = left.kind, name.indices == nil, name.lower == nil,
      Survey.isGroup(right)
    else { return nil }
    if function(named: name) != nil { return name }
    return isUnknownFunction(name, before: right) ? name : nil
  }

  private func function(named name: NameSyntax) -> FunctionSyntax? {
    syntax.functions.first { Survey.key($0.name) == Survey.key(name) }
  }

  /// A small letter that stands only before parentheses, without a sign of multiplication.
  private func isUnknownFunction(_ name: NameSyntax, before group: Syntax) -> Bool {
    guard !name.base.isCapital, name.upper == nil, !survey.tensors.contains(name.base),
      survey.bare[name.base] == nil, name.base.utf8.first.map({ $0 < 0x80 }) ?? false,
      name.range.upperBound <= group.range.lowerBound,
      !(header.inputs ?? []).contains(where: { $0.name.base == name.base })
    else { return false }
    let between = name.range.upperBound..<group.range.lowerBound
    return !Self.operators.contains { text.contains($0, in: between) }
  }

  /// What between a name and a parenthesis shows that a product is meant.
  private static let operators: [Symbol] = ["*", "·", "×", "cdot", "times", "odot", "ast"]

  mutating func buildApplication(
    _ name: NameSyntax,
    _ argument: Syntax,
    _ scope: inout StatementScope
  ) -> Expression {
    if case .power(let base, let exponent) = argument.kind {
      let value = buildApplication(name, base, &scope)
      return .power(value, build(exponent, &scope))
    }
    guard case .group(let entries) = argument.kind else { return .zero }
    var values: [Expression] = []
    for entry in entries { values.append(build(entry, &scope)) }
    guard let function = function(named: name) else {
      report(.unknownFunction(text.quoted(name.range)), at: name.range)
      return .zero
    }
    guard values.count == function.parameters.count else {
      report(
        .wrongArgumentCount(
          function: text.quoted(name.range),
          expected: function.parameters.count,
          found: values.count
        ),
        at: name.range
      )
      return .zero
    }
    guard scope.functionDepth < 8 else {
      report(.recursiveFunction(text.quoted(name.range)), at: name.range)
      return .zero
    }
    let outer = scope.arguments
    scope.arguments = zip(function.parameters, values).map { (Survey.key($0), $1) }
    scope.functionDepth += 1
    let value = build(function.body, &scope)
    scope.functionDepth -= 1
    scope.arguments = outer
    return value
  }

  /// A function must be about its parameters.
  mutating func checkFunctions() {
    for function in syntax.functions where !isInvalid(function.body) {
      var names: [NameSyntax] = []
      collectBareNames(function.body, &names)
      for parameter in function.parameters
      where !names.contains(where: { Survey.key($0) == Survey.key(parameter) }) {
        let other = names.first { name in name.base != "e" && name.base != "π" }
        report(
          .unusedParameter(
            function: text.quoted(function.name.range),
            parameter: text.quoted(parameter.range),
            body: other.map { text.quoted($0.range) }
          ),
          at: parameter.range,
          related: other.map { [$0.range] } ?? []
        )
      }
    }
  }

  private func collectBareNames(_ syntax: Syntax, _ names: inout [NameSyntax]) {
    switch syntax.kind {
    case .number, .invalid: break
    case .name(let name):
      names.append(name)
      for entry in name.upper?.entries ?? [] { collectBareNames(entry, &names) }
    case .negation(let part), .binder(_, let part): collectBareNames(part, &names)
    case .sum(let parts), .product(let parts), .group(let parts), .call(_, let parts):
      for part in parts { collectBareNames(part, &names) }
    case .quotient(let left, let right), .power(let left, let right):
      collectBareNames(left, &names)
      collectBareNames(right, &names)
    }
  }
}
