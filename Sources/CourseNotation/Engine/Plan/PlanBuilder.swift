// From the finished draft to steps; neighbouring elementwise works become one nest.

/// Builds the steps of a plan.
struct PlanBuilder {
  let draft: Draft
  let placements: [Placement]
  /// How often each array is read, in all parts.
  private let readCounts: [Int]

  init(_ draft: Draft, _ placements: [Placement]) {
    self.draft = draft
    self.placements = placements
    var counts = [Int](repeating: 0, count: draft.arrays.count)
    for part in draft.parts {
      for task in part { for array in task.reads { counts[array.position] += 1 } }
    }
    readCounts = counts
  }

  /// The steps of a part.
  func steps(_ part: Int, _ zeros: [FirstWrites.Zeros]) -> [PlanStep] {
    zeros.map { .zeros(fill($0)) } + steps(draft.parts[part])
  }

  private func steps(_ tasks: [Task]) -> [PlanStep] {
    var steps: [PlanStep] = []
    var waiting = FusedWorks(draft: draft)
    func flush() {
      guard !waiting.works.isEmpty else { return }
      steps.append(.nest(Shared(nest(waiting.works))))
      waiting = FusedWorks(draft: draft)
    }
    for task in tasks {
      switch task {
      case .loop(let loop):
        flush()
        steps.append(.loop(PlanLoop(loop, body: self.steps(loop.body))))
      case .run(let work):
        if waiting.take(work) { continue }
        if work.isFusible(in: draft) {
          flush()
          _ = waiting.take(work)
          continue
        }
        if !waiting.isIndependent(of: work) { flush() }
        steps.append(step(work))
      }
    }
    flush()
    return steps
  }

  private func step(_ work: Work) -> PlanStep {
    if let product = ProductBuilder(draft: draft, placements: placements).product(work) {
      return .product(Shared(product))
    }
    return .nest(Shared(nest([work])))
  }

  private func nest(_ works: [Work]) -> Nest {
    var own = readCounts.map { _ in 0 }
    for work in works { for element in work.reads { own[element.tensor.position] += 1 } }
    let unread = works.map { $0.target.tensor }.filter { array in
      draft[array].role == .temporary && own[array.position] == readCounts[array.position]
    }
    return NestBuilder(draft: draft, placements: placements).nest(works, unread: unread)
  }

  private func fill(_ zeros: FirstWrites.Zeros) -> ZeroFill {
    let placement = placements[zeros.array.position]
    guard let dimension = zeros.dimension, placement.strides[dimension] != 0 else {
      return ZeroFill(start: placement.start, count: placement.count)
    }
    let stride = placement.strides[dimension]
    let readable = placement.readable[dimension]
    let period = stride * readable.count
    return ZeroFill(
      start: placement.start + (zeros.positions.lowerBound - readable.lowerBound) * stride,
      count: zeros.positions.count * stride,
      blocks: placement.count / period,
      stride: period
    )
  }
}

/// Elementwise works that run block by block, one after the other.
struct FusedWorks {
  let draft: Draft
  private(set) var works: [Work] = []

  init(draft: Draft) {
    self.draft = draft
  }

  /// Adds a work, if it may run block by block with the others.
  mutating func take(_ work: Work) -> Bool {
    guard work.isFusible(in: draft) else { return false }
    if let first = works.first {
      guard work.bindings == first.bindings, work.hasSameVariables(as: first), works.count < 24,
        works.allSatisfy({ fits(work, after: $0) })
      else { return false }
    }
    works.append(work)
    return true
  }

  /// Whether nothing changes if a work runs before these.
  func isIndependent(of work: Work) -> Bool {
    let reads = work.reads
    return works.allSatisfy { other in
      other.target.tensor != work.target.tensor
        && !reads.contains { $0.tensor == other.target.tensor }
        && !other.reads.contains { $0.tensor == work.target.tensor }
    }
  }

  private func fits(_ work: Work, after other: Work) -> Bool {
    let written = other.target
    let readsFit = work.reads.allSatisfy { read in
      read.tensor != written.tensor || read == written || isApart(read, written, work)
    }
    let writesFit = other.reads.allSatisfy { read in
      read.tensor != work.target.tensor || read == work.target || isApart(read, work.target, work)
    }
    let isOrdered =
      work.target.tensor != written.tensor || isApart(work.target, written, work)
      || work.target == written && work.mode != .set
    return readsFit && writesFit && isOrdered
  }

  /// Whether two elements lie at different positions of a loop, whatever the variables are.
  private func isApart(_ a: Element, _ b: Element, _ work: Work) -> Bool {
    zip(a.indices, b.indices).contains { left, right in
      guard let left = left.affine, let right = right.affine, left.terms == right.terms,
        let first = left.constant.integer, let second = right.constant.integer
      else { return false }
      return left.terms.allSatisfy { work.isBound($0.index) } && first != second
    }
  }
}

extension Work {
  /// Whether the work is elementwise with one element of the target for all values of its indices.
  func isFusible(in draft: Draft) -> Bool {
    guard !value.needsArrays, target.isSimple else { return false }
    let variables = target.variables
    return value.freeIndices.allSatisfy { variables.contains($0) || isBound($0) }
  }

  func hasSameVariables(as other: Work) -> Bool {
    let own = target.variables.filter { !isBound($0) }
    let others = other.target.variables.filter { !other.isBound($0) }
    return own.isSubset(of: others) && others.isSubset(of: own)
  }
}
