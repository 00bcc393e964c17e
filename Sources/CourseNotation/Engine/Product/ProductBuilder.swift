// From a work to a product: which variables number rows, columns, terms.

/// Builds products.
struct ProductBuilder {
  let draft: Draft
  let placements: [Placement]

  /// A variable and the strides of the three arrays along it.
  private struct Variable {
    var id: IndexID
    var loop: Product.Loop
  }

  /// The product that a work is, if it is one that tiles can compute.
  func product(_ work: Work) -> Product? {
    guard let shape = ContractionShape(work, in: draft) else { return nil }
    let bound = work.bound
    let free = (shape.target.variables + shape.sums).filter { !bound.contains($0) }
    let builder = AccessBuilder(draft: draft, placements: placements, variables: bound + free)
    let target = builder.writing(shape.target)
    let left = builder.reading(shape.left)
    let right = builder.reading(shape.right)
    guard target.isAffine, left.isAffine, right.isAffine else { return nil }
    var product = Product()
    (product.target, product.left, product.right) = (target.base, left.base, right.base)
    for (place, binding) in work.bindings.enumerated() {
      product.bindings.append(
        Product.Binding(
          loop: binding.loop,
          offset: binding.offset,
          range: draft[binding.variable],
          target: target.strides[place],
          left: left.strides[place],
          right: right.strides[place]
        )
      )
    }
    let variables = free.enumerated().map { number, id -> Variable in
      let place = bound.count + number
      return Variable(
        id: id,
        loop: Product.Loop(
          count: draft[id].count,
          target: target.strides[place],
          left: left.strides[place],
          right: right.strides[place]
        )
      )
    }
    guard set(&product, shape, variables) else { return nil }
    product.mode = shape.mode
    product.isNegative = shape.isNegative
    product.counts = work.counts
    product.isEmpty = shape.sums.contains { draft[$0].isEmpty }
    return product
  }

  private func set(
    _ product: inout Product,
    _ shape: ContractionShape,
    _ variables: [Variable]
  ) -> Bool {
    let sums = variables.filter { shape.sums.contains($0.id) }.map { $0.loop }
    var free = variables.filter { !shape.sums.contains($0.id) && $0.id != shape.lane }.map {
      $0.loop
    }
    guard let lane = variables.first(where: { $0.id == shape.lane })?.loop, lane.target == 1,
      lane.right == 1, lane.left == 0
    else { return false }
    free = merged(free)
    product.columns = lane.count
    // Columns that continue in the next ones of another variable are one stretch.
    if let place = free.firstIndex(where: {
      $0.left == 0 && $0.target == product.columns && $0.right == product.columns
    }) {
      product.columns *= free.remove(at: place).count
    }
    let candidates = free.indices.filter { free[$0].right == 0 && free[$0].left != 0 }
    if let rows = candidates.max(by: { isBetter(free[$1], free[$0]) }) {
      product.rows = free.remove(at: rows)
    }
    // The memory of neighbours is visited together.
    product.outer = free.ordered { abs($0.target) > abs($1.target) }
    setTerms(&product, merged(sums))
    return true
  }

  /// Whether a variable makes better rows: enough of them, near each other.
  private func isBetter(_ a: Product.Loop, _ b: Product.Loop) -> Bool {
    // Beyond some rows, more of them gain nothing.
    let (rows, others) = (min(a.count, 30), min(b.count, 30))
    return rows != others ? rows > others : abs(a.left) < abs(b.left)
  }

  /// Loops, two of them made one where every array allows it.
  private func merged(_ loops: [Product.Loop]) -> [Product.Loop] {
    var loops = loops
    var outer = 0
    while outer < loops.count {
      let inner = loops.indices.first { inner in
        inner != outer && loops[outer].follows(loops[inner])
      }
      if let inner {
        loops[inner].count *= loops[outer].count
        loops.remove(at: outer)
        outer = 0
      } else {
        outer += 1
      }
    }
    return loops
  }

  /// Puts loops over the terms in order and cuts them into chunks.
  private func setTerms(_ product: inout Product, _ sums: [Product.Loop]) {
    var loops = sums.filter { $0.count != 1 }.ordered { left, right in
      let (a, b) = (abs(left.left), abs(right.left))
      return a != b ? a < b : abs(left.right) < abs(right.right)
    }
    var terms = TermLoops.single
    var room = Product.chunk
    for level in [Product.Level.inner, .middle, .outer] {
      guard let loop = loops.first, room > 1 else { break }
      loops.removeFirst()
      let count = min(loop.count, room)
      terms[level] = TermLoops.Loop(count: count, left: loop.left, right: loop.right)
      if count < loop.count {
        product.cut = Product.Cut(level: level, total: loop.count, step: count)
        break
      }
      room /= max(1, count)
    }
    product.terms = terms
    product.chunks = loops.reversed()
  }
}

extension Product.Loop {
  /// Whether a turn of this loop goes on where all turns of another have come to.
  fileprivate func follows(_ inner: Product.Loop) -> Bool {
    target == inner.target * inner.count && left == inner.left * inner.count
      && right == inner.right * inner.count
  }
}
