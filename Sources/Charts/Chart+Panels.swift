// Small multiples.

extension Chart {
  /// Sets charts side by side as small multiples, each under its own title.
  ///
  ///     Chart.panels(depths.map { depth in .line(x: steps, y: loss(depth)).title("L = \(depth)") })
  ///
  /// Series of one name have one colour in all panels, and one legend.
  ///
  /// - Parameters:
  ///   - charts: The panels, in reading order. Panels within panels are taken one by one.
  ///   - columns: Panels in a row; `nil` for as many as read well.
  ///   - sharesAxes: Whether all panels have the same axes, labelled once at the edges.
  /// - Returns: One chart of all panels.
  @export(interface)
  public static func panels(
    _ charts: [Chart],
    columns: Int? = nil,
    sharesAxes: Bool = true
  ) -> Chart {
    var chart = Chart()
    for panel in charts {
      if panel.panels.isEmpty {
        chart.panels.append(panel)
      } else {
        chart.panels.append(contentsOf: panel.panels)
      }
    }
    chart.panelColumns = columns
    chart.sharesAxes = sharesAxes
    return chart
  }
}
