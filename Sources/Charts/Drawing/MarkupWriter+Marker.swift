// Shapes of points: a second sign of the series besides its colour.

extension MarkupWriter {
  /// Appends the outline of a marker: circle, triangle, square or diamond by turns.
  ///
  /// `size` is the radius of the circle; the other shapes have about the same area.
  mutating func marker(_ series: Int, at center: Point, size: Double) {
    switch series % 4 {
    case 0: circle(at: center, radius: size)
    case 1:
      let reach = size * 1.35
      corners(center, [(0, -reach), (reach, reach * 0.75), (-reach, reach * 0.75)])
    case 2:
      let reach = size * 0.88
      corners(center, [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)])
    default:
      let reach = size * 1.3
      corners(center, [(0, -reach), (reach, 0), (0, reach), (-reach, 0)])
    }
  }

  mutating func circle(at center: Point, radius: Double) {
    raw("M")
    point(Point(x: center.x - radius, y: center.y))
    for direction in [2.0, -2.0] {
      raw("a")
      number(radius)
      raw(",")
      number(radius)
      raw(" 0 1 0 ")
      number(direction * radius)
      raw(",0")
    }
  }

  private mutating func corners(_ center: Point, _ offsets: [(x: Double, y: Double)]) {
    raw("M")
    for (index, offset) in offsets.enumerated() {
      if index > 0 { raw(" ") }
      point(Point(x: center.x + offset.x, y: center.y + offset.y))
    }
    raw("Z")
  }
}
