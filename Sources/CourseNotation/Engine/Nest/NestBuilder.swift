// From statements to a nest: which variables become rows and columns, what is read how.

/// Builds nests.
struct NestBuilder {
  let draft: Draft
  let placements: [Placement]

  /// A variable while the nest is being built.
  struct Variable {
    var count: Int
    var isReduced: Bool
  }

  /// A nest that runs works one after the other, block by block.
  ///
  /// - Parameters:
  ///   - works: Elementwise works with the same variables and bindings, or one reduction.
  ///   - unread: Arrays that only these works read, so that nothing is stored.
  /// - Returns: The nest.
  func nest(_ works: [Work], unread: [TensorID] = []) -> Nest {
    var nest = Nest()
    let first = works[0]
    nest.bindings = first.bindings.map {
      Nest.Binding(loop: $0.loop, offset: $0.offset, range: draft[$0.variable])
    }
    for work in works { nest.counts.add(work.counts) }
    var plan = NestDraft(first, draft, placements)
    plan.add(works, unread: unread)
    plan.mergeVariables()
    plan.chooseBlock()
    plan.finish(&nest)
    return nest
  }
}

/// A nest whose variables are not in order yet.
struct NestDraft {
  let draft: Draft
  let builder: AccessBuilder
  let boundCount: Int
  /// The variables after the bound ones.
  var variables: [NestBuilder.Variable]
  var program = StripProgram()
  var loads: [Access] = []
  var positions: [StripProgram.Position] = []
  var targets: [(access: Access, mode: Statement.Assignment, value: Int, array: TensorID)] = []
  var fold: Nest.Fold?

  init(_ work: Work, _ draft: Draft, _ placements: [Placement]) {
    self.draft = draft
    var reduced: [IndexID] = []
    if case .reduction(_, let indices, _) = work.value.signed.magnitude { reduced = indices }
    let bound = work.bound
    let free = work.target.variables.filter { !bound.contains($0) }
    reduced = reduced.filter { !free.contains($0) && !bound.contains($0) }
    boundCount = bound.count
    variables =
      free.map { .init(count: draft[$0].count, isReduced: false) }
      + reduced.map { .init(count: draft[$0].count, isReduced: true) }
    builder = AccessBuilder(draft: draft, placements: placements, variables: bound + free + reduced)
  }

  /// Adds what works compute.
  mutating func add(_ works: [Work], unread: [TensorID]) {
    var known: [(element: Element, value: Int)] = []
    for (place, work) in works.enumerated() {
      var expression = work.value
      var kind: Reduction?
      let (isNegative, magnitude) = work.value.signed
      if case .reduction(let reduction, _, let body) = magnitude {
        expression = body
        kind = reduction
      }
      var mode = work.mode
      var value = program.add(expression, builder) { element in
        known.first { $0.element == element }?.value
      }
      if let kind { fold = Nest.Fold(kind: kind, isNegative: isNegative, value: value) }
      if mode != .set, let before = known.firstIndex(where: { $0.element == work.target }) {
        // What the nest has just stored is added to where it is at hand.
        let operation: StripOperation = mode == .add ? .add : .subtract
        value = program.value(.operation(operation, known[before].value, value))
        mode = .set
        targets.removeAll { $0.value == known[before].value && $0.array == work.target.tensor }
        known.remove(at: before)
      } else if mode != .set, kind == nil,
        works[(place + 1)...].contains(where: { $0.reads.contains(work.target) })
      {
        // A later work needs what is there after the addition.
        let operation: StripOperation = mode == .add ? .add : .subtract
        value = program.value(.operation(operation, program.load(work.target), value))
        mode = .set
      }
      if mode == .set, kind == nil { known.append((work.target, value)) }
      targets.append((builder.writing(work.target), mode, value, work.target.tensor))
    }
    let stored = targets.filter { !unread.contains($0.array) }
    if !stored.isEmpty { targets = stored }
    loads = program.loads.map { builder.reading($0) }
    positions = program.positions
  }

  // MARK: - Variables

  /// Applies a change to the strides of everything.
  private mutating func changeStrides(_ change: ([Int]) -> [Int]) {
    for place in loads.indices { loads[place].changeStrides(change) }
    for place in targets.indices { targets[place].access.changeStrides(change) }
    for place in positions.indices { positions[place].strides = change(positions[place].strides) }
  }

