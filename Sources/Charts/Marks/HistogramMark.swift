internal import DeterministicMath

/// Columns over intervals, whose areas are the shares of the data.
final class HistogramMark: Mark {
  private let edges: [Double]
  private let heights: [Double]
  private let counts: [Double]
  private let isDensity: Bool

  /// - Parameters:
  ///   - edges: The bounds of the intervals, one more than counts.
  ///   - counts: How many data, or how much weight, each interval holds.
  ///   - isDensity: Whether heights are shares by width rather than counts.
  init(edges: [Double], counts: [Double], isDensity: Bool) {
    let size = Swift.max(0, Swift.min(edges.count - 1, counts.count))
    self.edges = size > 0 ? [Double](edges[...size]) : []
    self.counts = [Double](counts[..<size])
    self.isDensity = isDensity
    var total = 0.0
    for count in self.counts where count.isFinite { total += count }
    heights =
      isDensity
      ? self.counts.indices.map { index in
        counts[index] / total / (edges[index + 1] - edges[index])
      } : self.counts
  }

  var noun: StaticString { "histogram" }
  var key: LegendKey { .block }

  func measure(x extent: AxisExtent) {
    extent.include(edges)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(heights)
    extent.includesZero = true
    extent.isRounded = true
    if extent.title.isEmpty { extent.title = [UInt8](words: isDensity ? "density" : "count") }
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    let places = edges.map(plot.x.position)
    var columns = MarkupWriter()
    for (index, height) in heights.enumerated() {
      let gap = (places[index + 1] - places[index]).magnitude > 5 ? 0.5 : 0
      columns.rectangle(
        Point(x: places[index] + gap, y: plot.y.baseline),
        Point(x: places[index + 1] - gap, y: plot.y.position(height)),
        within: plot.frame
      )
    }
    svg.fill(columns, pen.paint, opacity: 0.5)
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    guard !heights.isEmpty else { return nil }
    let left = [Double](edges.dropLast())
    let right = [Double](edges.dropFirst())
    var values = [DataColumn(labels.count, counts)]
    if isDensity { values.append(DataColumn(labels.value, heights)) }
    return DataTable(
      keys: [DataColumn(labels.key("from"), left), DataColumn(labels.key("to"), right)],
      values: values,
      abscissae: zip(left, right).map { $0 / 2 + $1 / 2 }
    )
  }
}

extension Chart {
  /// What the heights of a histogram mean.
  public enum HistogramHeight: Sendable {
    /// Shares of the data by width: the area is 1, comparable with a probability density.
    case density
    /// Numbers of data.
    case count
  }

  /// The distribution of values, in intervals of equal width from the least to the greatest.
  ///
  /// - Parameters:
  ///   - values: The data; those that are not finite are left out.
  ///   - bins: The number of intervals, in 1...10,000; others are taken as the nearest of these.
  ///   - height: What the heights mean.
  /// - Returns: The chart.
  /// - Complexity: O(`values.count` + `bins`)
  @export(interface)
  public static func histogram(
    values: [Double],
    bins: Int,
    height: HistogramHeight = .density
  ) -> Chart {
    let extent = AxisExtent()
    extent.include(values)
    let size = Swift.max(1, Swift.min(10_000, bins))
    let domain = Domain(linear: extent.lower, extent.upper)
    let places = AxisScale(.linear, domain: domain, start: 0, end: Double(size))
    var counts = [Double](repeating: 0, count: size)
    for value in values where value.isFinite {
      let place = Int(Swift.max(0, Swift.min(Double(size - 1), places.position(value))))
      counts[place] += 1
    }
    let edges = (0...size).map { places.value(at: Double($0)) }
    return .histogram(edges: edges, counts: extent.isEmpty ? [] : counts, height: height)
  }

  /// The distribution of data that were counted already.
  ///
  /// - Parameters:
  ///   - edges: The bounds of the intervals, ascending, one more than counts.
  ///   - counts: How many data each interval holds.
  ///   - height: What the heights mean.
  /// - Returns: The chart.
  @export(interface)
  public static func histogram(
    edges: [Double],
    counts: [Double],
    height: HistogramHeight = .density
  ) -> Chart {
    Chart(HistogramMark(edges: edges, counts: counts, isDensity: height == .density))
  }
}
