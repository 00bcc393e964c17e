// What the whole program tells about its letters, before any statement is read closely.

/// Which letters run, which names carry them as subscripts, and how names are used.
///
/// A letter certainly runs when it stands in brackets, under a Σ, in a loop header, or with a
/// number added in a subscript. A bare letter in a subscript (`h_t`) runs if it certainly does
/// elsewhere, or if the left side has it and no statement uses it unbound: otherwise it is a label.
struct Survey {
  private(set) var running: Set<Symbol> = []
  /// Names (without labels) that have a running subscript somewhere.
  private(set) var indexed: Set<Name> = []
  /// Names that stand on a left side.
  private(set) var defined: Set<Symbol> = []
  /// Names that stand on a left side without any index.
  private(set) var scalars: Set<Name> = []
  /// Bases of all names that have brackets or stand on a left side.
  private(set) var tensors: Set<Symbol> = []
  /// Names with superscripts that are used as tensors somewhere.
  private(set) var labelled: Set<Name> = []
  /// Names of bounds: the N of Σ_{i=1}^{N}.
  private(set) var bounds: Set<Symbol> = []
  /// How often a bare name stands before a parenthesis, and how often elsewhere.
  private(set) var applied: [Symbol: Int] = [:]
  private(set) var bare: [Symbol: Int] = [:]
  /// For each statement, the index letters written in lower case.
  private(set) var lowerCase: [Set<Name>] = []
  private(set) var hasGradients = false

  private var subscriptsOnLeft: [Set<Symbol>] = []
  private var subscriptsInside: [Set<Symbol>] = []
  private var statement = 0

  init(_ program: ProgramSyntax) {
    for statement in program.statements {
      lowerCase.append([])
      subscriptsOnLeft.append([])
      subscriptsInside.append([])
      self.statement = lowerCase.count - 1
      readTarget(statement.target)
      read(statement.target, isTarget: true)
      read(statement.value)
    }
    for loop in program.loops {
      for variable in loop.variables { running.insert(variable.name.base.lowercased) }
    }
    decideBareSubscripts()
    for statement in program.statements {
      findIndexed(statement.target)
      findIndexed(statement.value)
    }
  }

  // MARK: - Walking

  private mutating func readTarget(_ target: Syntax) {
    guard case .name(let name) = target.kind else { return }
    defined.insert(name.base)
    tensors.insert(name.base)
    if name.indices == nil { scalars.insert(Self.indexName(name, base: name.base)) }
    if name.upper != nil { labelled.insert(Self.labelKey(name)) }
    for entry in name.lower?.entries ?? [] {
      if case .name(let inner) = entry.kind { subscriptsOnLeft[statement].insert(inner.base) }
    }
  }

  private mutating func read(_ syntax: Syntax, isTarget: Bool = false) {
    switch syntax.kind {
    case .number, .invalid: break
    case .name(let name): read(name, isTarget: isTarget)
    case .negation(let operand): read(operand)
    case .sum(let parts), .group(let parts), .call(_, let parts):
      for part in parts { read(part) }
    case .product(let factors): readProduct(factors)
    case .quotient(let left, let right), .power(let left, let right):
      read(left)
      read(right)
    case .binder(let binder, let body):
      for variable in binder.variables { readVariable(variable) }
      read(body)
    }
  }

  private mutating func readProduct(_ factors: [Syntax]) {
    for (place, factor) in factors.enumerated() {
      if case .name(let name) = factor.kind, name.indices == nil, place + 1 < factors.count,
        Self.isGroup(factors[place + 1])
      {
        applied[name.base, default: 0] += 1
        if name.lower == nil, name.upper == nil { continue }
      }
      read(factor)
    }
  }

