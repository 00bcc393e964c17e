/// A line through points in the order of the data.
final class LineMark: Mark {
  private let x: [Double]
  private let y: [Double]

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  var noun: StaticString { "line" }
  var key: LegendKey { .line }

  func measure(x extent: AxisExtent) {
    extent.include(x)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(y)
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    var data = MarkupWriter()
    data.polyline(plot.points(x, y), within: plot.frame)
    svg.stroke(data, pen, width: 1.75)
  }

  func end(in plot: Plot) -> Point? {
    plot.points(x, y).last { $0.isFinite && plot.frame.contains($0) }
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    DataTable(
      keys: [DataColumn(labels.x, x)],
      values: [DataColumn(labels.value, y)],
      abscissae: x
    )
  }
}

extension Chart {
  /// A line through the points (x, y), in their order.
  ///
  /// Values that are not finite make gaps. Surplus values of the longer array are left out.
  @export(interface)
  public static func line(x: [Double], y: [Double]) -> Chart {
    Chart(LineMark(x: x, y: y))
  }

  /// A line through values at 0, 1, 2 and so on.
  @export(interface)
  public static func line(y: [Double]) -> Chart {
    .line(x: y.indices.map(Double.init), y: y)
  }
}
