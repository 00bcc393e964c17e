// From tokens to the syntax tree: statements, headers of loops, and recovery.

/// Reads the lines of a program.
///
/// A statement that cannot be read costs one diagnostic, and the next line begins afresh.
struct Parser {
  let text: ProgramText
  let isLaTeX: Bool
  let tokens: [Token]
  var diagnostics: [NotationDiagnostic]
  var position = 0
  var depth = 0
  /// Whether the statement that is being read has had its diagnostic.
  var hasFailed = false
  /// The next letters of a run that was taken apart.
  var rest: (symbol: Symbol, range: Range<Int>)?
  /// The header that the next statement is under, by its place among the loops.
  private var openLoop: Int?
  /// The words that stand on left sides, and those that are defined as functions.
  let words: Set<Symbol>
  let functionNames: Set<Symbol>
  /// Whether σ is a tensor here, and not the logistic function.
  let sigmaIsTensor: Bool

  /// Brackets in brackets in brackets …: more than this is not mathematics.
  static let depthLimit = 48

  /// More statements than this are no program of a course.
  static let statementLimit = 1_000

  /// Reads a program and everything that is wrong with how it is written.
  static func parse(
    _ text: ProgramText,
    words: Set<Symbol> = []
  ) -> (ProgramSyntax, [NotationDiagnostic]) {
    var lexer = Lexer(text)
    lexer.run()
    var parser = Parser(lexer, words: words)
    return (parser.readProgram(), parser.diagnostics)
  }

  /// Reads a text that is one name.
  static func name(_ text: ProgramText) -> NameSyntax? {
    var lexer = Lexer(text)
    lexer.run()
    guard let first = lexer.tokens.first else { return nil }
    var parser = Parser(lexer, words: [first.symbol])
    guard case .name(let name) = parser.readSum().kind, name.indices == nil,
      !parser.hasFailed, parser.isAtLineEnd, parser.diagnostics.isEmpty
    else { return nil }
    return name
  }

  private init(_ lexer: Lexer, words declared: Set<Symbol>) {
    text = lexer.text
    isLaTeX = lexer.isLaTeX
    tokens = Lines.joined(lexer.tokens)
    diagnostics = lexer.diagnostics
    var scan = LeftSides()
    scan.read(tokens)
    words = scan.words.union(declared)
    functionNames = scan.functions
    sigmaIsTensor = scan.hasSigma
  }

  // MARK: - Tokens

  var token: Token { tokens[min(position, tokens.count - 1)] }

  func kind(at offset: Int) -> Token.Kind {
    tokens[min(position + offset, tokens.count - 1)].kind
  }

  var isAtLineEnd: Bool {
    switch token.kind {
    case .newline, .end: true
    default: false
    }
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  /// Reads a token of this kind, if it is next.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard rest == nil, token.kind == kind else { return false }
    advance()
    return true
  }

  /// The end of what was read last.
  var lastEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

  mutating func fail(_ fact: NotationFact, at range: Range<Int>, related: [Range<Int>] = []) {
    if !hasFailed { diagnostics.append(.init(fact, at: range, related: related)) }
    hasFailed = true
  }

  mutating func failHere() {
    if isAtLineEnd {
      fail(.missing(text.quoted(lastTokenRange)), at: lastTokenRange)
    } else {
      fail(.unexpected(text.quoted(token.range)), at: token.range)
    }
  }

  private var lastTokenRange: Range<Int> {
    position > 0 ? tokens[position - 1].range : token.range
  }

  // MARK: - Lines

  mutating func readProgram() -> ProgramSyntax {
    var program = ProgramSyntax()
    while true {
      if program.statements.count > Self.statementLimit {
        diagnostics.append(.init(.tooLong, at: token.range))
        return program
      }
      switch token.kind {
      case .end: return program
      case .newline: advance()
      case .loop: readLoop(into: &program)
      default: readStatement(into: &program)
      }
    }
  }

  private mutating func skipLine() {
    while !isAtLineEnd { advance() }
    rest = nil
    depth = 0
  }

