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
    let own = variables[index.position].statement
    guard let place = origins.firstIndex(of: own) else {
      return program[program[index].axis].range
    }
    return program.expectedRange(
      of: index,
      in: program.statements[place],
      resolved: solver.resolved
    )
  }
}
