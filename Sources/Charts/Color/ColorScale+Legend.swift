/// The ramp of a heat map with its values below and what they mean before it.
extension ColorScale {
  func draw(right: Double, left: Double, top: Double, to svg: inout MarkupWriter) {
    let length = Swift.min(195, (right - left) * 0.6)
    let start = right - 14 - length
    let frame = Frame(left: start, top: top + 2, right: right, bottom: top + 12)
    let step = length / Double(Paint.levels)
    svg.raw("<g shape-rendering=\"crispEdges\">")
    for level in 0..<Paint.levels {
      var block = MarkupWriter()
      let x = start + Double(level) * step
      block.rectangle(
        Point(x: x, y: frame.top),
        Point(x: x + step, y: frame.bottom),
        within: frame
      )
      svg.fill(block, paint(level))
    }
    svg.raw("</g>\n")
    let axis = Axis(domain)
    let placed = axis.placed(from: start, to: start + length)
    for tick in axis.ticks(on: placed, isHorizontal: true, fontSize: FontSize.text).labels {
      svg.text(tick.text, at: Point(x: tick.position, y: top + 26), anchor: .middle)
    }
    let room = (start - 10 - left) / FontSize.text
    svg.text(
      label.truncated(toWidth: room),
      at: Point(x: start - 10, y: top + 11),
      anchor: .end,
      paint: .text
    )
  }
}
