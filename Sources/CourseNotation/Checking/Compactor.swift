// Tables without repetition: equal sizes and equal index variables share one entry.

/// Rewrites a program so that it mentions only what it needs.
struct Compactor {
  private let program: Program
  private let solver: SizeSolver
  private var result: Program
  private var sizes: [SizeID: SizeID] = [:]
  private var indices: [IndexID] = []

  init(_ program: Program, _ solver: SizeSolver) {
    self.program = program
    self.solver = solver
    result = Program(id: program.id, padding: program.padding)
  }

  /// The program with compact tables.
  func compacted() -> Program {
    var copy = self
    copy.run()
    return copy.result
  }

  private mutating func run() {
    result.summation = program.summation
    result.averageOver = program.averageOver
    addSizes()
    result.axes = program.axes.map { Axis(letter: $0.letter, range: range($0.range)) }
    for index in program.indices {
      let entry = Index(name: index.name, axis: index.axis, range: range(index.range))
      indices.append(result.add(entry))
    }
    for tensor in program.tensors {
      var copy = tensor
      for place in copy.dimensions.indices {
        copy.dimensions[place].extent = range(copy.dimensions[place].extent)
      }
      result.tensors.append(copy)
    }
    result.statements = program.statements.map(statement)
  }

  private mutating func addSizes() {
    let all = program.sizes.indices.map { SizeID($0) }
    for size in all where solver.solved[size] == nil { sizes[size] = result.add(program[size]) }
    for size in all where solver.solved[size] != nil {
      let value = expression(SizeExpression(size))
      if let same = value.size {
        result[same].names += program[size].names
        if program[size].isOdd { result[same].isOdd = true }
        if case .given = program[size].definition {
          result[same].definition = program[size].definition
        }
      } else {
        var derived = program[size]
        derived.definition = .derived(value)
        sizes[size] = result.add(derived)
      }
    }
  }

  private func expression(_ old: SizeExpression) -> SizeExpression {
    let resolved = solver.resolved(old)
    return resolved.terms.reduce(SizeExpression(resolved.constant)) { sum, term in
      sum + SizeExpression(sizes[term.size] ?? term.size, times: term.coefficient)
    }
  }

  private func range(_ old: IndexRange) -> IndexRange {
    let count = expression(old.count)
    guard case .at(let lower) = old.origin else {
      return IndexRange(origin: .centred, count: count)
    }
    return IndexRange(origin: .at(expression(lower)), count: count)
  }

  private func statement(_ old: Statement) -> Statement {
    var copy = old
    copy.target = element(old.target)
    copy.value = expression(old.value)
    copy.indices = old.indices.map { indices[$0.position] }
    copy.loopSums = old.loopSums.map { indices[$0.position] }
    return copy
  }

  private func element(_ old: Element) -> Element {
    Element(old.tensor, old.indices.map(index), place: old.place)
  }

  private func index(_ old: IndexExpression) -> IndexExpression {
    switch old {
    case .lookup(let looked): return .lookup(element(looked))
    case .affine(let affine):
      var copy = AffineIndex(constant: expression(affine.constant))
      for term in affine.terms { copy.add(indices[term.index.position], times: term.stride) }
      return .affine(copy)
    }
  }

  private func expression(_ old: Expression) -> Expression {
    old.rewritten { part in
      switch part {
      case .size(let size): .size(expression(size))
      case .position(let index): .position(self.index(index))
      case .element(let element): .element(self.element(element))
      case .reduction(let kind, let bound, let body):
        .reduction(kind, bound.map { indices[$0.position] }, body)
      case .softmax(let bound, let body): .softmax(bound.map { indices[$0.position] }, body)
      default: part
      }
    }
  }
}
