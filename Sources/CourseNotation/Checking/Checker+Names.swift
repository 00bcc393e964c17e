// What a name means: a tensor with labels and indices, a size, an index, a power.

extension Checker {
  /// A name taken apart.
  struct Reading {
    var name: Name
    /// The subscripts that are index positions.
    var subscripts: [Syntax] = []
    /// The exponent, if the superscript is one.
    var exponent: Syntax?
  }

  /// Decides which scripts are labels.
  func read(_ name: NameSyntax) -> Reading {
    var reading = Reading(
      name: Name(
        name.base,
        accents: name.accents,
        primes: name.primes,
        isGradient: name.isGradient
      )
    )
    if let lower = name.lower {
      if isIndexPosition(name, lower) {
        reading.subscripts = indexEntries(lower)
      } else {
        reading.name.subscripts = lower.label ?? [Name(Symbol(text.quoted(lower.range)))]
      }
    }
    if let upper = name.upper {
      if let label = upper.label, isLabel(name, label) {
        reading.name.superscripts = label
      } else {
        reading.exponent = upper.entries.first
      }
    }
    return reading
  }

  private func isIndexPosition(_ name: NameSyntax, _ lower: ScriptSyntax) -> Bool {
    let entries = indexEntries(lower)
    guard !entries.isEmpty else { return false }
    if entries.contains(where: survey.isRunning) { return true }
    guard survey.indexed.contains(Survey.key(name)) else { return false }
    return entries.allSatisfy { entry in
      switch entry.kind {
      case .number, .sum: return true
      case .negation(let operand):
        if case .number = operand.kind { return true } else { return false }
      case .name(let inner):
        if inner.lower != nil || isWord(inner.base) { return false }
        if inner.base.isCapital {
          return survey.running.contains(inner.base.lowercased)
            || inner.base == "L" && survey.running.contains("ℓ")
        }
        return name.indices != nil
      default: return false
      }
    }
  }

  /// More than one Latin letter: no index, as the `end` of `h_{end}`.
  private func isWord(_ base: Symbol) -> Bool {
    base.utf8.count > 1 && base.utf8.allSatisfy(ASCII.isLetter)
  }

  /// The entries of a subscript; letters side by side are separate: `W_{ij}`.
  private func indexEntries(_ lower: ScriptSyntax) -> [Syntax] {
    guard lower.entries.count == 1, case .product(let factors) = lower.entries[0].kind,
      factors.allSatisfy({ if case .name = $0.kind { survey.isRunning($0) } else { false } })
    else { return lower.entries }
    return factors
  }

  private func isLabel(_ name: NameSyntax, _ label: [Name]) -> Bool {
    if name.indices != nil || label.count > 1 { return true }
    guard let only = label.first else { return false }
    if only.base.utf8.first.map(Lexer.isDigit) ?? false { return false }
    if survey.labelled.contains(Survey.labelKey(name)) { return true }
    let isBare = only.subscripts.isEmpty && only.primes == 0
    if isBare, survey.running.contains(only.base) || isSize(only.base) { return false }
    return true
  }

  /// Whether a bare name outside brackets is a size.
  func isSize(_ base: Symbol) -> Bool {
    guard base.isCapital || sizesByName[Name(base)] != nil, !survey.defined.contains(base) else {
      return false
    }
    // A size of the header, the stride s of `s u`, is no index whose size is S.
    let isIndex =
      survey.running.contains(base.lowercased) && sizesByName[Name(base.lowercased)] == nil
    return sizesByName[Name(base)] != nil || survey.bounds.contains(base) || isIndex
      || base == "L" && survey.running.contains("ℓ")
  }

  /// The index letter of a capital: ℓ for L where ℓ is used, else l.
  func letter(of capital: Symbol) -> Symbol {
    capital == "L" && survey.running.contains("ℓ") ? "ℓ" : capital.lowercased
  }

  // MARK: - Tables

  mutating func size(named base: Symbol) -> SizeID {
    let name = Name(base)
    if let size = sizesByName[name] { return size }
    let size = program.add(Size(names: [name]))
    sizesByName[name] = size
    return size
  }

  /// The axis of an index letter.
  mutating func axis(of index: Name) -> AxisID {
    let letter = Name(index.base, accents: index.accents)
    if let axis = axesByLetter[letter] { return axis }
    let count = SizeExpression(size(named: index.base.uppercased))
    let axis = program.add(Axis(letter: letter, range: IndexRange(from: 0, count: count)))
    axesByLetter[letter] = axis
    return axis
  }

  /// The tensor with a name; a new one if there is none.
  mutating func tensor(_ name: Name, rank: Int) -> TensorID {
    if let tensor = tensorsByName[name] { return tensor }
    let key = name.looseKey
    if !isLaTeX, let tensor = tensorsByLooseKey[key] {
      if program[tensor].name.superscripts.isEmpty, !name.superscripts.isEmpty {
        program[tensor].name = name
      }
      tensorsByName[name] = tensor
      return tensor
    }
    let empty = Tensor.Dimension(
      axis: AxisID(0),
      extent: IndexRange(from: 0, count: SizeExpression(0))
    )
    let dimensions = [Tensor.Dimension](repeating: empty, count: rank)
    let tensor = program.add(Tensor(name: name, dimensions: dimensions, role: .input))
    tensorsByName[name] = tensor
    tensorsByLooseKey[key] = tensor
    return tensor
  }

  mutating func readSizesOfHeader() {
    for entry in header.sizes {
      let size = size(named: entry.name.base)
      solver.given[size] = entry.value
      program[size].definition = .given(entry.value)
    }
  }
}
