// Visiting the elements of tensors in memory.

extension Plan {
  /// Elements along the last dimension of a tensor, and of another with the same shape.
  struct Run {
    /// The place of the first element in row-major order.
    var place: Int
    var count: Int
    /// Where the elements are in memory.
    var offset: Int
    var stride: Int
    var otherOffset: Int
    var otherStride: Int
  }

  /// Visits the elements of a tensor in row-major order, along the last dimension.
  ///
  /// - Parameters:
  ///   - tensor: The tensor.
  ///   - other: Another tensor with the same shape; the same one unless told otherwise.
  ///   - body: Called for each run of elements.
  func forEachRun(
    of tensor: PlannedTensor,
    beside other: PlannedTensor? = nil,
    _ body: (Run) -> Void
  ) {
    let other = other ?? tensor
    let inner = arrays[tensor.array].extents.count &- 1
    let length = inner < 0 ? 1 : arrays[tensor.array].extents[inner].count
    let total = arrays[tensor.array].extents.reduce(1) { $0 &* $1.count }
    guard total > 0 else { return }
    var run = Run(
      place: 0,
      count: length,
      offset: 0,
      stride: inner < 0 ? 1 : placements[tensor.array].strides[inner],
      otherOffset: 0,
      otherStride: inner < 0 ? 1 : placements[other.array].strides[inner]
    )
    while run.place < total {
      run.offset = offset(of: tensor, row: run.place / length)
      run.otherOffset = offset(of: other, row: run.place / length)
      body(run)
      run.place &+= length
    }
  }

  /// Where the first element of a row is: the rows are numbered in row-major order.
  private func offset(of tensor: PlannedTensor, row: Int) -> Int {
    let placement = placements[tensor.array]
    let extents = arrays[tensor.array].extents
    var offset = placement.origin
    var rest = row
    for dimension in extents.indices.reversed() {
      let isInner = dimension == extents.count &- 1
      let place = isInner ? 0 : rest % extents[dimension].count
      if !isInner { rest /= extents[dimension].count }
      offset &+= (extents[dimension].lowerBound &+ place) &* placement.strides[dimension]
    }
    return offset
  }

  /// The sum of all elements, in row-major order.
  func sum(of tensor: PlannedTensor) -> Float {
    var sum: Float = 0
    forEachRun(of: tensor) { run in
      for index in 0..<run.count { sum += memory.base[run.offset &+ index &* run.stride] }
    }
    return sum
  }
}
