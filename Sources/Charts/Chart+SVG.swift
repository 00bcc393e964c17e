// The drawing of a chart.

internal import DeterministicMath

extension Chart {
  /// The chart as an `svg` element.
  ///
  /// Colours are CSS variables (`--chart-1` … `--chart-8`, `--chart-text` and so on) with values
  /// for a light page; the element has a title and a description and counts as one image for
  /// assistive technology. It needs no style sheet, script or font.
  ///
  /// - Parameters:
  ///   - idPrefix: Begins every `id` inside; must differ between the charts of a page. Characters
  ///     other than ASCII letters, digits, `-` and `_` are replaced by `-`.
  ///   - layout: The size to draw for.
  /// - Returns: The markup.
  /// - Complexity: Linear in the data; the size of the result is bounded by the width of the
  ///   drawing for lines, areas and functions.
  @export(interface)
  public func svg(idPrefix: String, layout: Layout = .wide) -> String {
    String(
      decoding: svgBytes(idPrefix: [UInt8](text: idPrefix), layout: layout),
      as: UTF8.self
    )
  }

  /// The UTF-8 of the `svg` element, for a report that is written as bytes.
  package func svgBytes(idPrefix: [UInt8], layout: Layout = .wide) -> [UInt8] {
    let composition = Composition(self, layout: layout)
    var svg = MarkupWriter()
    let labelled = EndLabels.width(for: composition, layout: layout).flatMap { width in
      let arrangement = Arrangement(composition, layout: layout, labelWidth: width)
      return EndLabels(composition, in: arrangement.panels[0].plot).map { ($0, arrangement) }
    }
    let arrangement =
      labelled?.1 ?? Arrangement(composition, layout: layout, labelWidth: nil)
    open(&svg, composition, arrangement, layout, idPrefix)
    svg.header(composition, arrangement)
    for (panel, placed) in zip(composition.panels, arrangement.panels) {
      svg.panel(panel, placed, arrangement)
    }
    if !arrangement.hasOwnTitles { svg.sharedTitles(composition, arrangement) }
    if let labels = labelled?.0 { labels.draw(in: arrangement.panels[0].plot.frame, to: &svg) }
    svg.raw("</svg>\n")
    return svg.bytes
  }

  private func open(
    _ svg: inout MarkupWriter,
    _ composition: Composition,
    _ arrangement: Arrangement,
    _ layout: Layout,
    _ prefix: [UInt8]
  ) {
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart ")
    svg.raw(layout.name)
    svg.raw("\" viewBox=\"0 0 ")
    svg.number(arrangement.width)
    svg.raw(" ")
    svg.number(arrangement.height)
    svg.raw("\"")
    svg.attribute("width", arrangement.width)
    svg.attribute("height", arrangement.height)
    svg.raw(" role=\"img\" aria-labelledby=\"")
    svg.identifier(prefix)
    svg.raw("-title ")
    svg.identifier(prefix)
    svg.raw("-desc\" font-family=\"var(--chart-font,system-ui,sans-serif)\" font-size=\"12\">\n")
    svg.raw("<title id=\"")
    svg.identifier(prefix)
    svg.raw("-title\">")
    svg.chartTitle(composition)
    svg.raw("</title>\n<desc id=\"")
    svg.identifier(prefix)
    svg.raw("-desc\">")
    svg.chartDescription(composition, summary: RichText(markup: summary))
    svg.raw("</desc>\n")
  }
}

extension MarkupWriter {
  fileprivate mutating func identifier(_ prefix: [UInt8]) {
    for byte in prefix {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        raw([byte])
      case 0x80..<0xC0: continue
      default: raw("-")
      }
    }
  }

  fileprivate mutating func header(_ composition: Composition, _ arrangement: Arrangement) {
    let left = Arrangement.margin
    text(
      composition.title,
      at: Point(x: left, y: 16),
      paint: .text,
      size: FontSize.title,
      isBold: true
    )
    arrangement.legend?.draw(top: arrangement.legendTop, to: &self)
    composition.colors?.draw(
      right: arrangement.width,
      left: left,
      top: arrangement.colorLegendTop,
      to: &self
    )
  }

  fileprivate mutating func panel(
    _ panel: Composition.Panel,
    _ placed: Arrangement.PlacedPanel,
    _ arrangement: Arrangement
  ) {
    let frame = placed.plot.frame
    grid(placed, x: panel.x, y: panel.y)
    for mark in panel.marks { mark.mark.draw(in: placed.plot, with: mark.pen, to: &self) }
    axisLines(placed)
    notes(panel.marks.flatMap { $0.mark.notes(in: placed.plot) }, in: frame)
    tickLabels(placed)
    let heading = panel.heading.truncated(toWidth: frame.width / FontSize.text)
    guard arrangement.hasOwnTitles else {
      text(heading, at: Point(x: frame.left, y: frame.top - 8), paint: .text)
      return
    }
    let left = frame.left - placed.yTicks.widest - 8
    text(heading, at: Point(x: left, y: placed.top + 14), paint: .text, isBold: true)
    text(panel.y.title, at: Point(x: left, y: frame.top - 14), paint: .text)
    text(
      panel.x.title,
      at: Point(x: (frame.left + frame.right) / 2, y: frame.bottom + 38),
      anchor: .middle,
      paint: .text
    )
  }

  /// Appends the titles of axes that all panels share, and those of a single panel.
  fileprivate mutating func sharedTitles(_ composition: Composition, _ arrangement: Arrangement) {
    guard let panel = composition.panels.first, let first = arrangement.panels.first else { return }
    text(panel.y.title, at: Point(x: Arrangement.margin, y: first.top + 12), paint: .text)
    var right = first.plot.frame.right
    for placed in arrangement.panels { right = Swift.max(right, placed.plot.frame.right) }
    text(
      panel.x.title,
      at: Point(x: (first.plot.frame.left + right) / 2, y: arrangement.height - 6),
      anchor: .middle,
      paint: .text
    )
  }
}
