// Path data: lines with gaps, areas, rectangles and dots, all cut to the frame of the axes.

extension MarkupWriter {
  @inline(never)
  mutating func point(_ point: Point) {
    number(point.x)
    raw(",")
    number(point.y)
  }

  /// Appends the data of a line through points, with a gap at each that is not finite.
  ///
  /// A point alone between gaps becomes a dot, which round line ends make visible.
  @inline(never)
  mutating func polyline(_ points: [Point], within frame: Frame) {
    var previous: Point?
    var isAlone = false
    var isDrawing = false
    for point in points.thinned(width: frame.width) {
      guard point.isFinite else {
        if isAlone { dot(previous, within: frame) }
        (previous, isAlone, isDrawing) = (nil, false, false)
        continue
      }
      isAlone = previous == nil
      if let last = previous {
        if let piece = frame.clip(last, point) {
          raw(isDrawing ? " " : "M")
          if !isDrawing {
            self.point(piece.start)
            raw(" ")
          }
          self.point(piece.end)
          isDrawing = piece.end == point
        } else {
          isDrawing = false
        }
      }
      previous = point
    }
    if isAlone { dot(previous, within: frame) }
  }

  /// Appends a closed polygon.
  mutating func polygon(_ corners: [Point], within frame: Frame) {
    let visible = frame.clip(corners)
    guard visible.count > 2 else { return }
    raw("M")
    for (index, corner) in visible.enumerated() {
      if index > 0 { raw(" ") }
      point(corner)
    }
    raw("Z")
  }

  /// Appends a rectangle between two corners.
  @inline(never)
  mutating func rectangle(_ first: Point, _ second: Point, within frame: Frame) {
    guard first.isFinite, second.isFinite else { return }
    let left = Swift.max(frame.left, Swift.min(first.x, second.x))
    let right = Swift.min(frame.right, Swift.max(first.x, second.x))
    let top = Swift.max(frame.top, Swift.min(first.y, second.y))
    let bottom = Swift.min(frame.bottom, Swift.max(first.y, second.y))
    guard left < right, top < bottom else { return }
    raw("M")
    point(Point(x: left, y: bottom))
    raw("V")
    number(top)
    raw("H")
    number(right)
    raw("V")
    number(bottom)
    raw("Z")
  }

  private mutating func dot(_ point: Point?, within frame: Frame) {
    guard let point, frame.contains(point) else { return }
    circle(at: point, radius: 1)
  }

  /// Appends a vertical segment, for error bars.
  mutating func whisker(x: Double, from low: Double, to high: Double, within frame: Frame) {
    let start = Point(x: x, y: low)
    let end = Point(x: x, y: high)
    guard start.isFinite, end.isFinite, let piece = frame.clip(start, end) else { return }
    raw("M")
    point(piece.start)
    raw("V")
    number(piece.end.y)
  }
}

extension [Point] {
  /// At most four points for each unit of width: the first, the lowest, the highest and the last.
  ///
  /// The line through them looks the same (Jugel and others 2014, doi:10.14778/2732951.2732953).
  /// Lines that run back are left as they are.
  func thinned(width: Double) -> [Point] {
    guard Double(count) > 4 * width else { return self }
    var thin: [Point] = []
    var start = 0
    while start < count {
      let column = self[start].isFinite ? Int(self[start].x) : 0
      var end = start + 1
      var low = start
      var high = start
      while end < count, self[start].isFinite, self[end].isFinite, Int(self[end].x) == column {
        if self[end].x < self[end - 1].x { return self }
        if self[end].y < self[low].y { low = end }
        if self[end].y > self[high].y { high = end }
        end += 1
      }
      let inner = (Swift.min(low, high), Swift.max(low, high))
      thin.append(self[start])
      if inner.0 > start, inner.0 < end - 1 { thin.append(self[inner.0]) }
      if inner.1 > inner.0, inner.1 < end - 1 { thin.append(self[inner.1]) }
      if end - 1 > start { thin.append(self[end - 1]) }
      start = end
    }
    return thin
  }
}
