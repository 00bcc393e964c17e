// Copies of factors whose vectors are not consecutive in memory, such as W[j,i] for Σ_i W[j,i] h[i].

/// Orders the dimensions of arrays in memory, and copies factors into the order that products need.
struct Packing {
  var draft: Draft
  /// The letters of the axes along which loops go.
  private var sequentialAxes: [Name] = []

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The draft with all arrays ordered and all copies inserted.
  mutating func run() -> Draft {
    for part in draft.parts { for task in part { findAxes(task) } }
    for part in draft.parts { for task in part { orderDimensions(task) } }
    for part in draft.parts.indices { draft.parts[part] = packed(draft.parts[part]) }
    return draft
  }

  // MARK: - The order of dimensions

  private mutating func findAxes(_ task: Task) {
    switch task {
    case .loop(let loop): for task in loop.body { findAxes(task) }
    case .run(let work):
      for binding in work.bindings {
        guard let axis = draft.axis(of: binding.variable), !sequentialAxes.contains(axis) else {
          continue
        }
        sequentialAxes.append(axis)
      }
    }
  }

  /// Whether a variable runs along an axis of a loop, whether a loop fixes it or not.
  private func isSequential(_ variable: IndexID) -> Bool {
    draft.axis(of: variable).map { sequentialAxes.contains($0) } ?? false
  }

  /// Puts the dimensions outermost along which loops go: one position is one stretch of memory,
  /// and arrays that are used together lie alike.
  private mutating func orderDimensions(_ task: Task) {
    switch task {
    case .loop(let loop): for task in loop.body { orderDimensions(task) }
    case .run(let work):
      for element in [work.target] + work.reads {
        let sequential = element.indices.indices.filter { dimension in
          element.indices[dimension].affine?.terms.contains { isSequential($0.index) } ?? false
        }
        guard !sequential.isEmpty else { continue }
        let rest = draft[element.tensor].order.filter { !sequential.contains($0) }
        draft[element.tensor].order = sequential + rest
      }
    }
  }

  // MARK: - Copies

  private struct Copy {
    var source: Element
    var variables: [IndexID]
    var bindings: [Work.Binding]
    var element: Element
  }

  private mutating func packed(_ tasks: [Task]) -> [Task] {
    var output: [Task] = []
    var copies: [Copy] = []
    for task in tasks {
      switch task {
      case .loop(var loop):
        loop.body = packed(loop.body)
        output.append(.loop(loop))
        let writes = task.writes
        copies.removeAll { writes.contains($0.source.tensor) }
      case .run(var work):
        pack(&work, &copies, &output)
        copies.removeAll { $0.source.tensor == work.target.tensor }
        output.append(.run(work))
      }
    }
    return output
  }

  /// Replaces the right factor of a product by a copy, if it needs one.
  private mutating func pack(_ work: inout Work, _ copies: inout [Copy], _ output: inout [Task]) {
    guard let shape = ContractionShape(work, in: draft), !shape.isConsecutive(in: draft),
      !shape.rows(work).isEmpty, shape.right.isPlainWithStrides
    else { return }
    let variables = packedOrder(shape, work)
    let copy: Element
    if let known = copies.first(where: {
      $0.source == shape.right && $0.variables == variables && $0.bindings == work.bindings
    }) {
      copy = known.element
    } else {
      copy = draft.addTemporary(variables)
      output.append(.run(Work(copy, .set, .element(shape.right), work.bindings)))
      copies.append(
        Copy(source: shape.right, variables: variables, bindings: work.bindings, element: copy)
      )
    }
    let sum = Expression.sum(over: shape.sums, .product([.element(shape.left), .element(copy)]))
    work.value = shape.isNegative ? .negation(sum) : sum
  }

  /// The variables of a copy, outermost first: what is summed lies as the left factor has it.
  private func packedOrder(_ shape: ContractionShape, _ work: Work) -> [IndexID] {
    let all = shape.right.variables.filter { $0 != shape.lane }
    let bound = all.filter { work.isBound($0) }
    let others = all.filter { !work.isBound($0) && !shape.sums.contains($0) }
    let sums = shape.sums.ordered {
      draft.stride(of: $0, in: shape.left) > draft.stride(of: $1, in: shape.left)
    }
    return bound + others + sums + [shape.lane]
  }
}

extension Element {
  /// Whether each index is at most one variable, perhaps backwards, and no variable stands twice.
  var isPlainWithStrides: Bool {
    let all = indices.flatMap { $0.affine?.terms.map { $0.index } ?? [] }
    return isAffine && indices.allSatisfy { ($0.affine?.terms.count ?? 2) <= 1 }
      && variables.count == all.count
  }
}

extension Draft {
  /// How far apart neighbours along a variable lie, if there were no margins.
  func stride(of variable: IndexID, in element: Element) -> Int {
    var total = 0
    var stride = 1
    for dimension in self[element.tensor].order.reversed() {
      for term in element.indices[dimension].affine?.terms ?? [] where term.index == variable {
        total += term.stride * stride
      }
      stride *= max(1, self[element.tensor].extents[dimension].count)
    }
    return total
  }
}
