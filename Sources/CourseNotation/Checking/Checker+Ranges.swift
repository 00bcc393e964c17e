// From where to where each index runs.

extension Checker {
  /// Gives every index variable its range.
  ///
  /// Axes that are sequential, written as subscripts, or summed from 1 count from 1, and then what
  /// a statement defines is at 1 … N: for `h_{ℓ+1} = …` ℓ begins at 0, for `h_t = …` t begins at 1.
  /// In a gradient's statement the gradients that it reads are at 1 … N, since they are what the
  /// forward statement defined.
  mutating func findRanges() {
    let fromOne = axesFromOne()
    for axis in fromOne where program[axis].range.origin == .at(SizeExpression(0)) {
      program[axis].range.origin = .at(SizeExpression(1))
    }
    for place in program.indices.indices {
      let index = IndexID(place)
      let axis = program[index].axis
      if let range = variables[place].range {
        program[index].range = range
      } else if fromOne.contains(axis), program[axis].range.origin != .centred {
        program[index].range = anchoredRange(index)
      } else {
        program[index].range = program[axis].range
      }
    }
  }

  private func axesFromOne() -> Set<AxisID> {
    var result: Set<AxisID> = []
    func collect(_ steps: [Step]) {
      for case .loop(let loop) in steps {
        result.insert(loop.axis)
        collect(loop.body)
      }
    }
    collect(program.schedule)
    for tensor in program.tensors {
      for dimension in tensor.dimensions where dimension.isSubscript {
        result.insert(dimension.axis)
      }
    }
    for (place, variable) in variables.enumerated()
    where variable.range?.origin == .at(SizeExpression(1)) {
      result.insert(program.indices[place].axis)
    }
    return result
  }

  /// The range of an index on an axis that counts from 1.
  private func anchoredRange(_ index: IndexID) -> IndexRange {
    let count = program[program[index].axis].range.count
    guard
      let place = program.statements.indices.first(where: {
        origins[$0] == variables[index.position].statement
      })
    else { return IndexRange(from: 1, count: count) }
    let statement = program.statements[place]
    let isGradient = { (element: Element) in self.program[element.tensor].name.isGradient }
    let isDefined = { (element: Element) in
      self.program.statements.contains { $0.target.tensor == element.tensor }
    }
    let reads = statement.reads
    let gradients = offsets(of: index, in: reads.filter(isGradient))
    let target = offsets(of: index, in: [statement.target]).max()
    guard let target else {
      let offset =
        gradients.max() ?? offsets(of: index, in: reads.filter(isDefined)).max()
        ?? offsets(of: index, in: reads).max() ?? 0
      return IndexRange(from: 1 - offset, count: count)
    }
    if isGradient(statement.target), let offset = gradients.max() {
      return IndexRange(from: 1 - offset, count: count)
    }
    return rangeBehindBase(statement.target, index, offset: target, count: count)
  }

  private func offsets(of index: IndexID, in elements: [Element]) -> [Int] {
    elements.flatMap { element in
      element.indices.compactMap { entry in
        guard let shifted = entry.affine?.shifted, shifted.index == index else { return nil }
        return shifted.by
      }
    }
  }

  /// The range of an index of a left side, beside the constants for which there are equations of
  /// their own.
  private func rangeBehindBase(
    _ target: Element,
    _ index: IndexID,
    offset: Int,
    count: SizeExpression
  ) -> IndexRange {
    let dimension = target.indices.firstIndex { $0.affine?.shifted?.index == index }
    let constants = program.statements.compactMap { other -> SizeExpression? in
      guard other.target.tensor == target.tensor, let dimension,
        let affine = other.target.indices[dimension].affine, affine.terms.isEmpty
      else { return nil }
      return solver.resolved(affine.constant)
    }
    if let base = constants.compactMap({ $0.integer }).max() {
      let left = base >= 1 ? count - SizeExpression(base) : count
      return IndexRange(from: base + 1 - offset, count: left)
    }
    if let last = constants.first(where: { !$0.terms.isEmpty }) {
      let ahead = (last - solver.resolved(count)).integer ?? 0
      return IndexRange(from: ahead - offset, count: count)
    }
    return IndexRange(from: 1 - offset, count: count)
  }
}
