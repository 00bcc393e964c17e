// Circular padding for products: a factor that is read around the edge is copied with its edges
// repeated, so that every place of the copy is plain arithmetic, such as L[x+Δx,j] in a convolution.

/// Copies the factors of products that wrap around.
struct Wrapping {
  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  private struct Copy {
    var source: Element
    var bindings: [Work.Binding]
    var element: Element
  }

  /// The draft with all copies inserted; as it was unless its padding is circular.
  mutating func run() -> Draft {
    guard draft.isCircular else { return draft }
    for part in draft.parts.indices { draft.parts[part] = wrapped(draft.parts[part]) }
    return draft
  }

  private mutating func wrapped(_ tasks: [Task]) -> [Task] {
    var output: [Task] = []
    var copies: [Copy] = []
    for task in tasks {
      switch task {
      case .loop(var loop):
        loop.body = wrapped(loop.body)
        output.append(.loop(loop))
      case .run(let work):
        output.append(.run(wrapped(work, &copies, &output)))
      }
      let writes = task.writes
      copies.removeAll { writes.contains($0.source.tensor) }
    }
    return output
  }

  /// A work that reads copies, which are written before it.
  private mutating func wrapped(
    _ work: Work,
    _ copies: inout [Copy],
    _ output: inout [Task]
  ) -> Work {
    guard var shape = ContractionShape(work, in: draft) else { return work }
    shape.left = wrapped(shape.left, work, &copies, &output)
    shape.right = wrapped(shape.right, work, &copies, &output)
    let product = Expression.product([.element(shape.left), .element(shape.right)])
    let sum = Expression.sum(over: shape.sums, product)
    var work = work
    work.value = shape.isNegative ? .negation(sum) : sum
    return work
  }

  private mutating func wrapped(
    _ element: Element,
    _ work: Work,
    _ copies: inout [Copy],
    _ output: inout [Task]
  ) -> Element {
    guard wraps(element) else { return element }
    let known = copies.first { $0.source == element && $0.bindings == work.bindings }
    if let known { return known.element }
    guard let (copy, read) = copy(of: element, in: work) else { return element }
    output.append(.run(copy))
    copies.append(Copy(source: element, bindings: work.bindings, element: read))
    return read
  }

  /// Whether an index leaves its extent.
  private func wraps(_ element: Element) -> Bool {
    zip(element.indices, draft[element.tensor].extents).contains { index, extent in
      guard let reach = index.affine.map({ draft.reach(of: $0) }), !reach.isEmpty else {
        return false
      }
      return reach.clamped(to: extent) != reach
    }
  }

  /// The work that writes a copy, and the element to read instead; none where the copy would be
  /// many times as large as what is copied.
  private mutating func copy(of element: Element, in work: Work) -> (Work, read: Element)? {
    guard element.isAffine else { return nil }
    var places: [IndexID] = []
    var source = element
    var read: [IndexExpression] = []
    for (dimension, index) in element.indices.enumerated() {
      guard let affine = index.affine, !affine.terms.isEmpty else { continue }
      if let bound = affine.terms.first?.index, affine.terms.count == 1, work.isBound(bound) {
        // A loop fixes it; twice the same would not be a plain target.
        guard !places.contains(bound) else { return nil }
        places.append(bound)
        read.append(IndexExpression(bound))
      } else {
        let reach = draft.reach(of: affine)
        let extent = draft[element.tensor].extents[dimension]
        guard !reach.isEmpty, reach.count <= 4 * extent.count else { return nil }
        let place = draft.addVariable(reach, axis: nil)
        source.indices[dimension] = IndexExpression(place)
        places.append(place)
        read.append(index)
      }
    }
    let target = draft.addTemporary(places)
    return (
      Work(target, .set, .element(source), work.bindings), Element(target.tensor, read)
    )
  }
}
