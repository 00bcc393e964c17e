// Elements of tensors and what stands in their brackets.

extension Checker {
  /// The element that a name with its scripts and brackets denotes.
  mutating func element(
    _ name: NameSyntax,
    _ range: Range<Int>,
    _ scope: inout StatementScope
  ) -> Element {
    let reading = read(name)
    if let lower = name.lower, lower.label == nil, reading.subscripts.isEmpty {
      report(.notAnIndex(text.quoted(lower.range)), at: lower.range)
    }
    let entries = reading.subscripts + (name.indices ?? [])
    let subscriptCount = reading.subscripts.count
    var indices: [IndexExpression] = []
    for (place, entry) in entries.enumerated() {
      indices.append(index(entry, isSubscript: place < subscriptCount, &scope))
    }
    let tensor = tensor(reading.name, rank: entries.count)
    occurrences.append(
      Occurrence(
        tensor: tensor,
        indices: indices,
        letters: entries.map(singleLetter),
        subscriptCount: subscriptCount,
        statement: scope.statement,
        isTarget: scope.isTarget,
        range: range,
        ranges: entries.map { $0.range }
      )
    )
    return Element(tensor, indices, place: SourcePlace(range))
  }

  /// The letter of an index that is nothing else, in lower case.
  private func singleLetter(_ entry: Syntax) -> Name? {
    guard case .name(let name) = entry.kind, name.indices == nil, !isLookup(name) else {
      return nil
    }
    let base = name.base.isCapital ? letter(of: name.base) : name.base
    return Survey.indexName(name, base: base)
  }

  /// Whether an index is the element of another tensor: `w_t`.
  func isLookup(_ name: NameSyntax) -> Bool {
    if name.indices != nil { return true }
    guard let lower = name.lower else { return false }
    if lower.entries.contains(where: survey.isRunning) { return true }
    return survey.indexed.contains(Survey.key(name))
  }

  /// An index position.
  mutating func index(
    _ entry: Syntax,
    isSubscript: Bool,
    _ scope: inout StatementScope
  ) -> IndexExpression {
    if case .name(let name) = entry.kind, isLookup(name) {
      if name.indices?.isEmpty ?? false {
        report(.notAnIndex(text.quoted(entry.range)), at: entry.range)
      }
      return .lookup(lookedUp(name, entry.range, &scope))
    }
    var affine = AffineIndex(constant: SizeExpression(0))
    add(entry, times: 1, to: &affine, isAlone: true, isSubscript, &scope)
    return .affine(affine)
  }

  /// The element that holds an index; on the left side its own indices are indices of the left.
  private mutating func lookedUp(
    _ name: NameSyntax,
    _ range: Range<Int>,
    _ scope: inout StatementScope
  ) -> Element {
    let element = element(name, range, &scope)
    if let last = occurrences.indices.last { occurrences[last].isTarget = false }
    return element
  }

  /// Adds a multiple of a term to an affine index.
  private mutating func add(
    _ entry: Syntax,
    times factor: Int,
    to affine: inout AffineIndex,
    isAlone: Bool,
    _ isSubscript: Bool,
    _ scope: inout StatementScope
  ) {
    switch entry.kind {
    case .number(let number):
      guard let integer = number.integer, integer < 1_000_000 else { break }
      affine.constant = affine.constant + SizeExpression(Int(integer) * factor)
      return
    case .name(let name) where name.indices == nil && name.upper == nil && !name.isGradient:
      addName(name, times: factor, to: &affine, isAlone: isAlone, isSubscript, &scope)
      return
    case .negation(let operand):
      return add(operand, times: -factor, to: &affine, isAlone: false, isSubscript, &scope)
    case .group(let entries) where entries.count == 1:
      return add(entries[0], times: factor, to: &affine, isAlone: isAlone, isSubscript, &scope)
    case .sum(let terms):
      for term in terms {
        add(term, times: factor, to: &affine, isAlone: false, isSubscript, &scope)
      }
      return
    case .product(let factors):
      if let stride = stride(factors.dropLast(), scope) {
        add(
          factors[factors.count - 1],
          times: factor * stride,
          to: &affine,
          isAlone: false,
          isSubscript,
          &scope
        )
        return
      }
    case .invalid: return
    default: break
    }
    report(.notAnIndex(text.quoted(entry.range)), at: entry.range)
  }

  private mutating func addName(
    _ name: NameSyntax,
    times factor: Int,
    to affine: inout AffineIndex,
    isAlone: Bool,
    _ isSubscript: Bool,
    _ scope: inout StatementScope
  ) {
    if isLookup(name) {
      report(.notAnIndex(text.quoted(name.range)), at: name.range)
    } else if name.base.isCapital, isPosition(name, isAlone: isAlone, isSubscript) {
      let size = SizeExpression(size(named: name.base), times: factor)
      affine.constant = affine.constant + size
    } else {
      let variable = variable(name, &scope)
      affine.add(variable, times: factor)
      if !affine.terms.contains(where: { $0.index == variable }) {
        report(.cancelledIndex(text.quoted(name.range)), at: name.range)
      }
    }
  }

  /// Whether a capital is a number, the last position: alone in a subscript (`h_L`), or with a
  /// number added (`T-1`), but not beside an index (`x+ΔX`).
  private func isPosition(_ name: NameSyntax, isAlone: Bool, _ isSubscript: Bool) -> Bool {
    if isAlone { return isSubscript }
    return name.base.utf8.count == 1
  }

  /// The product of numbers and of sizes that the header gives, before an index: the 2 of 2x.
  private mutating func stride(_ factors: ArraySlice<Syntax>, _ scope: StatementScope) -> Int? {
    var product = 1
    for factor in factors {
      switch factor.kind {
      case .number(let number):
        guard let integer = number.integer, (1...4096).contains(integer) else { return nil }
        product *= Int(integer)
      case .name(let name) where name.indices == nil && name.lower == nil && name.upper == nil:
        if scope.index(named: Survey.indexName(name, base: name.base)) != nil { return nil }
        let size = sizesByName[Name(name.base)]
        guard let value = size.flatMap({ solver.given[$0] }), value <= 4096 else {
          report(.unknownStride(text.quoted(name.range)), at: name.range)
          return 1
        }
        product *= value
      default: return nil
      }
      guard (1...1_000_000).contains(product) else { return nil }
    }
    return product
  }
}
