// What a recurrence does not feed is computed before its loop, what does not feed it after: then a
// whole sequence is one product, Σ_k W[j,k] x[b,t,k] for all t.

/// Moves works out of loops.
struct Hoisting {
  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The draft with everything moved that may be and gains by it.
  mutating func run() -> Draft {
    for part in draft.parts.indices { draft.parts[part] = hoisted(draft.parts[part]) }
    return draft
  }

  private mutating func hoisted(_ tasks: [Task]) -> [Task] {
    tasks.flatMap { task -> [Task] in
      guard case .loop(var loop) = task else { return [task] }
      loop.body = hoisted(loop.body)
      let before = before(&loop)
      let after = after(&loop)
      return before + (loop.body.isEmpty ? [] : [.loop(loop)]) + after
    }
  }

  // MARK: - Before the loop

  /// Takes out works that need nothing of what the loop computes.
  private mutating func before(_ loop: inout Loop) -> [Task] {
    var wanted = [Bool](repeating: false, count: loop.body.count)
    for place in loop.body.indices where gains(loop.body[place], loop) {
      var needed: [Int] = []
      guard canPrecede(place, loop, &needed) else { continue }
      for place in needed { wanted[place] = true }
    }
    return take(wanted, from: &loop)
  }

  /// Whether the work at a place, and what it needs of the loop, may run before.
  private func canPrecede(_ place: Int, _ loop: Loop, _ needed: inout [Int]) -> Bool {
    guard !needed.contains(place) else { return true }
    guard case .run(let work) = loop.body[place], work.mode == .set, isMovable(work, loop) else {
      return false
    }
    let written = work.target.tensor
    for other in loop.body.indices where other != place {
      // A later part of the same sum stays; one that comes first must move too.
      if other < place, loop.body[other].writes.contains(written) { return false }
      if other < place, loop.body[other].reads.contains(written) { return false }
    }
    needed.append(place)
    for read in work.reads.map({ $0.tensor }) {
      for other in loop.body.indices where loop.body[other].writes.contains(read) {
        guard other < place, canPrecede(other, loop, &needed) else { return false }
      }
    }
    return true
  }

  /// Whether running a work for all positions at once makes one greater product of it, or saves
  /// doing the same again.
  private func gains(_ task: Task, _ loop: Loop) -> Bool {
    guard case .run(let work) = task else { return false }
    guard let variable = work.variable(of: loop) else { return true }
    let isUsed =
      work.target.variables.contains(variable) || work.value.freeIndices.contains(variable)
    guard isUsed else { return true }
    guard let shape = ContractionShape(work, in: draft) else { return false }
    let uses = [shape.target, shape.left, shape.right].filter { $0.variables.contains(variable) }
    return uses.count < 3
  }

  // MARK: - After the loop

  /// Takes out works that nothing in the loop waits for, last ones first.
  private mutating func after(_ loop: inout Loop) -> [Task] {
    var wanted = [Bool](repeating: false, count: loop.body.count)
    for place in loop.body.indices.reversed() {
      guard case .run(let work) = loop.body[place], isMovable(work, loop),
        isAccumulation(work, loop) || gains(loop.body[place], loop)
      else { continue }
      let written = work.target.tensor
      let isAwaited = loop.body.indices.contains { other in
        guard other != place, !(wanted[other] && other > place) else { return false }
        return loop.body[other].reads.contains(written) || loop.body[other].writes.contains(written)
      }
      guard !isAwaited, readsFinalValues(place, loop) else { continue }
      wanted[place] = true
    }
    return take(wanted, from: &loop)
  }

  /// Whether each position of the loop adds to the same elements.
  private func isAccumulation(_ work: Work, _ loop: Loop) -> Bool {
    guard let variable = work.variable(of: loop) else { return true }
    return work.mode != .set && !work.target.variables.contains(variable)
  }

  /// Whether what a work reads never changes after it has read it.
  private func readsFinalValues(_ place: Int, _ loop: Loop) -> Bool {
    guard case .run(let work) = loop.body[place] else { return false }
    return work.reads.allSatisfy { element in
      loop.body.indices.allSatisfy { other in
        guard loop.body[other].writes.contains(element.tensor) else { return true }
        guard case .run(let writer) = loop.body[other],
          let distance = writer.distance(of: element, in: work, loop)
        else { return false }
        let delay = loop.isDescending ? -distance : distance
        return delay > 0 || delay == 0 && other < place
      }
    }
  }

  // MARK: - Moving

  /// Whether a work can run for all positions at once.
  private func isMovable(_ work: Work, _ loop: Loop) -> Bool {
    // Several bindings of one variable would have to agree.
    guard let variable = work.variable(of: loop) else {
      return work.bindings.contains { $0.loop == loop.number }
    }
    let isDefined =
      work.mode != .set || work.target.variables.contains(variable)
      || !work.value.freeIndices.contains(variable)
    return isDefined && work.bindings.filter { $0.variable == variable }.count == 1
  }

  private mutating func take(_ wanted: [Bool], from loop: inout Loop) -> [Task] {
    var taken: [Task] = []
    var rest: [Task] = []
    for (place, task) in loop.body.enumerated() {
      if wanted[place], case .run(let work) = task {
        taken.append(.run(released(work, from: loop)))
      } else {
        rest.append(task)
      }
    }
    loop.body = rest
    return taken
  }

  /// The work for all positions of the loop.
  private mutating func released(_ work: Work, from loop: Loop) -> Work {
    var work = work
    guard let binding = work.bindings.first(where: { $0.loop == loop.number }) else { return work }
    work.bindings.removeAll { $0.loop == loop.number }
    let lower = loop.positions.lowerBound - binding.offset
    let reached = draft[binding.variable].clamped(to: lower..<lower + loop.positions.count)
    work.counts.repeat(reached.count)
    var variable = binding.variable
    if reached != draft[variable] {
      variable = draft.addVariable(reached, axis: draft.axis(of: binding.variable))
      let affine = AffineIndex(variable)
      work.value = work.value.substituting { $0 == binding.variable ? affine : nil }
      work.target = work.target.substituting { $0 == binding.variable ? affine : nil }
    }
    guard !work.target.variables.contains(variable),
      work.value.freeIndices.contains(variable) || work.mode != .set
    else { return work }
    work.value = work.value.summed(over: variable)
    return work
  }
}

extension Work {
  /// The variable that a loop fixes.
  func variable(of loop: Loop) -> IndexID? {
    bindings.first { $0.loop == loop.number }?.variable
  }

  /// How many positions after this work's write an element is read by another work of the loop.
  func distance(of element: Element, in reader: Work, _ loop: Loop) -> Int? {
    guard let own = bindings.first(where: { $0.loop == loop.number }),
      let other = reader.bindings.first(where: { $0.loop == loop.number })
    else { return nil }
    for (written, read) in zip(target.indices, element.indices) {
      guard let write = written.affine?.shifted, let read = read.affine?.shifted,
        write.index == own.variable, read.index == other.variable
      else { continue }
      // Position p writes p - own.offset + write.by and reads p - other.offset + read.by.
      return (write.by - own.offset) - (read.by - other.offset)
    }
    return nil
  }
}

extension Expression {
  /// Σ over one more index, merged with a sum that is there.
  func summed(over index: IndexID) -> Expression {
    let (isNegative, magnitude) = signed
    let result: Expression
    if case .reduction(.sum, let indices, let body) = magnitude {
      result = .reduction(.sum, [index] + indices, body)
    } else {
      result = .reduction(.sum, [index], magnitude)
    }
    return isNegative ? .negation(result) : result
  }
}
