internal import DeterministicMath

/// Words at places of the chart.
final class TextMark: Mark {
  private let texts: [[UInt8]]
  private let x: [Double]
  private let y: [Double]

  init(texts: [String], x: [Double], y: [Double]) {
    self.texts = [UInt8].texts(texts)
    self.x = x
    self.y = y
  }

  var noun: StaticString { "text" }
  var key: LegendKey { .dot }
  var role: MarkRole { .neutral }

  func measure(x extent: AxisExtent) {
    extent.include(x)
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    extent.include(y)
    extent.isRounded = true
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {}

  func notes(in plot: Plot) -> [Note] {
    zip(texts, plot.points(x, y)).map { markup, point in
      var note = Note(RichText(markup: markup), for: point)
      for distance in [-7.0, 16] {
        note.allow(Point(x: point.x, y: point.y + distance), .middle)
      }
      for distance in [4.0, -7, 16] {
        note.allow(Point(x: point.x + 8, y: point.y + distance), .start)
        note.allow(Point(x: point.x - 8, y: point.y + distance), .end)
      }
      return note
    }
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    DataTable(
      keys: [DataColumn([], texts)],
      values: [DataColumn(labels.x, x), DataColumn(labels.y, y)],
      abscissae: nil
    )
  }
}

extension Chart {
  /// Words above the point (x, y), or beside it where other words or the edge are in the way.
  ///
  /// Nothing is drawn for a point that is not finite or outside the axes.
  @export(interface)
  public static func text(_ text: String, x: Double, y: Double) -> Chart {
    .text([text], x: [x], y: [y])
  }

  /// Words above or beside each of the points (x, y).
  @export(interface)
  public static func text(_ texts: [String], x: [Double], y: [Double]) -> Chart {
    Chart(TextMark(texts: texts, x: x, y: y))
  }
}
