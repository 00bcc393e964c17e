// Names that are never defined, and names that are suspiciously alike.

extension Checker {
  mutating func checkTensorNames() {
    var defined: Set<Int> = []
    for occurrence in occurrences where occurrence.isTarget {
      defined.insert(occurrence.tensor.position)
    }
    if let inputs = header.inputs {
      checkDeclared(inputs, defined)
    } else {
      checkSimilar(defined)
    }
    for output in header.outputs ?? [] {
      let name = read(output.name).name
      guard !isDefined(name, defined) else { continue }
      guard tensorsByName[name] == nil else {
        report(.inputAsOutput(name.plainText), at: output.range)
        continue
      }
      report(.unknownTensor(name.plainText, suggestion: suggestion(name)), at: output.range)
    }
  }

  private func isDefined(_ name: Name, _ defined: Set<Int>) -> Bool {
    tensorsByName[name].map { defined.contains($0.position) } ?? false
  }

  /// Declared inputs are all there are.
  private mutating func checkDeclared(_ inputs: [Header.Entry], _ defined: Set<Int>) {
    var declared: Set<Name> = []
    for input in inputs {
      let name = read(input.name).name
      declared.insert(name)
      if isDefined(name, defined), !isInitialSlice(name) {
        report(.definedInput(name.plainText), at: input.range)
      } else if tensorsByName[name] == nil, !isInitialSlice(name) {
        report(.unusedDeclaration(name.plainText), .warning, at: input.range)
      }
    }
    var seen: Set<Int> = []
    for occurrence in occurrences where !defined.contains(occurrence.tensor.position) {
      let name = program[occurrence.tensor].name
      guard !declared.contains(name), seen.insert(occurrence.tensor.position).inserted else {
        continue
      }
      let fact = NotationFact.unknownTensor(
        name.plainText,
        suggestion: suggestion(name, among: declared)
      )
      report(fact, at: occurrence.range)
    }
  }

  /// `h_0`, where `h` is a recurrence without a base equation.
  private func isInitialSlice(_ name: Name) -> Bool {
    var recurrence = name
    recurrence.subscripts = []
    return !name.subscripts.isEmpty && tensorsByName[recurrence] != nil
  }

  /// In an open program, a name that differs from a defined one in case or labels only is doubted,
  /// unless both stand in one statement.
  private mutating func checkSimilar(_ defined: Set<Int>) {
    var statements = [Set<Int>](repeating: [], count: program.tensors.count)
    for occurrence in occurrences {
      statements[occurrence.tensor.position].insert(occurrence.statement)
    }
    var byFold: [[UInt8]: [Int]] = [:]
    for place in program.tensors.indices {
      byFold[folded(program.tensors[place].name), default: []].append(place)
    }
    var doubted: Set<Int> = []
    for occurrence in occurrences where !defined.contains(occurrence.tensor.position) {
      let place = occurrence.tensor.position
      let others = byFold[folded(program.tensors[place].name)] ?? []
      let similar = others.first { other in
        other != place && defined.contains(other)
          && program.tensors[other].dimensions.count == program.tensors[place].dimensions.count
          && statements[other].isDisjoint(with: statements[place])
      }
      guard let similar, doubted.insert(place).inserted else { continue }
      report(
        .suspiciousTensor(
          program.tensors[place].name.plainText,
          similar: program.tensors[similar].name.plainText
        ),
        .warning,
        at: occurrence.range
      )
    }
  }

  /// The name without case and accents.
  private func folded(_ name: Name) -> [UInt8] {
    var plain = name
    plain.accents = []
    return plain.looseKey.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private func suggestion(_ name: Name, among declared: Set<Name> = []) -> String? {
    let known = program.tensors.map { $0.name } + declared
    var best: (distance: Int, name: Name)?
    for other in known where other != name {
      let distance = Spelling.distance(name.looseKey, other.looseKey)
      let limit = name.looseKey.count < 3 ? 1 : name.looseKey.count / 3 * 2
      if distance <= limit, distance < (best?.distance ?? .max) { best = (distance, other) }
    }
    return best?.name.plainText
  }
}

/// How far apart two spellings are.
enum Spelling {
  /// Twice the number of letters to insert, delete or replace; a change of case counts half.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let (left, right) = (left.prefix(64), right.prefix(64))
    var row = (0...right.count).map { 2 * $0 }
    for (i, a) in left.enumerated() {
      var next = [2 * (i + 1)]
      for (j, b) in right.enumerated() {
        let isCase = a != b && a | 0x20 == b | 0x20 && ASCII.isLetter(a)
        let cost = a == b ? 0 : (isCase ? 1 : 2)
        next.append(min(row[j] + cost, row[j + 1] + 2, next[j] + 2))
      }
      row = next
    }
    return row[right.count]
  }
}
