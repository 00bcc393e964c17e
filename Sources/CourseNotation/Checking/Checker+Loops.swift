// Headers of loops say again what the statements say: they are checked, not believed.

extension Checker {
  mutating func checkLoops() {
    for (place, loop) in syntax.loops.enumerated() {
      var used: Set<Name> = []
      for statement in syntax.statements.indices where syntax.statements[statement].loop == place {
        used.formUnion(survey.lowerCase[statement])
        used.formUnion(subscripts(of: statement))
      }
      guard !used.isEmpty else { continue }
      for variable in loop.variables {
        let name = Survey.indexName(variable.name, base: variable.name.base)
        if used.contains(name) { continue }
        report(.loopIndexUnused(name.plainText), .warning, at: variable.name.range)
      }
      checkMissing(loop, place)
    }
  }

  /// The letters in the subscripts of a statement's left side.
  private func subscripts(of statement: Int) -> Set<Name> {
    guard case .name(let target) = syntax.statements[statement].target.kind else { return [] }
    var names: Set<Name> = []
    for entry in target.lower?.entries ?? [] {
      if case .name(let name) = entry.kind {
        names.insert(Survey.indexName(name, base: name.base))
      }
    }
    return names
  }

  /// An index in the brackets of the left side that the header does not list.
  private mutating func checkMissing(_ loop: LoopSyntax, _ place: Int) {
    let listed = loop.variables.map { Survey.indexName($0.name, base: $0.name.base) }
    for statement in syntax.statements where statement.loop == place {
      guard case .name(let target) = statement.target.kind else { continue }
      for entry in target.indices ?? [] {
        guard case .name(let index) = entry.kind, !index.base.isCapital, index.indices == nil else {
          continue
        }
        let name = Survey.indexName(index, base: index.base)
        if listed.contains(name) { continue }
        report(
          .loopIndexMissing(name.plainText),
          .warning,
          at: loop.range,
          related: [index.range]
        )
      }
    }
  }
}
