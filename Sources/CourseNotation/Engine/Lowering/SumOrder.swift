// In a sum that is written term by term, products come first: they set the array, and what is
// elementwise is added by the nest that goes on to use it.

/// Puts elementwise terms of sums after products.
struct SumOrder {
  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The draft with the terms in order.
  mutating func run() -> Draft {
    for part in draft.parts.indices { draft.parts[part] = ordered(draft.parts[part]) }
    return draft
  }

  private func ordered(_ tasks: [Task]) -> [Task] {
    var tasks = tasks.map { task -> Task in
      guard case .loop(var loop) = task else { return task }
      loop.body = ordered(loop.body)
      return .loop(loop)
    }
    for first in tasks.indices {
      guard case .run(var work) = tasks[first], work.mode != .set, !work.value.needsArrays,
        work.target.isSimple
      else { continue }
      guard
        let next = tasks[(first + 1)...].firstIndex(where: { $0.touches(work.target.tensor) }),
        case .run(let product) = tasks[next], product.mode != .set,
        product.target == work.target, product.bindings == work.bindings,
        ContractionShape(product, in: draft) != nil,
        !work.reads.contains(where: { read in
          tasks[first...next].contains { $0.writes.contains(read.tensor) }
        })
      else { continue }
      work.counts.add(OperationCounts())
      tasks.insert(.run(work), at: next + 1)
      tasks.remove(at: first)
    }
    return tasks
  }
}
