/// The names of the series beside their signs, in as many rows as they need.
struct Legend: Sendable {
  private struct Entry: Sendable {
    let series: Composition.Series
    let text: RichText
    let x: Double
    let row: Int
  }

  private static let rowHeight = 20.0
  private static let keyWidth = 20.0
  private static let gap = 18.0

  private var entries: [Entry] = []
  private var rows = 0

  var height: Double { Double(rows) * Self.rowHeight }

  /// Places entries in rows between two sides.
  init(_ series: [Composition.Series], left: Double, right: Double) {
    var x = left
    for entry in series {
      let text = RichText(markup: entry.name).truncated(
        toWidth: (right - left - Self.keyWidth - 6) / FontSize.text
      )
      let width = Self.keyWidth + 6 + text.width * FontSize.text
      if rows == 0 || x + width > right {
        rows += 1
        x = left
      }
      entries.append(Entry(series: entry, text: text, x: x, row: rows - 1))
      x += width + Self.gap
    }
  }

  func draw(top: Double, to svg: inout MarkupWriter) {
    for entry in entries {
      let middle = top + (Double(entry.row) + 0.5) * Self.rowHeight
      for key in entry.series.keys {
        svg.legendKey(key, entry.series.pen, from: Point(x: entry.x, y: middle))
      }
      svg.text(
        entry.text,
        at: Point(x: entry.x + Self.keyWidth + 6, y: middle + 4),
        paint: .text
      )
    }
  }
}

extension MarkupWriter {
  /// Appends the sign of a series, 20 wide.
  mutating func legendKey(_ key: LegendKey, _ pen: Pen, from start: Point) {
    let frame = Frame(left: start.x, top: start.y - 6, right: start.x + 20, bottom: start.y + 6)
    var data = MarkupWriter()
    switch key {
    case .line:
      data.polyline([start, Point(x: frame.right, y: start.y)], within: frame)
      stroke(data, pen, width: 2)
    case .dot:
      data.marker(pen.color ?? 0, at: Point(x: start.x + 10, y: start.y), size: 3.5)
      fill(data, pen.paint)
    case .block:
      data.rectangle(
        Point(x: start.x + 4, y: start.y - 6),
        Point(x: start.x + 16, y: start.y + 6),
        within: frame
      )
      fill(data, pen.paint, opacity: 0.7)
    case .band:
      data.rectangle(
        Point(x: start.x, y: start.y - 6),
        Point(x: start.x + 20, y: start.y + 6),
        within: frame
      )
      fill(data, pen.paint, opacity: 0.2)
    }
  }
}