  static func isGroup(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .group: true
    case .power(let base, _): isGroup(base)
    default: false
    }
  }

  private mutating func readVariable(_ variable: BinderSyntax.Variable) {
    addLetter(variable.name)
    for bound in [variable.lower, variable.upper] {
      guard let bound else { continue }
      addBounds(bound)
    }
  }

  private mutating func addBounds(_ syntax: Syntax) {
    switch syntax.kind {
    case .name(let name): if name.base.isCapital { bounds.insert(name.base) }
    case .sum(let parts), .product(let parts): for part in parts { addBounds(part) }
    case .negation(let part): addBounds(part)
    default: break
    }
  }

  private mutating func read(_ name: NameSyntax, isTarget: Bool) {
    if name.isGradient { hasGradients = true }
    if name.indices != nil {
      tensors.insert(name.base)
      if name.upper != nil { labelled.insert(Self.labelKey(name)) }
    } else if !isTarget {
      bare[name.base, default: 0] += 1
    }
    for entry in name.lower?.entries ?? [] { readSubscript(entry) }
    for entry in name.indices ?? [] { readIndex(entry) }
    if name.indices == nil, name.upper?.label == nil {
      for entry in name.upper?.entries ?? [] { read(entry) }
    }
  }

  /// A subscript with a number added certainly is an index.
  private mutating func readSubscript(_ entry: Syntax) {
    switch entry.kind {
    case .sum(let parts):
      let hasNumber = parts.contains { part in
        switch part.kind {
        case .number: true
        case .negation(let inner): if case .number = inner.kind { true } else { false }
        default: false
        }
      }
      if hasNumber { readIndex(entry) }
    case .name(let name) where name.indices == nil:
      subscriptsInside[statement].insert(name.base)
    default: break
    }
  }

  /// Everything in brackets is an index.
  private mutating func readIndex(_ entry: Syntax) {
    switch entry.kind {
    case .name(let name):
      if name.indices != nil {
        read(name, isTarget: false)
      } else {
        addLetter(name)
      }
    case .sum(let parts), .product(let parts), .group(let parts):
      for part in parts { readIndex(part) }
    case .negation(let part): readIndex(part)
    default: break
    }
  }

  /// Adds an index letter; `w_t` is the element of a tensor, and t the letter.
  private mutating func addLetter(_ name: NameSyntax) {
    let entries = name.lower?.entries ?? []
    let isNumbered = entries.allSatisfy { if case .number = $0.kind { true } else { false } }
    guard isNumbered else {
      tensors.insert(name.base)
      for entry in entries { readIndex(entry) }
      return
    }
    running.insert(name.base.lowercased)
    if name.base == "L" || name.base == "l" { running.insert("ℓ") }
    if !lowerCase.isEmpty, !name.base.isCapital {
      lowerCase[statement].insert(Self.indexName(name, base: name.base))
    }
  }

  // MARK: - Deciding

  private mutating func decideBareSubscripts() {
    let candidates = subscriptsOnLeft.reduce(into: Set<Symbol>()) { $0.formUnion($1) }
    for letter in candidates where !running.contains(letter) && !letter.isCapital {
      guard !tensors.contains(letter) else { continue }
      let isBound = lowerCase.indices.allSatisfy { place in
        !subscriptsInside[place].contains(letter) || subscriptsOnLeft[place].contains(letter)
      }
      if isBound { running.insert(letter) }
    }
  }

  private mutating func findIndexed(_ syntax: Syntax) {
    switch syntax.kind {
    case .number, .invalid: break
    case .name(let name):
      if (name.lower?.entries ?? []).contains(where: isRunning) { indexed.insert(Self.key(name)) }
      for entry in name.indices ?? [] { findIndexed(entry) }
      if name.indices == nil, let entries = name.upper?.entries, name.upper?.label == nil {
        for entry in entries { findIndexed(entry) }
      }
    case .negation(let operand): findIndexed(operand)
    case .sum(let parts), .group(let parts), .product(let parts), .call(_, let parts):
      for part in parts { findIndexed(part) }
    case .quotient(let left, let right), .power(let left, let right):
      findIndexed(left)
      findIndexed(right)
    case .binder(_, let body): findIndexed(body)
    }
  }

  /// Whether a subscript holds an index expression over a running index.
  func isRunning(_ entry: Syntax) -> Bool {
    switch entry.kind {
    case .name(let name):
      return !name.base.isCapital && running.contains(name.base)
        && !(name.base == "σ")
    case .sum(let parts), .product(let parts): return parts.contains(where: isRunning)
    case .negation(let part): return isRunning(part)
    default: return false
    }
  }

  // MARK: - Keys

  /// A name without its labels.
  static func key(_ name: NameSyntax) -> Name {
    Name(name.base, accents: name.accents, primes: name.primes)
  }

  /// A name with its superscript only.
  static func labelKey(_ name: NameSyntax) -> Name {
    Name(name.base, accents: name.accents, superscripts: name.upper?.label ?? [])
  }

  /// The name of an index: letter, accents, primes and numeric subscript.
  static func indexName(_ name: NameSyntax, base: Symbol) -> Name {
    Name(
      base,
      accents: name.accents,
      primes: name.primes,
      subscripts: name.lower?.label ?? []
    )
  }
}
