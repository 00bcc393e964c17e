// The state while one statement is read: which indices are bound, and by what.

/// The indices of one statement.
struct StatementScope {
  /// The place in the syntax.
  var statement: Int
  /// The indices that may be used at this point, innermost last.
  var bound: [(name: Name, index: IndexID)] = []
  /// The indices of the left side.
  var onLeft: [IndexID] = []
  /// The indices that the loop of `+=` sums over; `nil` where there is no such loop.
  var loopSums: [IndexID]?
  /// The indices written as capitals, to be summed over a product.
  var capitals: [(name: Name, index: IndexID, range: Range<Int>)] = []
  /// The letters that nothing binds, and where in the diagnostics that is said.
  var unbound: [(name: Name, diagnostic: Int)] = []
  /// The arguments of the defined function whose body is read.
  var arguments: [(name: Name, value: Expression)] = []
  /// How many defined functions are open, one inside the other.
  var functionDepth = 0
  /// Whether an index of this statement is being read as target.
  var isTarget = false

  func index(named name: Name) -> IndexID? {
    bound.last { $0.name == name }?.index
  }
}

extension Checker {
  mutating func buildStatement(_ place: Int) {
    let statement = syntax.statements[place]
    var scope = StatementScope(statement: place)
    scope.isTarget = true
    guard case .name(let name) = statement.target.kind, read(name).exponent == nil else {
      return checkWithoutTarget(statement, &scope)
    }
    if declareParameters(statement, &scope) { return }
    let target = element(name, statement.target.range, &scope)
    scope.isTarget = false
    scope.onLeft = target.variables
    if statement.assignment == .set { checkTargetIndices(target, statement.target.range) }
    if statement.assignment != .set { scope.loopSums = [] }
    let value = build(statement.value, &scope)
    suggestCapitals(scope)
    guard !isInvalid(statement.value) else { return }
    let summed = resolveCapitals(value, &scope)
    program.statements.append(
      Statement(
        target,
        statement.assignment,
        summed,
        indices: target.variables,
        loopSums: scope.loopSums == nil
          ? [] : summed.freeIndices.filter { !scope.onLeft.contains($0) },
        place: SourcePlace(statement.range)
      )
    )
    origins.append(place)
  }

  private mutating func reportUnbound(
    _ name: Name,
    _ range: Range<Int>,
    _ scope: inout StatementScope
  ) {
    scope.unbound.append((name, diagnostics.count))
    report(.unboundIndex(text.quoted(range), capital: nil), at: range)
  }

  /// Where a letter that nothing binds stands in upper case elsewhere in the statement, that may be
  /// what was meant.
  private mutating func suggestCapitals(_ scope: StatementScope) {
    for (name, place) in scope.unbound {
      guard let capital = scope.capitals.first(where: { $0.name == name }),
        case .unboundIndex(let index, _) = diagnostics[place].fact
      else { continue }
      diagnostics[place].fact = .unboundIndex(index, capital: text.quoted(capital.range))
    }
  }

  /// A statement that defines nothing is still read for the mistakes in it.
  private mutating func checkWithoutTarget(
    _ statement: StatementSyntax,
    _ scope: inout StatementScope
  ) {
    if isInvalid(statement.value) { return }
    if !isInvalid(statement.target), !isConditional(statement.target) {
      report(.notATarget, at: statement.target.range)
    }
    scope.isTarget = false
    scope.loopSums = []
    let count = occurrences.count
    _ = build(statement.value, &scope)
    occurrences.removeSubrange(count...)
  }

  /// `P(w|v)`, which has been reported.
  private func isConditional(_ syntax: Syntax) -> Bool {
    if case .product(let factors) = syntax.kind {
      factors.contains { isInvalid($0) }
    } else {
      false
    }
  }

  /// `Φ = (W[i,j], B[i])` declares how parameters are indexed, and defines nothing.
  private mutating func declareParameters(
    _ statement: StatementSyntax,
    _ scope: inout StatementScope
  ) -> Bool {
    guard statement.assignment == .set, case .group(let entries) = statement.value.kind,
      entries.count > 1
    else { return false }
    for entry in entries {
      guard case .name = entry.kind else { return false }
    }
    for entry in entries {
      guard case .name(let name) = entry.kind else { continue }
      scope.bound = []
      _ = element(name, entry.range, &scope)
      if let last = occurrences.indices.last { occurrences[last].isTarget = false }
    }
    return true
  }

  func isInvalid(_ syntax: Syntax) -> Bool {
    if case .invalid = syntax.kind { true } else { false }
  }

  /// On the left of `=` every index must stand alone, once.
  private mutating func checkTargetIndices(_ target: Element, _ range: Range<Int>) {
    var seen: Set<IndexID> = []
    for index in target.indices {
      for variable in index.variables where !seen.insert(variable).inserted {
        report(.repeatedIndex(program[variable].name.plainText), at: range)
      }
    }
  }

