/// Names of lines at their right ends, which spare the reader the way to a legend.
struct EndLabels: Sendable {
  private struct Entry: Sendable {
    let text: RichText
    let pen: Pen
    let end: Point
    /// The middle of the text.
    var middle: Double
  }

  private static let spacing = 16.0
  private static let leader = 16.0

  /// From the top.
  private var entries: [Entry] = []

  /// The width that the labels would need beside the axes, or `nil` when a legend is better: for
  /// marks without an end, for one or many series, for small multiples, for a phone.
  static func width(for composition: Composition, layout: Chart.Layout) -> Double? {
    let series = composition.series
    guard layout.width >= 480, composition.panels.count == 1, composition.colors == nil,
      series.count >= 1, series.count <= 6
    else { return nil }
    for mark in composition.panels[0].marks where mark.mark.role != .neutral {
      guard !mark.name.isEmpty || mark.mark.role == .companion,
        mark.mark.key == .line || mark.mark.key == .band
      else { return nil }
    }
    for entry in series where !entry.keys.contains(.line) { return nil }
    var widest = 0.0
    for entry in series { widest = Swift.max(widest, RichText(markup: entry.name).width) }
    let width = widest * FontSize.text + Self.leader + 8
    return width < layout.width / 4 ? width : nil
  }

  /// Places the labels at the ends of their lines and moves them apart.
  ///
  /// Returns `nil` when a line ends far from the right or the labels have no room: then a legend
  /// reads better.
  init?(_ composition: Composition, in plot: Plot) {
    for mark in composition.panels[0].marks where mark.mark.key == .line {
      guard mark.mark.role != .neutral else { continue }
      guard let end = mark.mark.end(in: plot), end.x > plot.frame.right - 0.1 * plot.frame.width
      else { return nil }
      let place = entries.firstIndex { $0.middle > end.y } ?? entries.count
      entries.insert(
        Entry(text: RichText(markup: mark.name), pen: mark.pen, end: end, middle: end.y),
        at: place
      )
    }
    guard spread(within: plot.frame) else { return nil }
  }

  /// Moves labels down and then up until none is closer to another than a line.
  private mutating func spread(within frame: Frame) -> Bool {
    guard Double(entries.count) * Self.spacing <= frame.height else { return false }
    for index in entries.indices.dropFirst() {
      entries[index].middle = Swift.max(
        entries[index].middle,
        entries[index - 1].middle + Self.spacing
      )
    }
    var limit = frame.bottom
    for index in entries.indices.reversed() {
      entries[index].middle = Swift.min(entries[index].middle, limit)
      limit = entries[index].middle - Self.spacing
    }
    return entries.allSatisfy { ($0.middle - $0.end.y).magnitude <= 1.2 * Self.spacing }
  }

  func draw(in frame: Frame, to svg: inout MarkupWriter) {
    for entry in entries {
      let start = frame.right + 3
      var leader = MarkupWriter()
      leader.leader(from: Point(x: start, y: entry.end.y), to: entry.middle, length: 10)
      var pen = entry.pen
      pen.isDashed = false
      svg.stroke(leader, pen, width: 1)
      svg.text(
        entry.text,
        at: Point(x: start + Self.leader - 2, y: entry.middle + 4),
        paint: .text
      )
    }
  }
}

extension MarkupWriter {
  /// Appends a line that leads from the end of a curve to the height of its label.
  fileprivate mutating func leader(from start: Point, to height: Double, length: Double) {
    raw("M")
    point(start)
    raw(" ")
    point(Point(x: start.x + length, y: height))
  }
}
