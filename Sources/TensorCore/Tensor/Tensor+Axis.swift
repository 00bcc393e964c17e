// Visiting the lines of a tensor along one axis.

extension Tensor {
  /// An axis, counted from the end if negative.
  func checkedAxis(_ axis: Int) -> Int {
    do throws(ShapeError) {
      return try layout.axis(axis)
    } catch {
      stop(error)
    }
  }

  /// The same elements with one axis moved to the end.
  func movingToEnd(axis: Int) -> Tensor {
    permuted((0..<rank).filter { $0 != axis } + [axis])
  }

  /// The same elements with the last axis moved to a place.
  func movingLast(to axis: Int) -> Tensor {
    var axes = Array(0..<rank - 1)
    axes.insert(rank - 1, at: axis)
    return permuted(axes)
  }

  /// Visits the lines along the last axis of this tensor and of another of equal shape up to that
  /// axis, eight neighbours at a time; consecutive lines one at a time.
  func forEachAxisStrips(
    with other: Tensor,
    _ body: (_ lines: AxisStrips<Element>, _ others: AxisStrips<Element>) -> Void
  ) {
    let strides = [layout.strides, other.layout.strides]
    var neighbours = Lines(
      shape: Array(shape.dropLast()),
      strides: strides.map { Array($0.dropLast()) }
    )
    let step = layout.strides[rank - 1] == 1 ? 1 : 8
    while neighbours.advance() {
      for block in Blocks(of: 0..<neighbours.count, size: step) {
        func strips(_ tensor: Tensor, _ index: Int) -> AxisStrips<Element> {
          AxisStrips(
            base: tensor.base + neighbours.positions[index] + block.lowerBound
              * neighbours.strides[index],
            count: tensor.shape[rank - 1],
            stride: strides[index][rank - 1],
            lines: block.count,
            lineStride: neighbours.strides[index]
          )
        }
        body(strips(self, 0), strips(other, 1))
      }
    }
  }
}
