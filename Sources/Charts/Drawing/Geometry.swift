/// A place in the drawing; x grows to the right, y grows downwards.
struct Point: Sendable, Equatable {
  var x: Double
  var y: Double

  var isFinite: Bool { x.isFinite && y.isFinite }
}

/// The rectangle inside the axes.
struct Frame: Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  func contains(_ point: Point) -> Bool {
    point.x >= left - 0.01 && point.x <= right + 0.01 && point.y >= top - 0.01
      && point.y <= bottom + 0.01
  }

  /// How far a point is inside each side, negative outside: left, right, top, bottom.
  func depth(of point: Point, side: Int) -> Double {
    switch side {
    case 0: point.x - left
    case 1: right - point.x
    case 2: point.y - top
    default: bottom - point.y
    }
  }

  /// The part of a segment inside the frame (Liang and Barsky).
  func clip(_ start: Point, _ end: Point) -> (start: Point, end: Point)? {
    var enter = 0.0
    var leave = 1.0
    for side in 0..<4 {
      let first = depth(of: start, side: side)
      let second = depth(of: end, side: side)
      if first < 0, second < 0 { return nil }
      if first < 0 { enter = Swift.max(enter, first / (first - second)) }
      if second < 0 { leave = Swift.min(leave, first / (first - second)) }
    }
    guard enter <= leave else { return nil }
    return (
      enter == 0 ? start : mix(start, end, enter), leave == 1 ? end : mix(start, end, leave)
    )
  }

  /// The part of a polygon inside the frame (Sutherland and Hodgman).
  func clip(_ polygon: [Point]) -> [Point] {
    var kept = polygon
    for side in 0..<4 {
      let corners = kept
      kept = []
      guard var previous = corners.last else { return [] }
      for corner in corners {
        let before = depth(of: previous, side: side)
        let here = depth(of: corner, side: side)
        if (before < 0) != (here < 0) {
          kept.append(mix(previous, corner, before / (before - here)))
        }
        if here >= 0 { kept.append(corner) }
        previous = corner
      }
    }
    return kept
  }
}

private func mix(_ start: Point, _ end: Point, _ fraction: Double) -> Point {
  Point(x: start.x + fraction * (end.x - start.x), y: start.y + fraction * (end.y - start.y))
}
