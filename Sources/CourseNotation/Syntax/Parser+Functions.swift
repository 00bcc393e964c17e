// Functions, sums, softmax: what is applied, and to how much.

extension Parser {
  /// `\tanh(…)`, `\ln p`, `\tanh^2(…)`; `max` with a subscript is a maximum over an index.
  mutating func readFunction(_ function: Function) -> Syntax {
    let start = token.range.lowerBound
    if (function == .max || function == .min) && kind(at: 1) == .underscore {
      return readBinder()
    }
    advance()
    var exponent: Syntax?
    if take(.caret) { exponent = readScript().entries.first }
    let arguments = readArguments()
    let end = max(start, arguments.last?.range.upperBound ?? start, lastEnd)
    let call = Syntax(kind: .call(function, arguments), range: start..<end)
    guard let exponent else { return call }
    return Syntax(kind: .power(call, exponent), range: call.range)
  }

  /// The entries of a parenthesis, or the factors that follow without any.
  private mutating func readArguments() -> [Syntax] {
    if case .open(let bracket) = token.kind, bracket != .argument {
      if case .group(let entries) = readGroup().kind { return entries }
      return []
    }
    var factors = [readFactor()]
    while !hasFailed, rest != nil || continuesArgument(token.kind) {
      factors.append(readFactor())
    }
    return [Self.product(factors)]
  }

  /// Whether a factor still belongs to a function without a parenthesis: `\ln 2 x`.
  private func continuesArgument(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .letters, .word, .number, .accent, .fraction, .root: true
    default: false
    }
  }

  /// Reads `\sum_{i=1}^{N} …`, `\underset{w}{\mathrm{softmax}} …` or `\max_x …`.
  mutating func readBinder() -> Syntax {
    let start = token.range.lowerBound
    guard var binder = readBinderHead() else { return invalid() }
    guard !binder.variables.isEmpty else {
      fail(.missing(text.quoted(binder.range)), at: binder.range)
      return invalid()
    }
    binder.range = start..<max(start, lastEnd)
    let isSum = binder.operator == .reduction(.sum)
    let isCall = !isSum && token.kind == .open(.parenthesis)
    let body = isCall ? Self.ungrouped(readGroup()) : readOperand()
    let range = start..<max(start, body.range.upperBound)
    return Syntax(kind: .binder(binder, body), range: range)
  }

  /// A term: a sum reaches up to the next + or -.
  ///
  /// A sign right behind it belongs to it.
  private mutating func readOperand() -> Syntax {
    let start = token.range.lowerBound
    guard take(.minus) else { return readProduct() }
    let operand = readProduct()
    let range = start..<max(start, operand.range.upperBound)
    return Syntax(kind: .negation(operand), range: range)
  }

  private mutating func readBinderHead() -> BinderSyntax? {
    if token.kind == .underset { return readUnderset() }
    let head = token
    let kind: BinderOperator
    switch head.kind {
    case .sum: kind = .reduction(.sum)
    case .binder(let binder): kind = binder
    case .function(.max): kind = .reduction(.max)
    case .function(.min): kind = .reduction(.min)
    default:
      failHere()
      return nil
    }
    advance()
    var binder = BinderSyntax(operator: kind, variables: [], range: head.range)
    while !hasFailed {
      if take(.underscore) {
        binder.variables += readVariables()
      } else if take(.caret) {
        let upper = readScript().entries.first
        if let last = binder.variables.indices.last { binder.variables[last].upper = upper }
      } else {
        break
      }
    }
    return binder
  }

  /// Reads `\underset{w}{\mathrm{softmax}}`.
  private mutating func readUnderset() -> BinderSyntax? {
    let start = token.range.lowerBound
    advance()
    let variables = readVariables()
    let isBraced = token.kind == .open(.argument)
    if isBraced { advance() }
    let kind: BinderOperator
    switch token.kind {
    case .binder(let binder): kind = binder
    case .function(.max): kind = .reduction(.max)
    case .function(.min): kind = .reduction(.min)
    default:
      fail(.unknownConstruct("\\underset … " + text.quoted(token.range)), at: token.range)
      return nil
    }
    advance()
    if isBraced, !take(.close(.argument)) { failHere() }
    return BinderSyntax(operator: kind, variables: variables, range: start..<lastEnd)
  }

  /// The indices under a Σ, in braces or a single one.
  private mutating func readVariables() -> [BinderSyntax.Variable] {
    let isBraced = token.kind == .open(.argument)
    guard isBraced else { return readVariable(isSingle: true).map { [$0] } ?? [] }
    advance()
    var variables: [BinderSyntax.Variable] = []
    while !hasFailed, !isAtLineEnd, token.kind != .close(.argument) || rest != nil {
      guard let variable = readVariable() else { break }
      variables.append(variable)
      if take(.comma) { continue }
    }
    if !take(.close(.argument)) { failHere() }
    return variables
  }

  /// An index, and maybe its range: `i`, `i=1`, `t = 1..T`.
  mutating func readVariable(isSingle: Bool = false) -> BinderSyntax.Variable? {
    switch token.kind {
    case .letters, .word, .accent: break
    default:
      if rest == nil {
        failHere()
        return nil
      }
    }
    guard case .name(let name) = readName(isIndex: true).kind else { return nil }
    var variable = BinderSyntax.Variable(name: name)
    if isSingle || rest != nil { return variable }
    guard take(.assignment(.set)) else { return variable }
    variable.lower = readSum()
    let place = position
    if take(.comma), !take(.ellipsis) { position = place }
    if position != place || take(.ellipsis) || isTo() {
      _ = take(.comma)
      variable.upper = readSum()
    }
    return variable
  }

  /// The word between the bounds of `for t = 1 to T`.
  private mutating func isTo() -> Bool {
    guard token.symbol == "to" else { return false }
    advance()
    return true
  }
}