  private mutating func readStatement(into program: inout ProgramSyntax) {
    hasFailed = false
    let start = token.range.lowerBound
    let target = readSum()
    guard case .assignment(let assignment) = token.kind, rest == nil else {
      if !hasFailed { failWithoutAssignment(target, from: start) }
      return skipLine()
    }
    advance()
    let value = readSum()
    while !hasFailed, token.kind == .comma || token.kind == .dot { advance() }
    if case .assignment = token.kind {
      fail(.chainedEquation, at: token.range)
    } else if !isAtLineEnd {
      failHere()
    }
    let range = start..<max(start, value.range.upperBound)
    skipLine()
    // A statement that was read in part still counts as a definition of its left side.
    let body = hasFailed ? Syntax(kind: .invalid, range: value.range) : value
    if let function = definedFunction(target, assignment, body) {
      program.functions.append(function)
    } else {
      program.statements.append(
        StatementSyntax(
          target: target,
          assignment: assignment,
          value: body,
          range: range,
          loop: openLoop
        )
      )
    }
  }

  private mutating func failWithoutAssignment(_ target: Syntax, from start: Int) {
    if isAtLineEnd || token.kind == .comma || token.kind == .dot {
      fail(.notAStatement, at: start..<max(start, target.range.upperBound))
    } else if token.kind == .relation {
      fail(.relation(text.quoted(token.range)), at: token.range)
    } else {
      failHere()
    }
  }

  /// `f(z) = …`, where `f` and `z` are bare names.
  private func definedFunction(
    _ target: Syntax,
    _ assignment: Statement.Assignment,
    _ body: Syntax
  ) -> FunctionSyntax? {
    guard case .product(let factors) = target.kind, factors.count == 2, assignment == .set,
      case .name(let name) = factors[0].kind, functionNames.contains(name.base),
      name.indices == nil, name.lower == nil, name.upper == nil,
      case .group(let entries) = factors[1].kind
    else { return nil }
    let parameters = entries.compactMap { entry in
      if case .name(let parameter) = entry.kind, parameter.indices == nil { parameter } else { nil }
    }
    guard parameters.count == entries.count else { return nil }
    return FunctionSyntax(name: name, parameters: parameters, body: body)
  }

  private mutating func readLoop(into program: inout ProgramSyntax) {
    hasFailed = false
    let start = token.range.lowerBound
    advance()
    if token.symbol == "all" || token.symbol == "each" || token.symbol == "every" { advance() }
    var variables: [BinderSyntax.Variable] = []
    while !isAtLineEnd, token.kind != .colon {
      guard let variable = readVariable() else { break }
      if let last = variables.last, lastWasNoComma(before: variable.name.range) {
        warnMissingComma(between: last.name.range, and: variable.name.range)
      }
      variables.append(variable)
      if token.kind == .comma { advance() }
    }
    let range = start..<max(start, lastEnd)
    if !isAtLineEnd, token.kind != .colon {
      failHere()
      while !isAtLineEnd, token.kind != .colon { advance() }
    }
    program.loops.append(LoopSyntax(variables: variables, range: range))
    openLoop = program.loops.count - 1
    rest = nil
    guard take(.colon), !isAtLineEnd else { return }
    // A header on the line of its statement is that statement's only.
    readStatement(into: &program)
    openLoop = nil
  }

  private func lastWasNoComma(before range: Range<Int>) -> Bool {
    var place = position - 1
    while place > 0, tokens[place].range.lowerBound >= range.lowerBound { place -= 1 }
    return tokens[place].kind != .comma
  }

  private mutating func warnMissingComma(between left: Range<Int>, and right: Range<Int>) {
    diagnostics.append(
      .init(
        .missingComma(text.quoted(left), text.quoted(right)),
        .warning,
        at: left.lowerBound..<right.upperBound,
        fix: .init(range: left.upperBound..<left.upperBound, replacement: ",")
      )
    )
  }
}

/// What left sides tell before the program is read: words, functions, and whether σ is a tensor.
private struct LeftSides {
  var words: Set<Symbol> = []
  var functions: Set<Symbol> = []
  var hasSigma = false

  mutating func read(_ tokens: [Token]) {
    var isLineStart = true
    for place in tokens.indices {
      let token = tokens[place]
      if isLineStart { readLineStart(tokens[place...]) }
      switch token.kind {
      case .newline, .colon: isLineStart = true
      default: isLineStart = false
      }
    }
  }

  private mutating func readLineStart(_ line: ArraySlice<Token>) {
    guard let first = line.first else { return }
    switch first.kind {
    case .letters, .word: break
    default: return
    }
    let second = line.dropFirst().drop { $0.kind == .prime }
    if second.first?.kind != .open(.parenthesis) {
      words.insert(first.symbol)
      if first.symbol == "σ" { hasSigma = true }
      return
    }
    // f(z) =
    let behind = second.drop { $0.kind != .close(.parenthesis) && $0.kind != .end }
    if behind.dropFirst().first?.kind == .assignment(.set) { functions.insert(first.symbol) }
  }
}
