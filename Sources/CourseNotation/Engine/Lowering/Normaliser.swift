// Taking statements apart, until each is elementwise or one reduction of something elementwise.
//
// Sums of products become products of two arrays (what is not an array is written into one first),
// a softmax becomes a maximum, exponentials, a sum and a division, an accumulation at x + Δx becomes
// the transposed convolution. What two statements compute alike is computed once.

/// Takes the tasks of a draft apart.
struct Normaliser {
  var draft: Draft
  /// The tasks of the body that is being written.
  var output: [Task] = []
  /// Values that are held in arrays and still right.
  private var known: [Known] = []

  private struct Known {
    var value: Expression
    var bindings: [Work.Binding]
    var element: Element
  }

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The draft with every part taken apart.
  mutating func run() -> Draft {
    for part in draft.parts.indices {
      known = []
      let tasks = normalised(draft.parts[part])
      draft.parts[part] = tasks
    }
    return draft
  }

  private mutating func normalised(_ tasks: [Task]) -> [Task] {
    let outer = output
    output = []
    for task in tasks {
      switch task {
      case .run(let work): normalise(work)
      case .loop(var loop):
        let before = known
        known = []
        loop.body = normalised(loop.body)
        let written = Task.loop(loop).writes
        known = before.filter { entry in !written.contains { entry.value.reads($0) } }
        output.append(.loop(loop))
      }
    }
    defer { output = outer }
    return output
  }

  // MARK: - Statements

  private mutating func normalise(_ work: Work) {
    var work = work
    let counts = work.counts
    work.counts = OperationCounts()
    for term in scatterTerms(of: work) { write(gathered(term)) }
    // The statement has run when its last part has.
    if case .run(var last)? = output.popLast() {
      last.counts.add(counts)
      output.append(.run(last))
    }
  }

  /// The terms of an accumulation at sums of indices, each on its own.
  private func scatterTerms(of work: Work) -> [Work] {
    guard work.mode != .set, !work.target.isSimple, work.target.isAffine else { return [work] }
    guard case .sum(let terms) = work.value else { return [work] }
    return terms.map { term in
      var part = work
      part.value = term
      return part
    }
  }

  /// Writes a work in as many parts as it takes.
  private mutating func write(_ work: Work) {
    guard work.value.needsArrays else { return append(work) }
    let terms = work.value.terms
    let accumulates =
      work.target.isSimple && (work.mode != .set || !work.value.reads(work.target.tensor))
    guard accumulates, terms.contains(where: { $0.signedSum != nil }) else {
      var work = work
      work.value = extracted(work.value, in: work)
      return append(work)
    }
    var mode = work.mode
    for term in inOrder(terms, work) {
      guard let sum = term.signedSum else { continue }
      writeSum(
        work.target,
        mode,
        isNegative: sum.isNegative,
        over: sum.indices,
        sum.body,
        work.bindings
      )
      if mode == .set { mode = .add }
    }
    let rest = terms.filter { $0.signedSum == nil }
    guard !rest.isEmpty else { return }
    append(Work(work.target, mode, extracted(.total(rest), in: work), work.bindings))
  }

  /// The terms, those first that no loop needs to wait for.
  func inOrder(_ terms: [Expression], _ work: Work) -> [Expression] {
    func variables(_ term: Expression) -> Int {
      var count = 0
      term.forEachElement { element in
        let isShifted = element.indices.contains { index in
          index.affine?.shifted.map { $0.by != 0 && work.isBound($0.index) } ?? false
        }
        count += isShifted ? 1 : 0
      }
      return count
    }
    return terms.filter { variables($0) == 0 } + terms.filter { variables($0) > 0 }
  }

  /// Adds a work, and forgets what it makes wrong.
  mutating func append(_ work: Work) {
    let written = work.target.tensor
    known.removeAll { $0.value.reads(written) || $0.element.tensor == written }
    output.append(.run(work))
  }

  // MARK: - Temporary arrays

  /// The element that holds a value, which is written into a temporary array if it is none.
  ///
  /// - Parameters:
  ///   - value: Something elementwise, or one reduction of it.
  ///   - work: The work that needs it; its target's indices give the order of dimensions.
  /// - Returns: The element.
  mutating func element(holding value: Expression, for work: Work) -> Element {
    if let element = value.plainElement { return element }
    return element(known: value, work) { normaliser in
      let target = normaliser.temporary(for: value, work)
      normaliser.append(Work(target, .set, value, work.bindings))
      return target
    }
  }

  /// The element that is known to hold a value, or a new one.
  mutating func element(
    known value: Expression,
    _ work: Work,
    _ make: (inout Normaliser) -> Element
  ) -> Element {
    if let entry = known.first(where: { $0.value == value && $0.bindings == work.bindings }) {
      return entry.element
    }
    let element = make(&self)
    known.append(Known(value: value, bindings: work.bindings, element: element))
    return element
  }

  /// A temporary array with a dimension for each free index of a value.
  mutating func temporary(for value: Expression, _ work: Work) -> Element {
    let free = value.freeIndices
    let preferred = work.target.variables
    return draft.addTemporary(
      preferred.filter { free.contains($0) } + free.filter { !preferred.contains($0) }
    )
  }
}

extension Task {
  /// The arrays that are written.
  var writes: [TensorID] {
    switch self {
    case .run(let work): [work.target.tensor]
    case .loop(let loop): loop.body.flatMap { $0.writes }
    }
  }

  /// The arrays that are read.
  var reads: [TensorID] {
    switch self {
    case .run(let work): work.reads.map { $0.tensor }
    case .loop(let loop): loop.body.flatMap { $0.reads }
    }
  }
}
