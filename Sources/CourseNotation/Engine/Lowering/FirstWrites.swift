// Which elements begin with zeros, and which are written first by a work that covers them.

/// Finds what must be set to zero before a part runs; first accumulations become assignments.
///
/// Writes are looked at in order along one dimension of an array, the one along which some of them
/// cover a part only: those of all dimensions else must be whole.
struct FirstWrites {
  /// Elements to set to zero: all, or those at some positions of a dimension.
  struct Zeros {
    var array: TensorID
    var dimension: Int?
    var positions: Range<Int>
  }

  /// A work of a part, or of a loop of it.
  private struct Place {
    var task: Int
    var inner: Int?
  }

  var draft: Draft

  init(_ draft: Draft) {
    self.draft = draft
  }

  /// The zeros of each part; `draft` has changed.
  mutating func run() -> [[Zeros]] {
    draft.parts.indices.map { part in
      let written = draft.parts[part].flatMap { $0.writes }
      return draft.arrays.indices.map(TensorID.init).filter { written.contains($0) }
        .flatMap { zeros(of: $0, part) }
    }
  }

  private mutating func zeros(of array: TensorID, _ part: Int) -> [Zeros] {
    let all = [Zeros(array: array, dimension: nil, positions: 0..<0)]
    guard let places = writers(of: array, part) else { return all }
    let reached = places.map { place in
      work(place, part).flatMap { ranges(of: $0, loop(place, part)) }
    }
    let extents = draft[array].extents
    var dimension: Int?
    for ranges in reached {
      guard let ranges else { return all }
      for (place, range) in ranges.enumerated() where range != extents[place] {
        guard dimension == nil || dimension == place else { return all }
        dimension = place
      }
    }
    let along = dimension ?? 0
    let whole = extents.isEmpty ? 0..<1 : extents[along]
    var unset = [whole]
    var zeros: [Zeros] = []
    for (place, ranges) in zip(places, reached) {
      guard let ranges, let work = work(place, part) else { return all }
      let range = extents.isEmpty ? whole : ranges[along]
      if work.mode != .set {
        let isFirst = unset.contains { $0.clamped(to: range) == range }
        if isFirst, comesFirst(place, part, array, range, along) {
          becomeAssignment(place, part)
        } else {
          for rest in unset.map({ $0.clamped(to: range) }) where !rest.isEmpty {
            zeros.append(Zeros(array: array, dimension: dimension, positions: rest))
          }
        }
      }
      unset = unset.flatMap { $0.without(range) }
    }
    return zeros
      + unset.map { Zeros(array: array, dimension: dimension, positions: $0) }
  }

  // MARK: - Works

  /// The works that write an array, in order; `nil` where they are in loops inside loops.
  private func writers(of array: TensorID, _ part: Int) -> [Place]? {
    var places: [Place] = []
    for (number, task) in draft.parts[part].enumerated() where task.writes.contains(array) {
      guard case .loop(let loop) = task else {
        places.append(Place(task: number, inner: nil))
        continue
      }
      for (inner, task) in loop.body.enumerated() where task.writes.contains(array) {
        guard case .run = task else { return nil }
        places.append(Place(task: number, inner: inner))
      }
    }
    return places
  }

  private func work(_ place: Place, _ part: Int) -> Work? {
    var task = draft.parts[part][place.task]
    if let inner = place.inner, case .loop(let loop) = task { task = loop.body[inner] }
    if case .run(let work) = task { return work }
    return nil
  }

  private func loop(_ place: Place, _ part: Int) -> Loop? {
    guard place.inner != nil, case .loop(let loop) = draft.parts[part][place.task] else {
      return nil
    }
    return loop
  }

  private mutating func becomeAssignment(_ place: Place, _ part: Int) {
    guard var work = work(place, part) else { return }
    work.becomeAssignment()
    guard let inner = place.inner, case .loop(var loop) = draft.parts[part][place.task] else {
      draft.parts[part][place.task] = .run(work)
      return
    }
    loop.body[inner] = .run(work)
    draft.parts[part][place.task] = .loop(loop)
  }

  /// Whether every other access to what a work adds to comes after it.
  private func comesFirst(
    _ place: Place,
    _ part: Int,
    _ array: TensorID,
    _ range: Range<Int>,
    _ dimension: Int
  ) -> Bool {
    guard let work = work(place, part), !work.reads.contains(where: { $0.tensor == array }) else {
      return false
    }
    let readsEarlier = draft.parts[part][..<place.task].contains { $0.reads.contains(array) }
    guard !readsEarlier else { return false }
    guard let loop = loop(place, part), let inner = place.inner else { return true }
    return loop.body.indices.allSatisfy { other in
      guard other != inner, loop.body[other].touches(array) else { return true }
      guard case .run(let reader) = loop.body[other] else { return false }
      let elements = (reader.reads + [reader.target]).filter { $0.tensor == array }
      return elements.allSatisfy { element in
        guard let distance = work.distance(of: element, in: reader, loop) else {
          return isApart(element, range, dimension)
        }
        let delay = loop.isDescending ? -distance : distance
        return delay > 0 || delay == 0 && other > inner
      }
    }
  }

  /// Whether an element lies outside a range of a dimension, whatever the variables are.
  private func isApart(_ element: Element, _ range: Range<Int>, _ dimension: Int) -> Bool {
    guard dimension < element.indices.count, let affine = element.indices[dimension].affine else {
      return false
    }
    return !draft.reach(of: affine).overlaps(range)
  }

  // MARK: - Ranges

  /// The indices that a work writes, for each dimension, if that is a block.
  private func ranges(of work: Work, _ loop: Loop?) -> [Range<Int>]? {
    guard work.target.isSimple, work.bindings.count <= (loop == nil ? 0 : 1) else { return nil }
    var ranges: [Range<Int>] = []
    for (dimension, index) in work.target.indices.enumerated() {
      guard let range = range(of: index, work, loop) else { return nil }
      ranges.append(range.clamped(to: draft[work.target.tensor].extents[dimension]))
    }
    return ranges
  }

  /// The positions that an index of a target takes.
  private func range(of index: IndexExpression, _ work: Work, _ loop: Loop?) -> Range<Int>? {
    guard let affine = index.affine else { return nil }
    guard let shifted = affine.shifted else {
      guard affine.terms.isEmpty, let place = affine.constant.integer else { return nil }
      return place..<place + 1
    }
    var range = draft[shifted.index]
    if let loop, let binding = work.bindings.first(where: { $0.variable == shifted.index }) {
      let lower = loop.positions.lowerBound - binding.offset
      range = range.clamped(to: lower..<lower + loop.positions.count)
    }
    return range.lowerBound + shifted.by..<range.upperBound + shifted.by
  }
}

extension Range<Int> {
  /// What is left without another range.
  fileprivate func without(_ other: Range<Int>) -> [Range<Int>] {
    guard overlaps(other) else { return isEmpty ? [] : [self] }
    return [
      lowerBound..<Swift.max(lowerBound, other.lowerBound),
      Swift.min(upperBound, other.upperBound)..<upperBound,
    ].filter { !$0.isEmpty }
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
