// Grid lines, tick marks, tick labels and titles of one panel.

extension MarkupWriter {
  /// Appends the lines behind the marks.
  mutating func grid(_ panel: Arrangement.PlacedPanel, x: Axis, y: Axis) {
    let frame = panel.plot.frame
    guard panel.plot.colors == nil else { return }
    if y.categories.isEmpty {
      var minor = MarkupWriter()
      minor.horizontals(panel.yTicks.minor, frame)
      rule(minor, .grid, width: 0.5)
      var major = MarkupWriter()
      major.horizontals(panel.yTicks.labels.map { $0.position }, frame)
      rule(major, .grid, width: 1)
    }
    if x.hasGrid {
      var lines = MarkupWriter()
      for label in panel.xTicks.labels {
        lines.vertical(label.position, from: frame.top, to: frame.bottom)
      }
      rule(lines, .grid, width: 1)
    }
  }

  /// Appends the axis lines and tick marks, over the marks of the chart.
  mutating func axisLines(_ panel: Arrangement.PlacedPanel) {
    let frame = panel.plot.frame
    var lines = MarkupWriter()
    let zero = panel.plot.y.baseline
    let hasZero = panel.plot.colors == nil && zero < frame.bottom - 1 && zero > frame.top
    if hasZero { lines.horizontals([zero], frame) }
    guard panel.plot.categories.isEmpty else {
      if !hasZero { lines.horizontals([frame.bottom], frame) }
      rule(lines, .axis, width: 1)
      return
    }
    lines.horizontals([frame.bottom], frame)
    for label in panel.xTicks.labels {
      lines.vertical(label.position, from: frame.bottom, to: frame.bottom + 5)
    }
    for position in panel.xTicks.minor {
      lines.vertical(position, from: frame.bottom, to: frame.bottom + 3)
    }
    rule(lines, .axis, width: 1)
  }

  /// Appends the labels of the ticks, where the panel carries them.
  mutating func tickLabels(_ panel: Arrangement.PlacedPanel) {
    let frame = panel.plot.frame
    if panel.showsY {
      for label in panel.yTicks.labels {
        text(label.text, at: Point(x: frame.left - 8, y: label.position + 4), anchor: .end)
      }
    }
    guard panel.showsX else { return }
    for label in panel.xTicks.labels {
      if panel.xTicks.isTilted {
        let foot = Point(x: label.position + 4, y: frame.bottom + 14)
        text(label.text, at: foot, anchor: .end, tilt: -35)
      } else {
        text(label.text, at: Point(x: label.position, y: frame.bottom + 18), anchor: .middle)
      }
    }
  }

  private mutating func horizontals(_ positions: [Double], _ frame: Frame) {
    for position in positions {
      raw("M")
      point(Point(x: frame.left, y: position))
      raw("H")
      number(frame.right)
    }
  }

  private mutating func vertical(_ position: Double, from start: Double, to end: Double) {
    raw("M")
    point(Point(x: position, y: start))
    raw("V")
    number(end)
  }

  private mutating func rule(_ data: MarkupWriter, _ color: Paint, width: Double) {
    guard !data.bytes.isEmpty else { return }
    raw("<path d=\"")
    raw(data.bytes)
    raw("\" fill=\"none\"")
    paint("stroke", color)
    if width != 1 { attribute("stroke-width", width) }
    raw("/>\n")
  }
}
