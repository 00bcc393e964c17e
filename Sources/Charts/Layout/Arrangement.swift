/// Where everything of a chart lies in a drawing of a certain width.
struct Arrangement: Sendable {
  /// A panel with its place.
  struct PlacedPanel: Sendable {
    let plot: Plot
    let xTicks: FittedTicks
    let yTicks: FittedTicks
    /// Whether the panel carries the labels of its axes, or a panel beside or below does.
    let showsX: Bool
    let showsY: Bool
    /// The top of the panel's heading and vertical title.
    let top: Double
  }

  let width: Double
  private(set) var height: Double
  let legend: Legend?
  let legendTop: Double
  let colorLegendTop: Double
  private(set) var panels: [PlacedPanel] = []
  private let grid: PanelGrid

  /// The left edge of all text.
  static let margin = 4.0

  var hasOwnTitles: Bool { !grid.isShared }
  var hasHeadings: Bool { grid.hasHeadings }

  /// - Parameter labelWidth: Room for names at the ends of lines; `nil` for a legend instead.
  init(_ composition: Composition, layout: Chart.Layout, labelWidth: Double?) {
    width = layout.width
    legendTop = composition.title.isEmpty ? 2 : 26
    legend =
      labelWidth == nil && !composition.series.isEmpty
      ? Legend(composition.series, left: Self.margin, right: width - Self.margin) : nil
    colorLegendTop = legendTop + (legend.map { $0.height + 4 } ?? 0)
    let top = colorLegendTop + (composition.colors == nil ? 0 : ColorLegend.height)
    var grid = PanelGrid(composition, layout: layout, top: top, labelWidth: labelWidth)
    grid.fit(composition)
    self.grid = grid
    height = grid.bottom
    panels = composition.panels.indices.map { index in
      let panel = composition.panels[index]
      let frame = grid.frame(index)
      let x = panel.x.placed(from: frame.left, to: frame.right)
      let yAxis = panel.y.rounded(length: frame.height, isHorizontal: false)
      let y = yAxis.placed(from: frame.bottom, to: frame.top)
      return PlacedPanel(
        plot: Plot(
          x: x,
          y: y,
          frame: frame,
          categories: panel.x.categories,
          barCount: panel.barCount,
          colors: composition.colors
        ),
        xTicks: panel.x.ticks(on: x, isHorizontal: true, fontSize: FontSize.text),
        yTicks: yAxis.ticks(on: y, isHorizontal: false, fontSize: FontSize.text),
        showsX: grid.showsX(index),
        showsY: grid.showsY(index),
        top: grid.top(index)
      )
    }
  }
}
