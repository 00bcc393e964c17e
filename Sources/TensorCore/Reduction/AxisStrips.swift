// Up to eight neighbouring lines along an axis, reduced together.

/// Eight lines, or fewer, that run along an axis beside each other.
struct AxisStrips<Element: TensorElement> {
  /// The first element of the first line.
  var base: UnsafeMutablePointer<Element>
  /// The number of elements of each line.
  var count: Int
  /// The distance from an element of a line to the next.
  var stride: Int
  /// The number of lines, 1 to 8.
  var lines: Int
  /// The distance from a line to the next.
  var lineStride: Int

  /// Whether this is one line whose elements follow one another.
  var isConsecutive: Bool { lines == 1 && stride == 1 }

  /// The elements of the first line, if they follow one another.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// One element of every line; zeros where there is no line.
  @inline(__always)
  func strip(at index: Int) -> Element.Strip {
    StripLine(base: base + index &* stride, stride: lineStride).strip(at: 0, count: lines)
  }

  /// Writes one element of every line.
  @inline(__always)
  func store(_ strip: Element.Strip, at index: Int) {
    let target = base + index &* stride
    if lines == 8 && lineStride == 1 {
      target.store(strip)
    } else {
      for line in 0..<lines { target[line &* lineStride] = strip[line] }
    }
  }

  /// The greatest element of each line, or of nothing the lowest; zeros come out positive.
  func maximum() -> Element.Strip {
    var greatest = Element.Strip(repeating: -.infinity)
    for index in 0..<count { greatest = Element.greater(greatest, strip(at: index)) }
    return greatest + Element.Strip(repeating: 0)
  }

  /// The fixed-order sum of each line: the order of `DeterministicMath.sum`.
  func sum() -> Element.Strip {
    withUnsafeTemporaryAllocation(of: Element.Strip.self, capacity: Element.sumLanes) { lanes in
      sum(first: 0, count: count, lanes: lanes)
    }
  }

  /// The sum of a run: of 4096 terms at most by lanes, of more as a tree.
  private func sum(
    first: Int,
    count: Int,
    lanes: UnsafeMutableBufferPointer<Element.Strip>
  ) -> Element.Strip {
    if count <= 4096 { return sumByLanes(first: first, count: count, lanes: lanes) }
    var left = 4096
    while left &* 2 < count { left &*= 2 }
    let sumOfLeft = sum(first: first, count: left, lanes: lanes)
    return sumOfLeft + sum(first: first &+ left, count: count &- left, lanes: lanes)
  }

  /// Deals term i to the lane i modulo their number, then adds the lanes in halves.
  ///
  /// Lanes without terms hold zeros, which add nothing.
  private func sumByLanes(
    first: Int,
    count: Int,
    lanes: UnsafeMutableBufferPointer<Element.Strip>
  ) -> Element.Strip {
    let zero = Element.Strip(repeating: 0)
    var used = min(count, lanes.count)
    for lane in 0..<max(used, 1) { lanes[lane] = zero }
    var lane = 0
    for index in first..<first &+ count {
      lanes[lane] += strip(at: index)
      lane = lane &+ 1 == lanes.count ? 0 : lane &+ 1
    }
    var half = lanes.count / 2
    while half >= 1 {
      for lane in 0..<max(0, used &- half) { lanes[lane] += lanes[lane &+ half] }
      used = min(used, half)
      half /= 2
    }
    return lanes[0]
  }
}

extension TensorElement {
  /// The greatest of consecutive elements, or of nothing the lowest; zero comes out positive.
  static func maximum(of line: UnsafeBufferPointer<Self>) -> Self {
    guard let base = line.baseAddress else { return -.infinity }
    let source = StripLine(base: UnsafeMutablePointer(mutating: base), stride: 1)
    var greatest = Strip(repeating: -.infinity)
    var index = 0
    while index &+ 8 <= line.count {
      greatest = greater(greatest, source.strip(at: index, count: 8))
      index &+= 8
    }
    var result = -infinity
    func take(_ element: Self) {
      if !(result >= element) && result == result { result = element }
    }
    for lane in 0..<8 { take(greatest[lane]) }
    for index in index..<line.count { take(base[index]) }
    return result + 0
  }
}
