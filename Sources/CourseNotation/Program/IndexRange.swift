// The consecutive integers that an index runs over, or that a dimension of a tensor has.

/// Consecutive integers: where they begin, and how many there are.
package struct IndexRange: Hashable, Sendable {
  /// Where a range begins.
  package enum Origin: Hashable, Sendable {
    /// At a number that may depend on sizes.
    case at(SizeExpression)
    /// At -(count - 1)/2, for an odd count: the offsets of a kernel.
    case centred
  }

  package var origin: Origin
  package var count: SizeExpression

  package init(origin: Origin, count: SizeExpression) {
    self.origin = origin
    self.count = count
  }

  /// `lower ... lower + count - 1`.
  package init(from lower: Int, count: SizeExpression) {
    self.init(origin: .at(SizeExpression(lower)), count: count)
  }

  /// The first integer when the sizes have values.
  package func lower(_ sizes: SizeValues) -> Int {
    switch origin {
    case .at(let lower): lower.value(sizes)
    case .centred: -(count.value(sizes) - 1) / 2
    }
  }

  /// The integers when the sizes have values; none if the count is negative.
  package func integers(_ sizes: SizeValues) -> Range<Int> {
    let first = lower(sizes)
    return first..<first + max(0, count.value(sizes))
  }
}