  /// Makes one variable of two wherever every array lies so in memory.
  mutating func mergeVariables() {
    var outer = 0
    while outer < variables.count {
      let inner = variables.indices.first { inner in inner != outer && canMerge(outer, inner) }
      guard let inner else {
        outer += 1
        continue
      }
      variables[inner].count *= variables[outer].count
      variables.remove(at: outer)
      let removed = boundCount + outer
      changeStrides { strides in
        var strides = strides
        strides.remove(at: removed)
        return strides
      }
      outer = 0
    }
  }

  private func canMerge(_ outer: Int, _ inner: Int) -> Bool {
    guard variables[outer].isReduced == variables[inner].isReduced else { return false }
    let (left, right) = (boundCount + outer, boundCount + inner)
    let count = variables[inner].count
    func fits(_ access: Access) -> Bool {
      access.strides[left] == access.strides[right] * count
        && !access.isIrregular(along: left) && !access.isIrregular(along: right)
    }
    return loads.allSatisfy(fits) && targets.allSatisfy { fits($0.access) }
      && positions.allSatisfy { $0.strides[left] == 0 && $0.strides[right] == 0 }
  }

  /// Puts the variables in order: outer ones, outer ones that are reduced, rows, columns.
  mutating func chooseBlock() {
    let columns = chooseColumns()
    let rows = chooseRows(columns)
    var order = variables.indices.filter { $0 != columns && $0 != rows }
    order = order.filter { !variables[$0].isReduced } + order.filter { variables[$0].isReduced }
    let chosen = order.map { Optional.some($0) } + [rows, columns]
    let old = variables
    variables = chosen.map { $0.map { old[$0] } ?? .init(count: 1, isReduced: false) }
    let bound = boundCount
    changeStrides { strides in
      strides.prefix(bound) + chosen.map { $0.map { strides[bound + $0] } ?? 0 }
    }
  }

  private func stride(_ access: Access, _ variable: Int) -> Int {
    access.strides[boundCount + variable]
  }

  private func chooseColumns() -> Int? {
    let target = targets[0].access
    let free = variables.indices.filter { !variables[$0].isReduced }
    let reduced = variables.indices.filter { variables[$0].isReduced }
    let consecutive = free.first {
      stride(target, $0) == 1 && !target.isIrregular(along: boundCount + $0)
    }
    func consecutiveLoads(_ variable: Int) -> Int {
      loads.filter { stride($0, variable) == 1 && !$0.isIrregular(along: boundCount + variable) }
        .count
    }
    let best = reduced.max { left, right in
      (consecutiveLoads(left), variables[left].count)
        < (consecutiveLoads(right), variables[right].count)
    }
    if let consecutive, reduced.isEmpty || variables[consecutive].count >= 4 {
      let rival = best.map { consecutiveLoads($0) } ?? 0
      if rival == 0 || consecutiveLoads(consecutive) > 0 { return consecutive }
    }
    if let best, variables[best].count > 1 { return best }
    return consecutive ?? free.max { consecutiveLoads($0) < consecutiveLoads($1) } ?? best
  }

  private func chooseRows(_ columns: Int?) -> Int? {
    guard let columns else { return nil }
    let target = targets[0].access
    let free = variables.indices.filter { $0 != columns && !variables[$0].isReduced }
    let reduced = variables.indices.filter { $0 != columns && variables[$0].isReduced }
    let nearest = free.filter { stride(target, $0) != 0 }
      .min { abs(stride(target, $0)) < abs(stride(target, $1)) }
    guard fold != nil, !variables[columns].isReduced, let load = loads.first else {
      return nearest ?? free.first ?? reduced.first
    }
    return reduced.min { abs(stride(load, $0)) < abs(stride(load, $1)) } ?? nearest
  }
}

extension Access {
  /// Applies a change to all strides.
  mutating func changeStrides(_ change: ([Int]) -> [Int]) {
    strides = change(strides)
    for place in guards.indices { guards[place].strides = change(guards[place].strides) }
    for place in lookups.indices { lookups[place].access.changeStrides(change) }
  }
}
