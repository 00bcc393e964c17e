// Works before and after a loop that go along with it are done turn by turn inside: what they share
// with the loop is then still in the cache, and often one position of it is all that must be kept.

/// Moves works into loops.
struct LoopFusion {
  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The draft with everything moved that may be.
  mutating func run() -> Draft {
    for part in draft.parts.indices {
      var tasks = draft.parts[part]
      var place = 0
      while place < tasks.count {
        if case .loop(var loop) = tasks[place] {
          takeFollowing(&loop, &tasks, place)
          takePreceding(&loop, &tasks, &place)
          tasks[place] = .loop(loop)
        }
        place += 1
      }
      draft.parts[part] = tasks
    }
    return draft
  }

  // MARK: - After the loop

  private mutating func takeFollowing(_ loop: inout Loop, _ tasks: inout [Task], _ place: Int) {
    var next = place + 1
    while next < tasks.count {
      guard case .run(let work) = tasks[next], let moved = following(work, loop),
        tasks[place + 1..<next].allSatisfy({ isIndependent(work, of: $0) })
      else {
        next += 1
        continue
      }
      loop.body.append(.run(moved))
      tasks.remove(at: next)
    }
  }

  /// The work as the last of a turn, if all that it reads has been computed then.
  private mutating func following(_ work: Work, _ loop: Loop) -> Work? {
    guard work.bindings.isEmpty else { return nil }
    let touches = loop.body.contains { $0.touches(work.target.tensor) }
    guard !touches else { return nil }
    return moved(work, loop, work.reads) { offsets in
      loop.isDescending ? offsets.min() : offsets.max()
    }
  }

  // MARK: - Before the loop

  private mutating func takePreceding(_ loop: inout Loop, _ tasks: inout [Task], _ place: inout Int)
  {
    var before = place - 1
    while before >= 0 {
      defer { before -= 1 }
      guard case .run(let work) = tasks[before], let moved = preceding(work, loop),
        tasks[before + 1..<place].allSatisfy({ isIndependent(work, of: $0) })
      else { continue }
      loop.body.insert(.run(moved), at: 0)
      tasks.remove(at: before)
      place -= 1
    }
  }

  /// The work as the first of a turn, if the loop needs its results then and not before.
  private mutating func preceding(_ work: Work, _ loop: Loop) -> Work? {
    guard work.bindings.isEmpty, work.target.isSimple else { return nil }
    let array = work.target.tensor
    let written = loop.body.flatMap { $0.writes }
    guard !work.reads.contains(where: { written.contains($0.tensor) }) else { return nil }
    var uses: [(offset: Int, index: IndexID)] = []
    for task in loop.body where task.touches(array) {
      guard case .run(let user) = task,
        let binding = user.bindings.first(where: { $0.loop == loop.number })
      else { return nil }
      for element in user.reads + [user.target] where element.tensor == array {
        guard let use = use(element, binding, of: work.target) else { return nil }
        uses.append(use)
      }
    }
    guard let first = uses.first, uses.allSatisfy({ $0.index == first.index }) else { return nil }
    let offsets = uses.map { $0.offset }
    guard let offset = loop.isDescending ? offsets.max() : offsets.min() else { return nil }
    return bind(work, first.index, offset, loop)
  }

  /// The variable of a written element at the position of the loop where an element is used.
  private func use(
    _ element: Element,
    _ binding: Work.Binding,
    of written: Element
  ) -> (
    offset: Int, index: IndexID
  )? {
    for (used, target) in zip(element.indices, written.indices) {
      guard let read = used.affine?.shifted, read.index == binding.variable,
        let write = target.affine?.shifted
      else { continue }
      return (binding.offset - read.by + write.by, write.index)
    }
    return nil
  }

  // MARK: - Moving

  /// The work bound to the loop at the position that `choose` takes of those where its operands are
  /// written.
  private mutating func moved(
    _ work: Work,
    _ loop: Loop,
    _ reads: [Element],
    _ choose: ([Int]) -> Int?
  ) -> Work? {
    var offsets: [Int] = []
    var variable: IndexID?
    for read in reads {
      for task in loop.body where task.writes.contains(read.tensor) {
        guard case .run(let writer) = task,
          let binding = writer.bindings.first(where: { $0.loop == loop.number }),
          let use = written(writer, binding, readAs: read),
          variable == nil || variable == use.index
        else { return nil }
        variable = use.index
        offsets.append(use.offset)
      }
    }
    guard let variable, let offset = choose(offsets) else { return nil }
    return bind(work, variable, offset, loop)
  }

  /// The reader's variable at the position of the loop where what it reads is written.
  private func written(
    _ writer: Work,
    _ binding: Work.Binding,
    readAs read: Element
  ) -> (
    offset: Int, index: IndexID
  )? {
    for (target, used) in zip(writer.target.indices, read.indices) {
      guard let write = target.affine?.shifted, write.index == binding.variable,
        let use = used.affine?.shifted
      else { continue }
      return (binding.offset - write.by + use.by, use.index)
    }
    return nil
  }

  /// The work for one position at a time, if the loop reaches all and nothing is lost by it.
  private func bind(_ work: Work, _ variable: IndexID, _ offset: Int, _ loop: Loop) -> Work? {
    let range = draft[variable]
    let lower = loop.positions.lowerBound - offset
    guard range.clamped(to: lower..<lower + loop.positions.count) == range, !range.isEmpty,
      work.target.isSimple, work.target.variables.contains(variable)
    else { return nil }
    if let shape = ContractionShape(work, in: draft) {
      let isBatch = [shape.left, shape.right].allSatisfy { $0.variables.contains(variable) }
      guard isBatch, shape.lane != variable else { return nil }
    }
    // A position should be a stretch of memory that is worth a turn.
    let others = work.target.variables.filter { $0 != variable }
    let size = others.reduce(1) { $0 &* draft[$1].count }
    guard
      draft[work.target.tensor].order.first.map({
        work.target.indices[$0].variables.contains(variable)
      }) ?? false, size >= 64
    else { return nil }
    var bound = work
    bound.bindings.append(Work.Binding(variable: variable, loop: loop.number, offset: offset))
    bound.counts.divide(range.count)
    return bound
  }

  /// Whether a work and a task may change places.
  private func isIndependent(_ work: Work, of task: Task) -> Bool {
    let written = work.target.tensor
    return !task.touches(written)
      && !task.writes.contains { array in
        work.reads.contains { $0.tensor == array }
      }
  }
}
