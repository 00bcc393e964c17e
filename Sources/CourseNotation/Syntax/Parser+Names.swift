// Names, their scripts and brackets.

extension Parser {
  /// A name with everything that belongs to it: `\tilde{R}_t'^{h}.grad[b,j]`.
  ///
  /// - Parameter isIndex: Under a Σ or in a loop header, where no brackets follow.
  /// - Returns: The name, or a call if it is σ before a parenthesis.
  mutating func readName(isIndex: Bool = false) -> Syntax {
    let start = rest?.range.lowerBound ?? token.range.lowerBound
    guard var name = readBase() else { return invalid() }
    readMarks(&name)
    if rest == nil { readGradient(&name) }
    name.range = start..<max(start, rest == nil ? lastEnd : rest?.range.lowerBound ?? start)
    if isApplied(name) { return readSigmoid(name) }
    guard rest == nil, !isIndex, token.kind == .open(.square) else {
      return Syntax(kind: .name(name), range: name.range)
    }
    readBrackets(&name)
    return Syntax(kind: .name(name), range: start..<max(start, lastEnd))
  }

  /// The letter or word, and accents over it.
  private mutating func readBase() -> NameSyntax? {
    if let run = rest {
      rest = nil
      return split(run.symbol, run.range)
    }
    switch token.kind {
    case .accent(let accent):
      advance()
      return readAccented(accent)
    case .word:
      defer { advance() }
      return NameSyntax(base: token.symbol, range: token.range)
    case .letters:
      defer { advance() }
      return split(token.symbol, token.range)
    default:
      failHere()
      return nil
    }
  }

  /// A run of letters is one name in plain text; in LaTeX only if it is a known word.
  private mutating func split(_ symbol: Symbol, _ range: Range<Int>) -> NameSyntax {
    let isOne = symbol.utf8.count == 1 || !isLaTeX || words.contains(symbol)
    guard !isOne else { return NameSyntax(base: symbol, range: range) }
    rest = (
      Symbol(utf8: Array(symbol.utf8.dropFirst())), range.lowerBound + 1..<range.upperBound
    )
    let first = Symbol(utf8: [symbol.utf8[0]])
    return NameSyntax(base: first, range: range.lowerBound..<range.lowerBound + 1)
  }

  private mutating func readAccented(_ accent: Name.Accent) -> NameSyntax? {
    guard enter() else { return nil }
    defer { depth -= 1 }
    let isBraced = take(.open(.argument))
    guard var name = readBase() else { return nil }
    if isBraced {
      readMarks(&name)
      if !take(.close(.argument)) { failHere() }
    }
    name.accents.append(accent)
    return name
  }

  /// Accents, primes and scripts behind the letter.
  private mutating func readMarks(_ name: inout NameSyntax) {
    readDigits(&name)
    while !hasFailed, rest == nil {
      switch token.kind {
      case .accentAfter(let accent):
        advance()
        name.accents.append(accent)
      case .prime:
        advance()
        name.primes += 1
      case .underscore where name.lower == nil:
        advance()
        name.lower = readScript()
      case .caret where name.upper == nil:
        if readPrimeScript(&name) { continue }
        advance()
        name.upper = readScript()
      default: return
      }
    }
  }

  /// Digits right behind a letter are a subscript: `G1`.
  private mutating func readDigits(_ name: inout NameSyntax) {
    guard rest == nil, case .number(let number) = token.kind, !token.isSpaced, number.integer != nil
    else { return }
    let entry = Syntax(kind: .number(number), range: token.range)
    name.lower = ScriptSyntax(entries: [entry], label: [Name(token.symbol)], range: token.range)
    advance()
  }

  /// Reads `^\prime` or `^{\prime\prime}`.
  private mutating func readPrimeScript(_ name: inout NameSyntax) -> Bool {
    var offset = kind(at: 1) == .open(.argument) ? 2 : 1
    var primes = 0
    while kind(at: offset) == .prime { (offset, primes) = (offset + 1, primes + 1) }
    guard primes > 0 else { return false }
    if kind(at: 1) == .open(.argument) {
      guard kind(at: offset) == .close(.argument) else { return false }
      offset += 1
    }
    position += offset
    name.primes += primes
    return true
  }

  /// `.grad` behind a name or its brackets.
  private mutating func readGradient(_ name: inout NameSyntax) {
    guard token.kind == .dot else { return }
    let next = tokens[min(position + 1, tokens.count - 1)]
    guard next.symbol == "grad" else { return }
    advance()
    advance()
    name.isGradient = true
  }

  private mutating func readBrackets(_ name: inout NameSyntax) {
    guard enter() else { return }
    defer { depth -= 1 }
    let opening = token
    advance()
    if take(.close(.square)) {
      name.indices = []
    } else {
      var entries = [readSum()]
      while !hasFailed, take(.comma) { entries.append(readSum()) }
      readClosing(of: opening)
      name.indices = entries
    }
    if !name.isGradient { readGradient(&name) }
  }

  // MARK: - Scripts

