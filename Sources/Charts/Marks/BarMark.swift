internal import DeterministicMath

/// Bars over names; series stand side by side.
final class BarMark: Mark {
  private let names: [[UInt8]]
  private let values: [Double]
  private let errors: [Double]

  init(names: [[UInt8]], values: [Double], errors: [Double]) {
    self.names = names
    self.values = values
    self.errors = errors
  }

  var noun: StaticString { "bars" }
  var key: LegendKey { .block }
  var role: MarkRole { .bar }

  func measure(x extent: AxisExtent) {
    extent.include(categories: names)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(values)
    for (value, error) in zip(values, errors) {
      extent.include(value - error)
      extent.include(value + error)
    }
    extent.includesZero = true
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    let places = zip(names, values).map { name, _ in
      plot.categories.firstIndex(of: name)
    }
    let width = 0.72 / Double(plot.barCount)
    var bars = MarkupWriter()
    var whiskers = MarkupWriter()
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      let left = Double(place) - 0.36 + Double(pen.barIndex) * width
      let foot = Point(x: plot.x.position(left), y: plot.y.baseline)
      let inset = plot.barCount > 1 ? 0.94 : 1.0
      bars.rectangle(foot, plot.point(left + inset * width, values[index]), within: plot.frame)
      if index < errors.count, errors[index] > 0 {
        whiskers.whisker(
          x: plot.x.position(left + inset * width / 2),
          from: plot.y.position(values[index] - errors[index]),
          to: plot.y.position(values[index] + errors[index]),
          within: plot.frame
        )
      }
    }
    svg.fill(bars, pen.paint, opacity: 0.85)
    svg.stroke(whiskers, Pen(color: nil, isDashed: false, barIndex: 0), width: 1.25)
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    var columns = [DataColumn(labels.value, values)]
    if !errors.isEmpty { columns.append(DataColumn(labels.part("±"), errors)) }
    return DataTable(keys: [DataColumn(labels.x, names)], values: columns, abscissae: nil)
  }
}

extension Chart {
  /// A bar from zero to each value over its name.
  ///
  /// Bar charts overlaid on each other stand side by side in each name. A value that is not
  /// finite has no bar. Surplus values of the longer array are left out.
  ///
  /// - Parameters:
  ///   - names: What is compared, in order from the left.
  ///   - values: The heights.
  ///   - errors: The standard error or half interval of each value; none when empty.
  /// - Returns: The chart.
  @export(interface)
  public static func bar(names: [String], values: [Double], errors: [Double] = []) -> Chart {
    Chart(BarMark(names: [UInt8].texts(names), values: values, errors: errors))
  }
}
