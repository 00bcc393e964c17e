// Which arrays begin with zeros, and which are written first by a work that covers them.

/// Finds what must be set to zero before a part runs; first accumulations become assignments.
struct FirstWrites {
  /// Elements to set to zero: all, or those at some positions of a dimension.
  struct Zeros {
    var array: TensorID
    var dimension: Int?
    var positions: Range<Int>
  }

  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The zeros of each part; `draft` has changed.
  mutating func run() -> [[Zeros]] {
    draft.parts.indices.map { part in
      let written = Set(draft.parts[part].flatMap { $0.writes })
      return draft.arrays.indices.map(TensorID.init).filter { written.contains($0) }
        .flatMap { zeros(of: $0, part) }
    }
  }

  private mutating func zeros(of array: TensorID, _ part: Int) -> [Zeros] {
    let all = [Zeros(array: array, dimension: nil, positions: 0..<0)]
    guard let place = draft.parts[part].firstIndex(where: { $0.touches(array) }) else { return [] }
    switch draft.parts[part][place] {
    case .run(var work):
      guard let rest = uncovered(by: work, array) else { return all }
      work.becomeAssignment()
      draft.parts[part][place] = .run(work)
      return rest
    case .loop(var loop):
      guard let first = loop.body.firstIndex(where: { $0.touches(array) }),
        case .run(var work) = loop.body[first], work.target.tensor == array,
        comesFirst(work, at: first, loop), let rest = uncovered(by: work, array, loop)
      else { return all }
      work.becomeAssignment()
      loop.body[first] = .run(work)
      draft.parts[part][place] = .loop(loop)
      return rest
    }
  }

  /// Whether every other access in the loop comes after the work has written the element.
  private func comesFirst(_ work: Work, at place: Int, _ loop: Loop) -> Bool {
    guard work.bindings.count == 1 else { return false }
    let array = work.target.tensor
    return loop.body.indices.allSatisfy { other in
      guard other != place, loop.body[other].touches(array) else { return true }
      guard case .run(let reader) = loop.body[other] else { return false }
      let elements = (reader.reads + [reader.target]).filter { $0.tensor == array }
      return elements.allSatisfy { element in
        guard let distance = work.distance(of: element, in: reader, loop) else { return false }
        let delay = loop.isDescending ? -distance : distance
        return delay > 0 || delay == 0 && other > place
      }
    }
  }

  /// What a work leaves unset of the array that it writes; `nil` if that is no simple matter.
  private func uncovered(by work: Work, _ array: TensorID, _ loop: Loop? = nil) -> [Zeros]? {
    guard work.target.tensor == array, work.target.isSimple,
      !work.reads.contains(where: { $0.tensor == array })
    else { return nil }
    var partial: [Zeros] = []
    var partialDimensions = 0
    for (dimension, index) in work.target.indices.enumerated() {
      let extent = draft[array].extents[dimension]
      guard let range = range(of: index, work, loop) else { return nil }
      let reached = range.clamped(to: extent)
      guard reached != extent else { continue }
      partialDimensions += 1
      for rest in [extent.lowerBound..<reached.lowerBound, reached.upperBound..<extent.upperBound]
      where !rest.isEmpty {
        partial.append(Zeros(array: array, dimension: dimension, positions: rest))
      }
    }
    return partialDimensions <= 1 ? partial : nil
  }

  /// The positions that an index of a target takes.
  private func range(of index: IndexExpression, _ work: Work, _ loop: Loop?) -> Range<Int>? {
    guard let affine = index.affine else { return nil }
    guard let shifted = affine.shifted else {
      guard affine.terms.isEmpty, let place = affine.constant.integer else { return nil }
      return place..<place + 1
    }
    var range = draft[shifted.index]
    if let binding = work.bindings.first(where: { $0.variable == shifted.index }) {
      guard let loop, binding.loop == loop.number else { return nil }
      let lower = loop.positions.lowerBound - binding.offset
      range = range.clamped(to: lower..<lower + loop.positions.count)
    }
    return range.lowerBound + shifted.by..<range.upperBound + shifted.by
  }
}

extension Task {
  /// Whether an array is read or written.
  func touches(_ array: TensorID) -> Bool { reads.contains(array) || writes.contains(array) }
}

extension Work {
  /// Turns += into =, and -= into = -.
  mutating func becomeAssignment() {
    if mode == .subtract {
      value = value.signed.isNegative ? value.signed.magnitude : .negation(value)
    }
    mode = .set
  }
}
