// Arrays that hold one position of a loop at a time, because no other is asked for.

/// Finds dimensions of which one position is kept.
struct Rolling {
  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// How the accesses of an array depend on the loop around them.
  private struct Use {
    var loop: Int
    var dimension: Int
    /// The position of the loop minus the index.
    var offset: Int
  }

  mutating func run() -> Draft {
    var works: [Work] = []
    for part in draft.parts { for task in part { collect(task, into: &works) } }
    for place in draft.arrays.indices {
      let role = draft.arrays[place].role
      guard role == .temporary || role == .intermediate else { continue }
      guard let dimension = rollingDimension(of: TensorID(place), works) else { continue }
      draft.arrays[place].isRolling[dimension] = true
    }
    return draft
  }

  private func collect(_ task: Task, into works: inout [Work]) {
    switch task {
    case .run(let work): works.append(work)
    case .loop(let loop): for task in loop.body { collect(task, into: &works) }
    }
  }

  /// The dimension along which each position is written and read by one turn of one loop.
  private func rollingDimension(of array: TensorID, _ works: [Work]) -> Int? {
    var use: Use?
    var isWritten = false
    for work in works {
      let reads = work.reads.filter { $0.tensor == array }
      // What comes first in a turn must set all of the rest.
      if !isWritten, !reads.isEmpty { return nil }
      if work.target.tensor == array, !isWritten {
        guard work.mode == .set, covers(work, array) else { return nil }
        isWritten = true
      }
      for element in reads + (work.target.tensor == array ? [work.target] : []) {
        guard let found = self.use(of: element, work) else { return nil }
        if let use {
          guard use.loop == found.loop, use.dimension == found.dimension, use.offset == found.offset
          else { return nil }
        }
        use = found
      }
    }
    return isWritten ? use?.dimension : nil
  }

  private func use(of element: Element, _ work: Work) -> Use? {
    for (dimension, index) in element.indices.enumerated() {
      guard let shifted = index.affine?.shifted,
        let binding = work.bindings.first(where: { $0.variable == shifted.index })
      else { continue }
      return Use(loop: binding.loop, dimension: dimension, offset: binding.offset - shifted.by)
    }
    return nil
  }

  /// Whether a work sets every element at its position of the loop.
  private func covers(_ work: Work, _ array: TensorID) -> Bool {
    guard work.target.isSimple, work.bindings.count == 1 else { return false }
    return work.target.indices.enumerated().allSatisfy { dimension, index in
      guard let shifted = index.affine?.shifted else { return false }
      if work.isBound(shifted.index) { return true }
      let range = draft[shifted.index]
      return range.lowerBound + shifted.by..<range.upperBound + shifted.by
        == draft[array].extents[dimension]
    }
  }
}
