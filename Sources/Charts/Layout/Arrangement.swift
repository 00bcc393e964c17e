/// Where everything of a chart lies in a drawing of a certain width.
final class Arrangement: Sendable {
  /// A panel with its place.
  final class PlacedPanel: Sendable {
    let plot: Plot
    let xTicks: FittedTicks
    let yTicks: FittedTicks
    /// Whether the panel carries the labels of its axes, or a panel beside or below does.
    let showsX: Bool
    let showsY: Bool
    /// The top of the panel's heading and vertical title.
    let top: Double

    init(_ panel: Composition.Panel, at index: Int, in grid: PanelGrid, colors: (any ColorKey)?) {
      let frame = grid.frame(index)
      let vertical = panel.y.rounded(length: frame.height, isHorizontal: false)
      let x = panel.x.placed(from: frame.left, to: frame.right)
      let y = vertical.placed(from: frame.bottom, to: frame.top)
      plot = Plot(x: x, y: y, frame: frame, panel: panel, colors: colors)
      xTicks = panel.x.ticks(on: x, isHorizontal: true, fontSize: FontSize.text)
      yTicks = vertical.ticks(on: y, isHorizontal: false, fontSize: FontSize.text)
      showsX = grid.showsX(index)
      showsY = grid.showsY(index)
      top = grid.top(index)
    }
  }

  let width: Double
  let height: Double
  let legend: Legend?
  let legendTop: Double
  let colorLegendTop: Double
  let panels: [PlacedPanel]
  private let grid: PanelGrid

  /// The left edge of all text.
  static let margin = 4.0

  var hasOwnTitles: Bool { !grid.isShared }
  var hasHeadings: Bool { grid.hasHeadings }

  /// `labelWidth` is room for names at the ends of lines; `nil` asks for a legend instead.
  init(_ composition: Composition, layout: Chart.Layout, labelWidth: Double?) {
    width = layout.width
    legendTop = composition.title.isEmpty ? 2 : 26
    legend =
      labelWidth == nil && !composition.series.isEmpty
      ? Legend(composition.series, left: Self.margin, right: width - Self.margin) : nil
    colorLegendTop = legendTop + (legend.map { $0.height + 4 } ?? 0)
    let top = colorLegendTop + (composition.colors == nil ? 0 : 36)
    var grid = PanelGrid(composition, layout: layout, top: top, labelWidth: labelWidth)
    grid.fit(composition)
    self.grid = grid
    height = grid.bottom
    panels = composition.panels.indices.map { index in
      PlacedPanel(composition.panels[index], at: index, in: grid, colors: composition.colors)
    }
  }
}
