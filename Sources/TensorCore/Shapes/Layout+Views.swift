// Other layouts of the same elements.

extension Layout {
  /// The axes in another order.
  package func permuted(_ axes: [Int]) throws(ShapeError) -> Layout {
    var seen = [Bool](repeating: false, count: rank)
    for axis in axes {
      guard axis >= 0 && axis < rank && !seen[axis] else {
        throw .notAPermutation(axes, rank: rank)
      }
      seen[axis] = true
    }
    guard axes.count == rank else { throw .notAPermutation(axes, rank: rank) }
    return Layout(
      checkedShape: axes.map { shape[$0] },
      strides: axes.map { strides[$0] },
      offset: offset
    )
  }

  /// Some indices of one axis, every `step`-th of them.
  package func sliced(axis: Int, _ range: Range<Int>, step: Int) throws(ShapeError) -> Layout {
    let axis = try self.axis(axis)
    guard range.lowerBound >= 0 && range.upperBound <= shape[axis] && step >= 1 else {
      throw .outOfRange(
        lower: range.lowerBound,
        upper: range.upperBound,
        axis: axis,
        size: shape[axis]
      )
    }
    var shape = shape
    var strides = strides
    let offset = range.isEmpty ? offset : offset + range.lowerBound * strides[axis]
    shape[axis] = range.isEmpty ? 0 : (range.count - 1) / step + 1
    if shape[axis] > 1 { strides[axis] *= step }
    return Layout(checkedShape: shape, strides: strides, offset: offset)
  }

  /// One index of an axis, which is removed.
  package func selected(axis: Int, index: Int) throws(ShapeError) -> Layout {
    let axis = try self.axis(axis)
    guard index >= 0 && index < shape[axis] else {
      throw .outOfRange(lower: index, upper: index &+ 1, axis: axis, size: shape[axis])
    }
    var shape = shape
    var strides = strides
    let offset = offset + index * strides[axis]
    shape.remove(at: axis)
    strides.remove(at: axis)
    return Layout(checkedShape: shape, strides: strides, offset: offset)
  }

  /// One axis the other way round.
  package func reversed(axis: Int) throws(ShapeError) -> Layout {
    let axis = try self.axis(axis)
    guard shape[axis] > 1 else { return self }
    var strides = strides
    let offset = offset + (shape[axis] - 1) * strides[axis]
    strides[axis] = -strides[axis]
    return Layout(checkedShape: shape, strides: strides, offset: offset)
  }

  /// A new axis of size 1 before an axis; at the end if `axis` is the rank.
  package func insertingAxis(at axis: Int) throws(ShapeError) -> Layout {
    guard axis >= 0 && axis <= rank else { throw .noAxis(axis, shape: shape) }
    var shape = shape
    var strides = strides
    shape.insert(1, at: axis)
    strides.insert(1, at: axis)
    return Layout(checkedShape: shape, strides: strides, offset: offset)
  }

  /// The same elements read again and again along axes of size 1, and along new axes in front.
  package func broadcast(to target: [Int]) throws(ShapeError) -> Layout {
    let added = target.count - rank
    guard added >= 0 else { throw .notBroadcastable(shape, target) }
    var layout = try Layout(shape: target)
    var strides = [Int](repeating: 0, count: target.count)
    for axis in 0..<rank where shape[axis] != 1 {
      guard shape[axis] == target[axis + added] else { throw .notBroadcastable(shape, target) }
      strides[axis + added] = self.strides[axis]
    }
    layout = Layout(checkedShape: layout.shape, strides: strides, offset: offset)
    return layout
  }

  /// The elements in order under another shape, if the strides allow it.
  package func reshaped(to target: [Int]) throws(ShapeError) -> Layout? {
    let dense = try Layout(shape: target)
    guard dense.count == count else {
      throw .elementCount(expected: dense.count, found: count, shape: target)
    }
    guard isDense else { return nil }
    return Layout(checkedShape: target, strides: dense.strides, offset: offset)
  }

  /// The shape to which both can be broadcast, axis by axis from the last.
  package static func commonShape(_ first: [Int], _ second: [Int]) throws(ShapeError) -> [Int] {
    let rank = max(first.count, second.count)
    var shape = [Int](repeating: 1, count: rank)
    for axis in 0..<rank {
      let a = axis < first.count ? first[first.count - 1 - axis] : 1
      let b = axis < second.count ? second[second.count - 1 - axis] : 1
      guard a == b || a == 1 || b == 1 else { throw .notBroadcastable(first, second) }
      shape[rank - 1 - axis] = a == 1 ? b : a
    }
    return shape
  }
}
