// Sums, means and maxima along an axis.
//
// Goals in order of priority:
// 1. The order of a sum is `DeterministicMath`'s, for any layout: up to 4096 terms fall into 32
//    lanes (16 of `Double`) in turn, the lanes are added in halves, and longer runs are cut at the
//    greatest power of two below their length. 2. Small rounding errors. 3. Speed.

extension Tensor {
  /// Sums the elements along one axis, in fixed order.
  ///
  ///     result[i, k] = Σ_j self[i, j, k]
  ///
  /// - Parameters:
  ///   - axis: The axis, counted from the end if negative.
  ///   - keepsAxis: Whether the axis stays, with size 1.
  /// - Returns: A tensor without that axis.
  /// - Complexity: O(`count`)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func sum(alongAxis axis: Int, keepsAxis: Bool = false) -> Tensor {
    reduced(alongAxis: checkedAxis(axis), keepsAxis: keepsAxis) { lines in
      lines.isConsecutive
        ? Element.Strip(repeating: Element.sum(of: lines.elements)) : lines.sum()
    }
  }

  /// The mean of the elements along one axis: their fixed-order sum divided by their number.
  ///
  /// An axis without elements stops the program.
  public func mean(alongAxis axis: Int, keepsAxis: Bool = false) -> Tensor {
    let axis = requireElements(along: axis)
    let divisor = Element.Strip(repeating: Element(shape[axis]))
    return sum(alongAxis: axis, keepsAxis: keepsAxis).map { $0 / divisor }
  }

  /// The greatest element along one axis; not a number if one of them is not.
  ///
  /// A greatest zero is positive. An axis without elements stops the program.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func maximum(alongAxis axis: Int, keepsAxis: Bool = false) -> Tensor {
    reduced(alongAxis: requireElements(along: axis), keepsAxis: keepsAxis) { lines in
      lines.isConsecutive
        ? Element.Strip(repeating: Element.maximum(of: lines.elements)) : lines.maximum()
    }
  }

  /// The sum of all elements, in fixed order.
  public func sum() -> Element {
    withElements { Element.sum(of: $0) }
  }

  /// The mean of all elements.
  public func mean() -> Element {
    reshaped(to: [count]).mean(alongAxis: 0).scalar
  }

  /// The greatest of all elements; not a number if one of them is not.
  public func maximum() -> Element {
    reshaped(to: [count]).maximum(alongAxis: 0).scalar
  }

  /// The axis, which must not be empty.
  private func requireElements(along axis: Int) -> Int {
    let found = checkedAxis(axis)
    guard shape[found] > 0 else { stop(.emptyReduction(axis: found, shape: shape)) }
    return found
  }

  /// Reduces one axis, up to eight lines at a time.
  @inline(__always)
  private func reduced(
    alongAxis axis: Int,
    keepsAxis: Bool,
    _ reduction: (AxisStrips<Element>) -> Element.Strip
  ) -> Tensor {
    let moved = movingToEnd(axis: axis)
    let result = Tensor(unsetShape: moved.shape.dropLast() + [1])
    withExtendedLifetime((self, result)) {
      moved.forEachAxisStrips(with: result) { lines, target in
        target.store(reduction(lines), at: 0)
      }
    }
    return keepsAxis
      ? result.movingLast(to: axis) : result.selected(axis: -1, index: 0)
  }
}
