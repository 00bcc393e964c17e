/// The band between two lines: an interval of confidence at each abscissa.
final class BandMark: Mark {
  private let x: [Double]
  private let low: [Double]
  private let high: [Double]

  init(x: [Double], low: [Double], high: [Double]) {
    self.x = x
    self.low = low
    self.high = high
  }

  var noun: StaticString { "band" }
  var key: LegendKey { .band }
  var role: MarkRole { .companion }

  func measure(x extent: AxisExtent) {
    extent.include(x)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(low)
    extent.include(high)
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    var area = MarkupWriter()
    area.area(between: plot.points(x, low), and: plot.points(x, high), within: plot.frame)
    svg.fill(area, pen.paint, opacity: 0.2)
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    DataTable(
      keys: [DataColumn(labels.x, x)],
      values: [DataColumn(labels.part("low"), low), DataColumn(labels.part("high"), high)],
      abscissae: x
    )
  }
}

extension Chart {
  /// The band from `low` to `high` over `x`, such as a confidence interval.
  ///
  /// A band without a name has the colour of the mark that it is laid over:
  ///
  ///     Chart.line(x: t, y: mean).overlay(.band(x: t, low: low, high: high))
  ///
  /// Values that are not finite make gaps. Surplus values of the longer arrays are left out.
  @export(interface)
  public static func band(x: [Double], low: [Double], high: [Double]) -> Chart {
    Chart(BandMark(x: x, low: low, high: high))
  }
}
