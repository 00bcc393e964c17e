// Where arrays lie in memory: strides, margins and the start of each.

/// One array in memory.
struct Placement {
  /// The offset of the element whose indices are all 0, whether it exists or not.
  var origin = 0
  /// The distances, in elements, along the dimensions.
  var strides: [Int] = []
  /// The indices that may be read, margins included.
  var readable: [Range<Int>] = []
  /// The first element in memory, and how many the array has there.
  var start = 0
  var count = 0
}

extension Draft {
  /// Widens arrays by margins of zeros for reads beyond their extents.
  mutating func addMargins() {
    guard !isCircular else { return }
    for part in parts { for task in part { addMargins(task) } }
  }

  private mutating func addMargins(_ task: Task) {
    switch task {
    case .loop(let loop): for task in loop.body { addMargins(task) }
    case .run(let work): for element in work.reads { addMargins(element) }
    }
  }

  private mutating func addMargins(_ element: Element) {
    let most = 32
    for (dimension, index) in element.indices.enumerated() {
      guard let reach = index.affine.flatMap({ self.reach(of: $0) }), !reach.isEmpty,
        !self[element.tensor].isRolling[dimension]
      else { continue }
      let extent = self[element.tensor].extents[dimension]
      let before = extent.lowerBound - reach.lowerBound
      let after = reach.upperBound - extent.upperBound
      guard before <= most, after <= most else { continue }
      var margin = self[element.tensor].margins[dimension]
      margin.before = max(margin.before, before)
      margin.after = max(margin.after, after)
      self[element.tensor].margins[dimension] = margin
    }
  }

  /// The integers between the least and the greatest value of an index.
  func reach(of index: AffineIndex) -> Range<Int> {
    var least = index.constant.constant
    var greatest = least
    for term in index.terms {
      let range = self[term.index]
      guard !range.isEmpty else { return 0..<0 }
      let ends = [term.stride * range.lowerBound, term.stride * (range.upperBound - 1)]
      least += min(ends[0], ends[1])
      greatest += max(ends[0], ends[1])
    }
    return least..<greatest + 1
  }

  /// Gives every array its place in one stretch of memory.
  ///
  /// - Returns: The places in the order of `arrays`, and how many elements they take together.
  func placed() -> (placements: [Placement], count: Int) {
    var placements: [Placement] = []
    var next = 64
    for array in arrays {
      var placement = array.placement()
      placement.start = next
      placement.origin += next
      placements.append(placement)
      next += (placement.count + 15) / 16 * 16
    }
    // Kernels read whole vectors, also at the end of the last array.
    return (placements, next + 64)
  }
}

extension Draft.Array {
  /// The strides and the size, if the array began at 0.
  fileprivate func placement() -> Placement {
    var placement = Placement()
    placement.strides = [Int](repeating: 0, count: extents.count)
    placement.readable = extents
    var stride = 1
    for dimension in order.reversed() where !isRolling[dimension] {
      let margin = margins[dimension]
      let extent = extents[dimension]
      placement.strides[dimension] = stride
      placement.readable[dimension] =
        extent.lowerBound - margin.before..<extent.upperBound + margin.after
      placement.origin -= (extent.lowerBound - margin.before) * stride
      stride *= extent.count + margin.before + margin.after
    }
    placement.count = stride
    return placement
  }
}
