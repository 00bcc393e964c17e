/// Separate points, with error bars if the data have errors.
final class PointMark: Mark {
  private let x: [Double]
  private let y: [Double]
  private let errors: [Double]

  init(x: [Double], y: [Double], errors: [Double]) {
    self.x = x
    self.y = y
    self.errors = errors
  }

  var noun: StaticString { "points" }
  var key: LegendKey { .dot }

  func measure(x extent: AxisExtent) {
    extent.include(x)
    extent.isRounded = true
    extent.hasGrid = true
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(y)
    for (value, error) in zip(y, errors) {
      extent.include(value - error)
      extent.include(value + error)
    }
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    let points = plot.points(x, y)
    var whiskers = MarkupWriter()
    for (index, error) in errors.enumerated() where index < points.count && error > 0 {
      whiskers.whisker(
        x: points[index].x,
        from: plot.y.position(y[index] - error),
        to: plot.y.position(y[index] + error),
        within: plot.frame
      )
    }
    var solid = pen
    solid.isDashed = false
    svg.stroke(whiskers, solid, width: 1.25)
    var data = MarkupWriter()
    let size = points.count > 500 ? 2.0 : 3.0
    for point in points where point.isFinite && plot.frame.contains(point) {
      data.marker(pen.color ?? 0, at: point, size: size)
    }
    svg.fill(data, pen.paint, opacity: points.count > 500 ? 0.6 : 0.85)
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    var values = [DataColumn(labels.value, y)]
    if !errors.isEmpty { values.append(DataColumn(labels.part("±"), errors)) }
    return DataTable(keys: [DataColumn(labels.x, x)], values: values, abscissae: x)
  }
}

extension Chart {
  /// Points at (x, y), with bars of length `errors` up and down.
  ///
  /// Each series has its own shape besides its colour. Points with a value that is not finite are
  /// left out, as are the surplus values of the longer array.
  ///
  /// - Parameters:
  ///   - x: The horizontal positions.
  ///   - y: The vertical positions.
  ///   - errors: The standard error or half interval of each point; none when empty.
  /// - Returns: The chart.
  @export(interface)
  public static func points(x: [Double], y: [Double], errors: [Double] = []) -> Chart {
    Chart(PointMark(x: x, y: y, errors: errors))
  }
}
