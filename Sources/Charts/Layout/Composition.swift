/// A chart with everything decided that does not depend on its size: axes, colours, series.
final class Composition: Sendable {
  /// A mark with its look.
  struct PlacedMark: Sendable {
    let mark: any Mark
    let name: [UInt8]
    var pen: Pen
  }

  final class Panel: Sendable {
    let heading: RichText
    let marks: [PlacedMark]
    let x: Axis
    let y: Axis
    let barCount: Int

    init(heading: RichText, marks: [PlacedMark], x: Axis, y: Axis, barCount: Int) {
      self.heading = heading
      self.marks = marks
      self.x = x
      self.y = y
      self.barCount = barCount
    }
  }

  /// An entry of the legend.
  struct Series: Sendable {
    let name: [UInt8]
    let pen: Pen
    var keys: [LegendKey]
  }

  let title: RichText
  let panels: [Panel]
  let series: [Series]
  let colors: (any ColorKey)?
  /// Whether the panels have the same axes.
  let sharesAxes: Bool
  let columns: Int?

  /// Decides for a size, which tells how far horizontal axes are extended to their ticks.
  init(_ chart: Chart, layout: Chart.Layout = .wide) {
    let charts = chart.panels.isEmpty ? [chart] : chart.panels.map { $0.filled(from: chart) }
    var assignment = SeriesAssignment()
    let marks = charts.map { assignment.place($0.layers) }
    title = RichText(markup: chart.heading)
    series = assignment.legend
    sharesAxes = chart.sharesAxes
    columns = chart.panelColumns
    let isSingle = chart.panels.isEmpty
    let axes = Composition.axes(
      of: charts,
      sharesAxes: chart.sharesAxes,
      length: 0.9 * layout.width / (isSingle ? 1 : 3)
    )
    panels = charts.indices.map { index in
      Panel(
        heading: RichText(markup: isSingle ? [] : charts[index].heading),
        marks: marks[index].marks,
        x: axes[index].x,
        y: axes[index].y,
        barCount: Swift.max(1, marks[index].barCount)
      )
    }
    colors = Composition.colors(of: charts)
  }

  /// The axes of each panel: horizontal ones first, since functions need them for the vertical.
  private static func axes(
    of charts: [Chart],
    sharesAxes: Bool,
    length: Double
  ) -> [(x: Axis, y: Axis)] {
    var across = charts.map { chart in
      let extent = AxisExtent()
      for layer in chart.layers { layer.mark.measure(x: extent) }
      return extent
    }
    if sharesAxes { across = merged(across) }
    let x = charts.indices.map {
      Axis(charts[$0].horizontal, across[$0]).rounded(length: length, isHorizontal: true)
    }
    var up = charts.indices.map { index in
      let extent = AxisExtent()
      for layer in charts[index].layers { layer.mark.measure(y: extent, over: x[index]) }
      return extent
    }
    if sharesAxes { up = merged(up) }
    return charts.indices.map { (x[$0], Axis(charts[$0].vertical, up[$0])) }
  }

  private static func merged(_ extents: [AxisExtent]) -> [AxisExtent] {
    let all = AxisExtent()
    for extent in extents { all.merge(extent) }
    return [AxisExtent](repeating: all, count: extents.count)
  }

  /// One colour scale for all heat maps of the chart, so that equal colours are equal values.
  private static func colors(of charts: [Chart]) -> (any ColorKey)? {
    var colors: (any ColorKey)?
    for chart in charts {
      for layer in chart.layers {
        guard let next = layer.mark.colors else { continue }
        colors = colors?.including(next.domain) ?? next
      }
    }
    return colors
  }
}

extension Chart {
  /// A panel with the axis options of the chart around it where it has none.
  fileprivate func filled(from parent: Chart) -> Chart {
    var panel = self
    panel.horizontal = horizontal.filled(from: parent.horizontal)
    panel.vertical = vertical.filled(from: parent.vertical)
    return panel
  }
}
