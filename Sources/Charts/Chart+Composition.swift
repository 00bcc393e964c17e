// How charts are put together and named.

internal import DeterministicMath

extension Chart {
  /// Draws another chart's marks over this one's, on the same axes.
  ///
  /// Axis labels and the title are this chart's where it has them, the other's where it does not.
  @export(interface)
  public func overlay(_ other: Chart) -> Chart {
    var chart = self
    chart.layers.append(contentsOf: other.layers)
    chart.horizontal = horizontal.filled(from: other.horizontal)
    chart.vertical = vertical.filled(from: other.vertical)
    if heading.isEmpty { chart.heading = other.heading }
    if summary.isEmpty { chart.summary = other.summary }
    return chart
  }

  /// Names the marks that have no name yet, for the legend and the table.
  ///
  /// Marks of one name are one series and share a colour.
  @export(interface)
  public func series(_ name: String) -> Chart {
    let text = [UInt8](text: name)
    return changingLayers { if $0.name.isEmpty { $0.name = text } }
  }

  /// Sets the colour of all marks of the chart.
  ///
  /// - Parameter index: The number of the colour, from 1 to 8; larger numbers begin again.
  /// - Returns: The chart with its colour.
  @export(interface)
  public func color(_ index: Int) -> Chart {
    changingLayers { $0.color = Swift.max(0, index - 1) }
  }

  /// Draws the lines of the chart dashed.
  @export(interface)
  public func dashed() -> Chart {
    changingLayers { $0.isDashed = true }
  }

  /// Sets the title, shown above the chart and read by screen readers.
  @export(interface)
  public func title(_ text: String) -> Chart {
    var chart = self
    chart.heading = [UInt8](text: text)
    return chart
  }

  /// Sets the description that screen readers read in place of the generated one.
  @export(interface)
  public func described(as text: String) -> Chart {
    var chart = self
    chart.summary = [UInt8](text: text)
    return chart
  }

  /// Sets up the horizontal axis; what is left out stays as it was.
  ///
  /// - Parameters:
  ///   - label: The title of the axis.
  ///   - unit: The unit of the values, written in parentheses after the title.
  ///   - scale: How values are placed.
  ///   - range: The values from end to end; `nil` to follow the data.
  /// - Returns: The chart with its axis.
  @export(interface)
  public func x(
    label: String? = nil,
    unit: String? = nil,
    scale: Scale? = nil,
    in range: ClosedRange<Double>? = nil
  ) -> Chart {
    var chart = self
    chart.horizontal = AxisOptions(
      label: label.map { [UInt8](text: $0) },
      unit: unit.map { [UInt8](text: $0) },
      scale: scale,
      range: range
    )
    .filled(from: horizontal)
    return chart
  }

  /// Sets up the vertical axis; what is left out stays as it was.
  ///
  /// - Parameters:
  ///   - label: The title of the axis.
  ///   - unit: The unit of the values, written in parentheses after the title.
  ///   - scale: How values are placed.
  ///   - range: The values from end to end; `nil` to follow the data.
  /// - Returns: The chart with its axis.
  @export(interface)
  public func y(
    label: String? = nil,
    unit: String? = nil,
    scale: Scale? = nil,
    in range: ClosedRange<Double>? = nil
  ) -> Chart {
    var chart = self
    chart.vertical = AxisOptions(
      label: label.map { [UInt8](text: $0) },
      unit: unit.map { [UInt8](text: $0) },
      scale: scale,
      range: range
    )
    .filled(from: vertical)
    return chart
  }

  private func changingLayers(_ change: (inout Layer) -> Void) -> Chart {
    var chart = self
    for index in chart.layers.indices { change(&chart.layers[index]) }
    return chart
  }
}
