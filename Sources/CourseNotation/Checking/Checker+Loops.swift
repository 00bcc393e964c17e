// Headers of loops say again what the statements say: they are checked, not believed.

extension Checker {
  mutating func checkLoops() {
    for (place, loop) in syntax.loops.enumerated() {
      let own = syntax.statements.indices.filter { syntax.statements[$0].loop == place }
      guard !own.contains(where: { isInvalid(syntax.statements[$0].value) }) else { continue }
      let used = own.reduce(into: Set<Name>()) { $0.formUnion(letters(of: $1)) }
      guard !used.isEmpty else { continue }
      for variable in loop.variables {
        let name = Survey.indexName(variable.name, base: variable.name.base)
        if used.contains(name) { continue }
        report(.loopIndexUnused(name.plainText), .warning, at: variable.name.range)
      }
      checkMissing(loop, place)
    }
  }

  /// The index letters of a statement, as they were written and as they were understood.
  private func letters(of statement: Int) -> Set<Name> {
    var names = survey.lowerCase[statement]
    for (index, variable) in zip(program.indices, variables) where variable.statement == statement {
      names.insert(index.name)
    }
    return names
  }

  /// An index in the brackets of the left side that the header does not list.
  ///
  /// A header that gives all its indices bounds may leave the others out.
  private mutating func checkMissing(_ loop: LoopSyntax, _ place: Int) {
    if loop.variables.allSatisfy({ $0.lower != nil }) { return }
    let listed = loop.variables.map { Survey.indexName($0.name, base: $0.name.base) }
    for statement in syntax.statements where statement.loop == place {
      guard case .name(let target) = statement.target.kind else { continue }
      for index in target.indices ?? [] {
        for (name, range) in letters(of: index) where !listed.contains(name) {
          report(.loopIndexMissing(name.plainText), .warning, at: loop.range, related: [range])
        }
      }
    }
  }

  /// The small letters of an index that is one letter, or is looked up by such: the t of `w_t`.
  private func letters(of index: Syntax) -> [(name: Name, range: Range<Int>)] {
    guard case .name(let name) = index.kind, !name.base.isCapital else { return [] }
    guard isLookup(name) else {
      return [(Survey.indexName(name, base: name.base), name.range)]
    }
    return ((name.lower?.entries ?? []) + (name.indices ?? [])).flatMap { letters(of: $0) }
  }
}