  /// What stands behind `_` or `^`, read as indices and, where that works, as labels.
  mutating func readScript() -> ScriptSyntax {
    let start = token.range.lowerBound
    guard enter() else { return ScriptSyntax(entries: [], label: nil, range: token.range) }
    defer { depth -= 1 }
    guard token.kind == .open(.argument) else { return readSingleScript() }
    let opening = token
    advance()
    let inside = position
    let label = readLabels()
    let labelEnd = position
    position = inside
    let before = (diagnostics.count, hasFailed)
    var entries = [readSum()]
    while !hasFailed, take(.comma) { entries.append(readSum()) }
    readClosing(of: opening)
    if hasFailed, !before.1, label != nil {
      diagnostics.removeSubrange(before.0...)
      (hasFailed, rest, position) = (false, nil, labelEnd + 1)
      entries = []
    }
    let range = start..<max(start, lastEnd)
    return ScriptSyntax(entries: entries, label: label, range: range)
  }

  /// A script without braces.
  private mutating func readSingleScript() -> ScriptSyntax {
    let start = token.range.lowerBound
    let inside = position
    let label = readLabel().map { [$0] }
    let labelEnd = position
    position = inside
    let isSigned = take(.minus)
    var entry: Syntax
    if case .open(.parenthesis) = token.kind {
      entry = readGroup()
    } else if case .number(let number) = token.kind {
      entry = Syntax(kind: .number(number), range: token.range)
      advance()
    } else if label != nil, !isSigned {
      entry = readBareName()
      position = max(position, labelEnd)
    } else {
      failAtScript()
      entry = invalid()
    }
    let range = start..<max(start, lastEnd)
    if isSigned { entry = Syntax(kind: .negation(entry), range: range) }
    return ScriptSyntax(entries: [entry], label: label, range: range)
  }

  /// Names what stands in a script and cannot: the star of `x^*`.
  private mutating func failAtScript() {
    guard token.kind == .times, position > 0 else { return failHere() }
    let range = tokens[position - 1].range.lowerBound..<token.range.upperBound
    fail(.unknownConstruct(text.quoted(range)), at: range)
  }

  /// A name without scripts of its own, so that `h_t^{2}` is not `h_{t^2}`.
  private mutating func readBareName() -> Syntax {
    var name: NameSyntax
    if case .function = token.kind {
      name = NameSyntax(base: token.symbol, range: token.range)
      advance()
    } else {
      guard let base = readBase() else { return invalid() }
      name = base
    }
    rest = nil
    if token.kind == .prime, !isLaTeX { return Syntax(kind: .name(name), range: name.range) }
    readDigits(&name)
    return Syntax(kind: .name(name), range: name.range)
  }

  /// Labels with commas between them, up to the closing brace; `nil` if it is anything else.
  private mutating func readLabels() -> [Name]? {
    var labels: [Name] = []
    while let label = readLabel() {
      labels.append(label)
      if token.kind == .close(.argument) { return labels }
      guard token.kind == .comma else { return nil }
      advance()
    }
    return nil
  }

  /// Reads a label: `h`, `G_1`, `GR`, `\max`, `2`.
  private mutating func readLabel() -> Name? {
    guard depth < Self.depthLimit else { return nil }
    let symbol = token.symbol
    switch token.kind {
    case .letters, .word, .number, .function, .binder, .root, .sum: break
    default: return nil
    }
    guard !symbol.utf8.isEmpty else { return nil }
    let isNumber = Lexer.isDigit(symbol.utf8[0])
    advance()
    var name = Name(symbol)
    guard !isNumber else { return name }
    if case .number = token.kind, !token.isSpaced {
      name.subscripts = [Name(token.symbol)]
      advance()
      return name
    }
    while token.kind == .prime {
      name.primes += 1
      advance()
    }
    readLabelSubscript(&name)
    return name
  }

  private mutating func readLabelSubscript(_ name: inout Name) {
    guard token.kind == .underscore, kind(at: 1) != .end else { return }
    let place = position
    advance()
    depth += 1
    defer { depth -= 1 }
    if take(.open(.argument)) {
      if let labels = readLabels() {
        name.subscripts = labels
        advance()
        return
      }
    } else if let label = readLabel() {
      name.subscripts = [label]
      return
    }
    position = place
  }

  // MARK: - The logistic function

  /// Whether a name is σ before a parenthesis.
  private func isApplied(_ name: NameSyntax) -> Bool {
    guard name.base == "σ", !sigmaIsTensor, rest == nil, name.lower == nil, name.upper == nil,
      name.primes == 0, name.accents.isEmpty, !name.isGradient
    else { return false }
    switch token.kind {
    case .open(.parenthesis), .open(.curly): return true
    case .open(.square): return token.isStretched
    default: return false
    }
  }

  private mutating func readSigmoid(_ name: NameSyntax) -> Syntax {
    guard enter() else { return invalid() }
    defer { depth -= 1 }
    guard case .group(let entries) = readGroup().kind else { return invalid() }
    let range = name.range.lowerBound..<max(name.range.upperBound, lastEnd)
    return Syntax(kind: .call(.sigmoid, entries), range: range)
  }
}
