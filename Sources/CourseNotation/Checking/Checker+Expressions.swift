// From syntax to expressions, with names resolved.

extension Checker {
  /// The meaning of a piece of syntax in a statement.
  mutating func build(_ syntax: Syntax, _ scope: inout StatementScope) -> Expression {
    switch syntax.kind {
    case .number(let number): return .number(number)
    case .invalid: return .zero
    case .name(let name): return build(name, syntax.range, &scope)
    case .sum(let terms):
      var built: [Expression] = []
      for term in terms { built.append(build(term, &scope)) }
      return .total(built)
    case .negation(let operand): return .negation(build(operand, &scope))
    case .product(let factors): return buildProduct(factors, &scope)
    case .quotient(let left, let right):
      return .quotient(build(left, &scope), build(right, &scope))
    case .power(let base, let exponent):
      return .power(build(base, &scope), build(exponent, &scope))
    case .group(let entries):
      guard entries.count == 1 else {
        report(.list, at: syntax.range)
        return .zero
      }
      return build(entries[0], &scope)
    case .call(let function, let arguments):
      return buildCall(function, arguments, syntax.range, &scope)
    case .binder(let binder, let body): return buildBinder(binder, body, &scope)
    }
  }

  private mutating func build(
    _ name: NameSyntax,
    _ range: Range<Int>,
    _ scope: inout StatementScope
  ) -> Expression {
    let isPlain = name.indices == nil && name.lower == nil && !name.isGradient
    if isPlain, name.upper == nil {
      let bare = Survey.key(name)
      if let argument = scope.arguments.last(where: { $0.name == bare }) { return argument.value }
      if name.accents.isEmpty, name.primes == 0 {
        if name.base == "π", !survey.defined.contains("π") { return .pi }
        if isSize(name.base) { return .size(SizeExpression(size(named: name.base))) }
      }
    }
    if name.indices == nil, name.upper == nil, !name.isGradient {
      let bare = Survey.indexName(name, base: name.base)
      if !survey.scalars.contains(bare), let index = scope.index(named: bare) {
        return .position(IndexExpression(index))
      }
    }
    if isPlain, name.base == "e", name.accents.isEmpty, name.primes == 0, let upper = name.upper,
      upper.entries.count == 1, !survey.defined.contains("e")
    {
      return .function(.exp, [build(upper.entries[0], &scope)])
    }
    if let exponent = read(name).exponent {
      var base = name
      base.upper = nil
      return .power(build(base, range, &scope), build(exponent, &scope))
    }
    return .element(element(name, range, &scope))
  }

  private mutating func buildProduct(
    _ factors: [Syntax],
    _ scope: inout StatementScope
  ) -> Expression {
    var built: [Expression] = []
    var place = 0
    while place < factors.count {
      if place + 1 < factors.count, let call = application(factors[place], factors[place + 1]) {
        built.append(buildApplication(call, factors[place + 1], &scope))
        place += 2
      } else {
        built.append(build(factors[place], &scope))
        place += 1
      }
    }
    return .times(built)
  }

  private mutating func buildCall(
    _ function: Function,
    _ arguments: [Syntax],
    _ range: Range<Int>,
    _ scope: inout StatementScope
  ) -> Expression {
    var values: [Expression] = []
    for argument in arguments { values.append(build(argument, &scope)) }
    let isNested = (function == .max || function == .min) && values.count > 2
    guard values.count == function.arity || isNested else {
      let ends = [UInt8(ascii: "("), UInt8(ascii: " "), UInt8(ascii: "{")]
      let name = text.quoted(range).utf8.prefix { !ends.contains($0) }
      report(
        .wrongArgumentCount(
          function: String(decoding: name, as: UTF8.self),
          expected: function.arity,
          found: values.count
        ),
        at: range
      )
      return .zero
    }
    guard isNested else { return .function(function, values) }
    return values.dropFirst(2).reduce(.function(function, Array(values.prefix(2)))) {
      .function(function, [$0, $1])
    }
  }

  private mutating func buildBinder(
    _ binder: BinderSyntax,
    _ body: Syntax,
    _ scope: inout StatementScope
  ) -> Expression {
    var bound: [(index: IndexID, syntax: BinderSyntax.Variable)] = []
    for variable in binder.variables {
      if let index = bind(variable, binder.operator, &scope) { bound.append((index, variable)) }
    }
    let value = build(body, &scope)
    // What the loop of a `+=` binds meanwhile has gone to the front.
    if binder.operator != .softmax { scope.bound.removeLast(bound.count) }
    let free = value.freeIndices
    for (index, variable) in bound where !free.contains(index) && !isInvalid(body) {
      let name = text.quoted(variable.name.range)
      let kind = binder.operator.name
      report(.unusedBinder(index: name, operator: kind), at: variable.name.range)
    }
    let indices = bound.map { $0.index }
    if indices.isEmpty { return value }
    switch binder.operator {
    case .reduction(let reduction): return .reduction(reduction, indices, value)
    case .softmax: return .softmax(indices, value)
    }
  }

  /// The variable that a Σ binds, or the one on the left side that a softmax runs over.
  private mutating func bind(
    _ variable: BinderSyntax.Variable,
    _ kind: BinderOperator,
    _ scope: inout StatementScope
  ) -> IndexID? {
    let name = variable.name
    let entries = name.lower?.entries ?? []
    guard entries.allSatisfy({ if case .number = $0.kind { true } else { false } }) else {
      report(
        .unusedBinder(index: text.quoted(name.range), operator: kind.name),
        at: name.range
      )
      return nil
    }
    let base = name.base.isCapital ? letter(of: name.base) : name.base
    let indexName = Survey.indexName(name, base: base)
    if kind == .softmax {
      var lower = name
      lower.base = base
      return self.variable(lower, &scope)
    }
    if scope.index(named: indexName) != nil {
      report(.boundTwice(text.quoted(name.range)), at: name.range)
    }
    let range = range(of: variable, axis: axis(of: indexName))
    let index = addVariable(indexName, scope, range: range)
    scope.bound.append((indexName, index))
    return index
  }
}
