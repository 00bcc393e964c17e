// Where a range ends, and the range that holds two.

extension IndexRange {
  /// The range with a number added to each integer.
  func shifted(by offset: Int) -> IndexRange {
    guard case .at(let lower) = origin, offset != 0 else { return self }
    return IndexRange(origin: .at(lower + SizeExpression(offset)), count: count)
  }

  /// The last integer, if the range is not centred.
  var last: SizeExpression? {
    guard case .at(let lower) = origin else { return nil }
    return lower + count - SizeExpression(1)
  }

  /// The first integer, if the range is not centred.
  var first: SizeExpression? {
    guard case .at(let lower) = origin else { return nil }
    return lower
  }

  /// The smallest range that contains both.
  ///
  /// Where sizes make it impossible to say which end is farther, one that has a size in it is
  /// the farther upper end, and one that has none the farther lower end.
  func hull(_ other: IndexRange) -> IndexRange {
    guard let first, let last, let otherFirst = other.first, let otherLast = other.last else {
      return self
    }
    let lower = SizeExpression.lesser(first, otherFirst)
    let upper =
      first == otherFirst && last == otherLast
      ? last : SizeExpression.greater(last, otherLast)
    return IndexRange(origin: .at(lower), count: upper - lower + SizeExpression(1))
  }
}

extension SizeExpression {
  fileprivate static func lesser(_ left: Self, _ right: Self) -> Self {
    if let difference = (left - right).integer { return difference <= 0 ? left : right }
    return left.coefficientSum <= right.coefficientSum ? left : right
  }

  fileprivate static func greater(_ left: Self, _ right: Self) -> Self {
    if let difference = (left - right).integer { return difference >= 0 ? left : right }
    return left.coefficientSum >= right.coefficientSum ? left : right
  }

  private var coefficientSum: Int { terms.reduce(0) { $0 + $1.coefficient } }
}
