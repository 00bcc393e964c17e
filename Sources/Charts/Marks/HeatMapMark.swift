internal import DeterministicMath

/// A grid of cells whose colours are values.
final class HeatMapMark: Mark {
  /// The values, row by row.
  let values: [Double]
  let columnCount: Int
  let rowCount: Int
  private let columns: CellAxis
  private let rows: CellAxis
  private let label: [UInt8]
  private let ramp: Chart.ColorRamp

  /// Where the cells of a row or column lie.
  enum CellAxis: Sendable {
    case range(ClosedRange<Double>)
    case names([[UInt8]])
  }

  init(
    values: [Double],
    columnCount: Int,
    columns: CellAxis,
    rows: CellAxis,
    label: [UInt8],
    ramp: Chart.ColorRamp
  ) {
    self.values = values
    self.columnCount = Swift.max(1, Swift.min(columnCount, values.count))
    rowCount = (values.count + self.columnCount - 1) / self.columnCount
    self.columns = columns
    self.rows = rows
    self.label = label
    self.ramp = ramp
  }

  var noun: StaticString { "heat map" }
  var key: LegendKey { .block }
  var role: MarkRole { .neutral }

  var colors: (any ColorKey)? {
    let extent = AxisExtent()
    extent.include(values)
    return ColorScale(
      ramp,
      lower: extent.lower,
      upper: extent.upper,
      label: RichText(markup: label)
    )
  }

  func measure(x extent: AxisExtent) {
    columns.measure(extent)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    rows.measure(extent)
    if case .names = rows { extent.isReversed = true }
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    guard let colors = plot.colors else { return }
    let x = columns.edges(count: columnCount).map(plot.x.position)
    let y = rows.edges(count: rowCount).map(plot.y.position)
    let levels = values.map { colors.level(of: $0) }
    svg.raw("<g shape-rendering=\"crispEdges\">\n")
    for level in 0..<Paint.levels {
      svg.fill(cells(levels, level, x, y, plot.frame), colors.paint(level))
    }
    svg.raw("</g>\n")
    if case .names = columns, case .names = rows { write(levels, colors, x, y, to: &svg) }
  }

  /// The path of all cells with one colour; neighbours in a row become one rectangle.
  private func cells(
    _ levels: [Int?],
    _ level: Int,
    _ x: [Double],
    _ y: [Double],
    _ frame: Frame
  ) -> MarkupWriter {
    var path = MarkupWriter()
    var index = 0
    while index < levels.count {
      guard levels[index] == level else {
        index += 1
        continue
      }
      let row = index / columnCount
      let rowEnd = Swift.min(levels.count, (row + 1) * columnCount)
      let first = index
      while index < rowEnd, levels[index] == level { index += 1 }
      path.rectangle(
        Point(x: x[first - row * columnCount], y: y[row]),
        Point(x: x[index - row * columnCount], y: y[row + 1]),
        within: frame
      )
    }
    return path
  }

  /// Writes the values into cells that have names, when all of them have room.
  private func write(
    _ levels: [Int?],
    _ colors: any ColorKey,
    _ x: [Double],
    _ y: [Double],
    to svg: inout MarkupWriter
  ) {
    guard x.count > 1, y.count > 1, (y[1] - y[0]).magnitude >= 17 else { return }
    let texts = values.map { value in
      RichText(markup: value.isFinite ? DecimalText(rounding: value).markup() : [])
    }
    let room = (x[1] - x[0]).magnitude - 6
    for text in texts where text.width * FontSize.text > room { return }
    for (index, text) in texts.enumerated() {
      guard let level = levels[index] else { continue }
      let column = index % columnCount
      let row = index / columnCount
      svg.text(
        text,
        at: Point(x: (x[column] + x[column + 1]) / 2, y: (y[row] + y[row + 1]) / 2 + 4),
        anchor: .middle,
        paint: colors.textPaint(on: level)
      )
    }
  }
}

extension HeatMapMark.CellAxis {
  func measure(_ extent: AxisExtent) {
    switch self {
    case .range(let range):
      extent.include(range.lowerBound)
      extent.include(range.upperBound)
    case .names(let names):
      extent.include(categories: names)
    }
  }

  /// The bounds of the cells, one more than there are cells.
  func edges(count: Int) -> [Double] {
    switch self {
    case .range(let range):
      let domain = Domain(linear: range.lowerBound, range.upperBound)
      let cells = AxisScale(.linear, domain: domain, start: 0, end: Double(Swift.max(1, count)))
      return (0...count).map { cells.value(at: Double($0)) }
    case .names: return (0...count).map { Double($0) - 0.5 }
    }
  }

  /// The middles of the cells as a column of a table.
  func column(_ heading: [UInt8], indices: [Int], count: Int) -> DataColumn {
    switch self {
    case .range:
      let edges = edges(count: count)
      return DataColumn(heading, indices.map { (edges[$0] + edges[$0 + 1]) / 2 })
    case .names(let names):
      return DataColumn(heading, indices.map { $0 < names.count ? names[$0] : [] })
    }
  }
}

extension HeatMapMark {
  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    DataTable(
      keys: [
        rows.column(labels.y, indices: values.indices.map { $0 / columnCount }, count: rowCount),
        columns.column(
          labels.x,
          indices: values.indices.map { $0 % columnCount },
          count: columnCount
        ),
      ],
      values: [DataColumn(label.isEmpty ? [UInt8](words: "value") : label, values)],
      abscissae: nil
    )
  }
}

extension Chart {
  /// A grid of cells over two number axes; the first row is the lowest.
  ///
  /// - Parameters:
  ///   - values: The values row by row; those that are not finite have no colour.
  ///   - columns: Cells in a row, at least 1.
  ///   - x: From the left edge of the first column to the right edge of the last.
  ///   - y: From the lower edge of the first row to the upper edge of the last.
  ///   - label: What the colours mean, for the legend.
  ///   - ramp: How values become colours.
  /// - Returns: The chart.
  @export(interface)
  public static func heatMap(
    values: [Double],
    columns: Int,
    x: ClosedRange<Double>,
    y: ClosedRange<Double>,
    label: String = "",
    ramp: ColorRamp = .sequential
  ) -> Chart {
    Chart(
      HeatMapMark(
        values: values,
        columnCount: columns,
        columns: .range(x),
        rows: .range(y),
        label: [UInt8](text: label),
        ramp: ramp
      )
    )
  }

  /// A table of cells with named rows and columns; the first row is the uppermost.
  ///
  /// Values are written into the cells when they have room.
  ///
  /// - Parameters:
  ///   - values: The values row by row; those that are not finite have no colour.
  ///   - rows: The names of the rows from above; no two the same.
  ///   - columns: The names of the columns from the left; no two the same.
  ///   - label: What the colours mean, for the legend.
  ///   - ramp: How values become colours.
  /// - Returns: The chart.
  @export(interface)
  public static func heatMap(
    values: [Double],
    rows: [String],
    columns: [String],
    label: String = "",
    ramp: ColorRamp = .sequential
  ) -> Chart {
    let count = Swift.min(values.count, rows.count * columns.count)
    return Chart(
      HeatMapMark(
        values: [Double](values[..<count]),
        columnCount: columns.count,
        columns: .names([UInt8].texts(columns)),
        rows: .names([UInt8].texts(rows)),
        label: [UInt8](text: label),
        ramp: ramp
      )
    )
  }
}
