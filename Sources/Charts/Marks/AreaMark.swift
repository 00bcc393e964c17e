/// The area between a line and zero.
final class AreaMark: Mark {
  private let x: [Double]
  private let y: [Double]

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  var noun: StaticString { "area" }
  var key: LegendKey { .block }

  func measure(x extent: AxisExtent) {
    extent.include(x)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(y)
    extent.includesZero = true
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    let top = plot.points(x, y)
    let bottom = top.map { Point(x: $0.x, y: plot.y.baseline) }
    var area = MarkupWriter()
    area.area(between: top, and: bottom, within: plot.frame)
    svg.fill(area, pen.paint, opacity: 0.3)
    var line = MarkupWriter()
    line.polyline(top, within: plot.frame)
    svg.stroke(line, pen, width: 1.5)
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
  /// The area between the line through (x, y) and zero, or the foot of a logarithmic axis.
  ///
  /// Values that are not finite make gaps. Surplus values of the longer array are left out.
  @export(interface)
  public static func area(x: [Double], y: [Double]) -> Chart {
    Chart(AreaMark(x: x, y: y))
  }
}
