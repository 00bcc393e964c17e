// Equations between sizes, solved one after the other.

/// Finds out which sizes are equal and which follow from others.
struct SizeSolver {
  /// The sizes that are expressed by others, and how.
  private(set) var solved: [SizeID: SizeExpression] = [:]
  /// Sizes that the header gives; they stay if possible.
  var given: [SizeID: Int] = [:]

  /// The expression without sizes that are expressed by others.
  func resolved(_ expression: SizeExpression) -> SizeExpression {
    var result = expression
    while let term = result.terms.first(where: { solved[$0.size] != nil }),
      let value = solved[term.size]
    {
      result =
        result - SizeExpression(term.size, times: term.coefficient)
        + value * term.coefficient
    }
    return result
  }

  /// Makes two sizes equal.
  ///
  /// - Parameters:
  ///   - left: A size.
  ///   - right: The other.
  ///   - replaced: The size to be expressed by others, if it can be.
  /// - Returns: Whether they can be.
  mutating func equate(
    _ left: SizeExpression,
    _ right: SizeExpression,
    replacing replaced: SizeID? = nil
  ) -> Bool {
    let difference = resolved(left - right)
    if let integer = difference.integer { return integer == 0 }
    // Solve for the last of the sizes that have the coefficient 1 or -1, rather a free one.
    let candidates = difference.terms.filter { abs($0.coefficient) == 1 }
    let free = candidates.filter { given[$0.size] == nil }
    let chosen = candidates.first { $0.size == replaced } ?? free.last ?? candidates.last
    guard let term = chosen else { return false }
    let rest = difference - SizeExpression(term.size, times: term.coefficient)
    solved[term.size] = rest * -term.coefficient
    return true
  }

  /// Whether two expressions are equal whatever the free sizes are.
  func areEqual(_ left: SizeExpression, _ right: SizeExpression) -> Bool {
    resolved(left - right) == SizeExpression(0)
  }
}
