// How charts are put together and named.

extension Chart {
  /// Draws another chart's marks over this one's, on the same axes.
  ///
  /// Axis labels and the title are this chart's where it has them, the other's where it does not.
  public func overlay(_ other: Chart) -> Chart {
    var chart = self
    chart.layers.append(contentsOf: other.layers)
    chart.horizontal.fill(from: other.horizontal)
    chart.vertical.fill(from: other.vertical)
    if heading.isEmpty { chart.heading = other.heading }
    if summary.isEmpty { chart.summary = other.summary }
    return chart
  }

  /// Names the marks that have no name yet, for the legend and the table.
  ///
  /// Marks of one name are one series and share a colour.
  public func series(_ name: String) -> Chart {
    changingLayers { if $0.name.isEmpty { $0.name = name } }
  }

  /// Sets the colour of all marks of the chart.
  ///
  /// - Parameter index: The number of the colour, from 1 to 8; larger numbers begin again.
  public func color(_ index: Int) -> Chart {
    changingLayers { $0.color = Swift.max(0, index - 1) }
  }

  /// Draws the lines of the chart dashed.
  public func dashed() -> Chart {
    changingLayers { $0.isDashed = true }
  }

  /// Sets the title, shown above the chart and read by screen readers.
  public func title(_ text: String) -> Chart {
    var chart = self
    chart.heading = text
    return chart
  }

  /// Sets the description that screen readers read in place of the generated one.
  public func described(as text: String) -> Chart {
    var chart = self
    chart.summary = text
    return chart
  }

  /// Sets up the horizontal axis; what is left out stays as it was.
  ///
  /// - Parameters:
  ///   - label: The title of the axis.
  ///   - unit: The unit of the values, written in parentheses after the title.
  ///   - scale: How values are placed.
  ///   - range: The values from end to end; `nil` to follow the data.
  public func x(
    label: String? = nil,
    unit: String? = nil,
    scale: Scale? = nil,
    in range: ClosedRange<Double>? = nil
  ) -> Chart {
    var chart = self
    chart.horizontal.update(label, unit, scale, range)
    return chart
  }

  /// Sets up the vertical axis; what is left out stays as it was.
  ///
  /// - Parameters:
  ///   - label: The title of the axis.
  ///   - unit: The unit of the values, written in parentheses after the title.
  ///   - scale: How values are placed.
  ///   - range: The values from end to end; `nil` to follow the data.
  public func y(
    label: String? = nil,
    unit: String? = nil,
    scale: Scale? = nil,
    in range: ClosedRange<Double>? = nil
  ) -> Chart {
    var chart = self
    chart.vertical.update(label, unit, scale, range)
    return chart
  }

  private func changingLayers(_ change: (inout Layer) -> Void) -> Chart {
    var chart = self
    for index in chart.layers.indices { change(&chart.layers[index]) }
    return chart
  }
}

extension Chart.AxisOptions {
  mutating func update(
    _ label: String?,
    _ unit: String?,
    _ scale: Chart.Scale?,
    _ range: ClosedRange<Double>?
  ) {
    if let label { self.label = label }
    if let unit { self.unit = unit }
    if let scale { self.scale = scale }
    if let range { self.range = range }
  }

  /// Takes from another chart's axis what this one leaves open.
  mutating func fill(from other: Chart.AxisOptions) {
    label = label ?? other.label
    unit = unit ?? other.unit
    range = range ?? other.range
    if scale == .linear { scale = other.scale }
  }
}
