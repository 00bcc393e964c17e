// Sums, products, powers, brackets.

extension Parser {
  /// Terms with + and - between them.
  mutating func readSum() -> Syntax {
    let start = token.range.lowerBound
    var terms = [readTerm()]
    while rest == nil, !hasFailed {
      if token.kind == .plus {
        advance()
        terms.append(readTerm(isSigned: true))
      } else if token.kind == .minus {
        terms.append(readTerm())
      } else {
        break
      }
    }
    if terms.count == 1 { return terms[0] }
    return Syntax(kind: .sum(terms), range: start..<end(of: terms, after: start))
  }

  private func end(of parts: [Syntax], after start: Int) -> Int {
    max(start, parts.last?.range.upperBound ?? start)
  }

  /// A product, maybe with a sign before it.
  private mutating func readTerm(isSigned: Bool = false) -> Syntax {
    let start = token.range.lowerBound
    if rest == nil, token.kind == .minus {
      advance()
      guard enter() else { return invalid() }
      defer { depth -= 1 }
      let operand = readTerm()
      return Syntax(kind: .negation(operand), range: start..<end(of: [operand], after: start))
    }
    if !isSigned, take(.plus) {}
    return readProduct()
  }

  /// Factors that stand side by side or have `·`, `*` or `/` between them.
  mutating func readProduct() -> Syntax {
    let start = token.range.lowerBound
    var factors = [readFactor()]
    while !hasFailed {
      if rest == nil, take(.times) {
        factors.append(readSignedFactor())
      } else if rest == nil, take(.slash) {
        let divisor = readSignedFactor()
        let dividend = Self.product(factors)
        let range = start..<end(of: [divisor], after: start)
        factors = [Syntax(kind: .quotient(dividend, divisor), range: range)]
      } else if rest != nil || beginsFactor(token.kind) {
        factors.append(readFactor())
      } else {
        break
      }
    }
    return Self.product(factors)
  }

  static func product(_ factors: [Syntax]) -> Syntax {
    guard factors.count > 1, let first = factors.first, let last = factors.last else {
      return factors[0]
    }
    let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
    return Syntax(kind: .product(factors), range: range)
  }

  /// Behind an operator a factor may have a sign: `2 * -x`.
  private mutating func readSignedFactor() -> Syntax {
    let start = token.range.lowerBound
    guard take(.minus) else { return readFactor() }
    let operand = readFactor()
    return Syntax(kind: .negation(operand), range: start..<end(of: [operand], after: start))
  }

  func beginsFactor(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .letters, .word, .number, .accent, .fraction, .root, .underset, .sum, .function, .binder,
      .open(.parenthesis), .open(.square), .open(.curly):
      true
    default: false
    }
  }

  /// A primary expression and the powers behind it.
  mutating func readFactor() -> Syntax {
    guard enter() else { return invalid() }
    defer { depth -= 1 }
    var factor = readPrimary()
    while !hasFailed, rest == nil, take(.caret) {
      let exponent = readScript()
      let range = factor.range.lowerBound..<max(factor.range.upperBound, exponent.range.upperBound)
      let entry = exponent.entries.first ?? invalid()
      if exponent.entries.count != 1 { fail(.unexpected(","), at: exponent.range) }
      factor = Syntax(kind: .power(factor, entry), range: range)
    }
    return factor
  }

  /// Goes one level deeper, unless it is too deep.
  mutating func enter() -> Bool {
    if depth >= Self.depthLimit || hasFailed {
      fail(.tooDeep, at: token.range)
      return false
    }
    depth += 1
    return true
  }

  func invalid() -> Syntax {
    Syntax(kind: .invalid, range: token.range.lowerBound..<token.range.lowerBound)
  }

  private mutating func readPrimary() -> Syntax {
    if rest != nil { return readName() }
    let range = token.range
    switch token.kind {
    case .number(let number):
      advance()
      return Syntax(kind: .number(number), range: range)
    case .letters, .word, .accent: return readName()
    case .open(let bracket) where bracket != .argument: return readGroup()
    case .fraction: return readFraction()
    case .root: return readRoot()
    case .sum, .binder, .underset: return readBinder()
    case .function(let function): return readFunction(function)
    default:
      failHere()
      return invalid()
    }
  }

  /// `( … )`, `[ … ]` or `\{ … \}`, with the entries between commas.
  mutating func readGroup() -> Syntax {
    let opening = token
    advance()
    var entries = [readSum()]
    while !hasFailed, take(.comma) { entries.append(readSum()) }
    if !hasFailed, token.kind == .bar { return readConditional(opening) }
    readClosing(of: opening)
    let range = opening.range.lowerBound..<max(opening.range.upperBound, lastEnd)
    return Syntax(kind: .group(entries), range: range)
  }

  /// Skips what stands behind the | of a conditional probability, which the notation does not have.
  private mutating func readConditional(_ opening: Token) -> Syntax {
    diagnostics.append(.init(.verticalBar, at: token.range))
    var open = 1
    while !isAtLineEnd, open > 0 {
      switch token.kind {
      case .open: open += 1
      case .close: open -= 1
      default: break
      }
      advance()
    }
    return Syntax(kind: .invalid, range: opening.range.lowerBound..<lastEnd)
  }

  /// Reads the bracket that closes another.
  mutating func readClosing(of opening: Token) {
    guard !hasFailed, case .open(let bracket) = opening.kind else { return }
    if rest == nil, take(.close(bracket)) { return }
    if isAtLineEnd {
      fail(.unclosed(text.quoted(opening.range)), at: opening.range)
    } else if token.kind == .bar {
      fail(.verticalBar, at: token.range)
    } else {
      let related = [opening.range]
      fail(.unexpected(text.quoted(token.range)), at: token.range, related: related)
    }
  }

  /// An argument in braces, or a single factor.
  mutating func readArgument() -> Syntax {
    guard token.kind == .open(.argument) else {
      // `\frac12`, `\sqrt x`
      return readFactor()
    }
    let opening = token
    advance()
    let value = readSum()
    readClosing(of: opening)
    return value
  }

  private mutating func readFraction() -> Syntax {
    let start = token.range.lowerBound
    advance()
    let dividend = readArgument()
    let divisor = readArgument()
    let range = start..<max(start, lastEnd)
    return Syntax(kind: .quotient(dividend, divisor), range: range)
  }

  private mutating func readRoot() -> Syntax {
    let start = token.range.lowerBound
    advance()
    let isCall = token.kind == .open(.parenthesis)
    let operand = isCall ? Self.ungrouped(readGroup()) : readArgument()
    return Syntax(kind: .call(.sqrt, [operand]), range: start..<max(start, lastEnd))
  }

  /// The only entry of a parenthesis.
  static func ungrouped(_ syntax: Syntax) -> Syntax {
    if case .group(let entries) = syntax.kind, entries.count == 1 { entries[0] } else { syntax }
  }
}
