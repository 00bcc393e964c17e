internal import DeterministicMath

/// A straight line across the chart at one value, with a label at its end.
final class RuleMark: Mark {
  private let value: Double
  private let isVertical: Bool
  private let label: [UInt8]

  init(value: Double, isVertical: Bool, label: String) {
    self.value = value
    self.isVertical = isVertical
    self.label = [UInt8](text: label)
  }

  var noun: StaticString { "rule" }
  var key: LegendKey { .line }
  var role: MarkRole { .neutral }

  func measure(x extent: AxisExtent) {
    if isVertical { extent.include(value) }
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    guard !isVertical else { return }
    extent.include(value)
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    let frame = plot.frame
    let place = isVertical ? plot.x.position(value) : plot.y.position(value)
    let start =
      isVertical ? Point(x: place, y: frame.bottom) : Point(x: frame.left, y: place)
    let end = isVertical ? Point(x: place, y: frame.top) : Point(x: frame.right, y: place)
    guard start.isFinite, frame.contains(start) else { return }
    var data = MarkupWriter()
    data.polyline([start, end], within: frame)
    svg.stroke(data, pen, width: 1)
  }

  /// Beside the top of a vertical rule, above or below an end of a horizontal one.
  func notes(in plot: Plot) -> [Note] {
    let frame = plot.frame
    guard !isVertical else {
      let x = plot.x.position(value)
      var note = Note(RichText(markup: label), for: Point(x: x, y: frame.top))
      for line in 0..<4 {
        let y = frame.top + 13 + 16 * Double(line)
        note.allow(Point(x: x + 5, y: y), .start)
        note.allow(Point(x: x - 5, y: y), .end)
      }
      return [note]
    }
    let y = plot.y.position(value)
    var note = Note(RichText(markup: label), for: Point(x: frame.right, y: y))
    for distance in [-5.0, 14] {
      note.allow(Point(x: frame.right - 2, y: y + distance), .end)
      note.allow(Point(x: frame.left + 3, y: y + distance), .start)
    }
    return [note]
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    DataTable(
      keys: [DataColumn([], [label])],
      values: [DataColumn(isVertical ? labels.x : labels.y, [value])],
      abscissae: nil
    )
  }
}

extension Chart {
  /// A vertical line at a value of x.
  ///
  /// - Parameters:
  ///   - x: The value; nothing is drawn when it is not finite or outside the axis.
  ///   - label: Written beside the top of the line.
  /// - Returns: The chart.
  @export(interface)
  public static func rule(x: Double, label: String = "") -> Chart {
    Chart(RuleMark(value: x, isVertical: true, label: label))
  }

  /// A horizontal line at a value of y.
  ///
  /// - Parameters:
  ///   - y: The value; nothing is drawn when it is not finite or outside the axis.
  ///   - label: Written above the right end of the line.
  /// - Returns: The chart.
  @export(interface)
  public static func rule(y: Double, label: String = "") -> Chart {
    Chart(RuleMark(value: y, isVertical: false, label: label))
  }
}
