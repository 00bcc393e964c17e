// One equation or one accumulation.

/// A statement: for all values of the indices, `target = value`, or `+=`, or `-=`.
package struct Statement: Hashable, Sendable {
  /// What happens to the target.
  package enum Assignment: UInt8, Hashable, Sendable {
    /// `=`
    case set
    /// `+=`
    case add
    /// `-=`
    case subtract
  }

  /// Where the statement comes from.
  package enum Origin: UInt8, Hashable, Sendable {
    case written
    /// Copies the input that holds the first slice of a recurrence; it is not printed.
    case initialSlice
  }

  /// The element that is written.
  ///
  /// Its indices may be any that may be read: `L.grad[b, x+Δx, j]`, `e.grad[w_t, i]`. What falls outside the tensor is dropped, or wrapped if padding is circular.
  package var target: Element
  package var assignment: Assignment
  package var value: Expression
  /// The indices of the target, in the order in which they first appear there.
  package var indices: [IndexID]
  /// The indices of the value that the target lacks, in the order in which they first appear.
  ///
  /// The loop of a `+=` or `-=` sums over them. Empty for `=`.
  package var loopSums: [IndexID]
  package var origin: Origin
  package var place: SourcePlace

  package init(
    _ target: Element,
    _ assignment: Assignment,
    _ value: Expression,
    indices: [IndexID],
    loopSums: [IndexID] = [],
    origin: Origin = .written,
    place: SourcePlace = .init()
  ) {
    self.target = target
    self.assignment = assignment
    self.value = value
    self.indices = indices
    self.loopSums = loopSums
    self.origin = origin
    self.place = place
  }
}

extension Statement {
  /// Every element that the statement reads, also to look up an index.
  package var reads: [Element] {
    var elements: [Element] = []
    value.forEachElement { elements.append($0) }
    for case .lookup(let element) in target.indices {
      element.forEachElement { elements.append($0) }
    }
    return elements
  }
}