  // MARK: - Variables

  /// A new index variable of a statement.
  mutating func addVariable(
    _ name: Name,
    _ scope: StatementScope,
    range: IndexRange? = nil
  ) -> IndexID {
    let axis = axis(of: name)
    program.indices.append(Index(name: name, axis: axis, range: program[axis].range))
    variables.append(Variable(statement: scope.statement, range: range))
    return IndexID(program.indices.count - 1)
  }

  /// The variable that an index letter stands for.
  mutating func variable(_ name: NameSyntax, _ scope: inout StatementScope) -> IndexID {
    if name.base.isCapital { return capital(name, &scope) }
    let indexName = Survey.indexName(name, base: name.base)
    if let index = scope.index(named: indexName) {
      if variables[index.position].isUnbound { reportUnbound(indexName, name.range, &scope) }
      return index
    }
    let index = addVariable(indexName, scope, range: loopRange(indexName, scope))
    if scope.isTarget {
      scope.bound.append((indexName, index))
    } else if scope.loopSums != nil {
      scope.loopSums?.append(index)
      scope.bound.insert((indexName, index), at: 0)
    } else {
      reportUnbound(indexName, name.range, &scope)
      variables[index.position].isUnbound = true
      scope.bound.insert((indexName, index), at: 0)
    }
    return index
  }

  /// The variable behind a capital index: one for all its occurrences in the statement.
  private mutating func capital(_ name: NameSyntax, _ scope: inout StatementScope) -> IndexID {
    let written = Survey.indexName(name, base: letter(of: name.base))
    if let known = scope.capitals.first(where: { $0.name == written }) {
      scope.capitals.append((written, known.index, name.range))
      return known.index
    }
    if scope.isTarget {
      let index = addVariable(written, scope)
      scope.bound.append((written, index))
      scope.capitals.append((written, index, name.range))
      return index
    }
    var fresh = written
    while survey.lowerCase[scope.statement].contains(fresh) { fresh.primes += 1 }
    let index = addVariable(fresh, scope)
    scope.capitals.append((written, index, name.range))
    return index
  }

  /// The range that a loop header gives an index: `for t = 1..T`.
  private mutating func loopRange(_ name: Name, _ scope: StatementScope) -> IndexRange? {
    guard let loop = syntax.statements[scope.statement].loop else { return nil }
    for variable in syntax.loops[loop].variables
    where variable.lower != nil && Survey.indexName(variable.name, base: variable.name.base) == name
    {
      return range(of: variable, axis: axis(of: name))
    }
    return nil
  }

  /// The range between the bounds of a sum or a loop.
  mutating func range(of variable: BinderSyntax.Variable, axis: AxisID) -> IndexRange? {
    guard variable.lower != nil || variable.upper != nil else { return nil }
    let lower = variable.lower.map { bound($0) } ?? SizeExpression(1)
    let own = program[axis].range.count
    guard let upperSyntax = variable.upper else {
      guard let lower else { return nil }
      return IndexRange(origin: .at(lower), count: own)
    }
    guard let lower, let upper = bound(upperSyntax) else { return nil }
    // Σ_{ℓ=L}^{1} runs over the same integers.
    let (first, last) = isReversed(lower, upper) ? (upper, lower) : (lower, upper)
    let count = last - first + SizeExpression(1)
    if count.size != nil, count != own { _ = solver.equate(count, own) }
    return IndexRange(origin: .at(first), count: count)
  }

  private func isReversed(_ lower: SizeExpression, _ upper: SizeExpression) -> Bool {
    !lower.terms.isEmpty && upper.terms.isEmpty
  }

  /// A bound of a sum: an integer that may depend on sizes.
  private mutating func bound(_ syntax: Syntax) -> SizeExpression? {
    switch syntax.kind {
    case .number(let number):
      if let integer = number.integer, abs(integer) < 1_000_000 {
        return SizeExpression(Int(integer))
      }
    case .name(let name) where name.indices == nil && name.lower == nil && name.upper == nil:
      if name.base.isCapital || isSize(name.base) { return SizeExpression(size(named: name.base)) }
      report(.triangularSum(text.quoted(syntax.range)), at: syntax.range)
      return nil
    case .negation(let operand): return bound(operand).map { $0 * -1 }
    case .group(let entries) where entries.count == 1: return bound(entries[0])
    case .sum(let terms):
      var total = SizeExpression(0)
      for term in terms {
        guard let value = bound(term) else { return nil }
        total = total + value
      }
      return total
    case .product(let factors) where factors.count == 2:
      guard let left = bound(factors[0]), let right = bound(factors[1]) else { return nil }
      if let factor = left.integer { return right * factor }
      if let factor = right.integer { return left * factor }
    default: break
    }
    report(.notAnIndex(text.quoted(syntax.range)), at: syntax.range)
    return nil
  }
}
