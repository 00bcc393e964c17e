// Text elements.

/// Sizes of text in the units of the drawing, which are pixels at full size.
enum FontSize {
  static let text = 12.0
  static let title = 14.0
}

/// Which part of a text stands at its position.
enum TextAnchor {
  case start
  case middle
  case end
}

extension MarkupWriter {
  /// Appends a `text` element.
  ///
  /// The text stands with its anchor on the baseline at `position`, turned by `tilt` degrees; a halo
  /// in the colour of the background parts it from what is behind.
  @inline(never)
  mutating func text(
    _ text: RichText,
    at position: Point,
    anchor: TextAnchor = .start,
    paint color: Paint = .muted,
    size: Double = FontSize.text,
    isBold: Bool = false,
    tilt: Double = 0,
    hasHalo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    raw("<text")
    attribute("x", position.x)
    attribute("y", position.y)
    switch anchor {
    case .start: break
    case .middle: raw(" text-anchor=\"middle\"")
    case .end: raw(" text-anchor=\"end\"")
    }
    if size != FontSize.text { attribute("font-size", size) }
    if isBold { raw(" font-weight=\"600\"") }
    if tilt != 0 { rotation(tilt, about: position) }
    paint("fill", color)
    if hasHalo {
      paint("stroke", .background)
      raw(" stroke-width=\"3\" stroke-linejoin=\"round\" class=\"chart-halo\"")
    }
    raw(">")
    text.write(to: &self, fontSize: size)
    raw("</text>\n")
  }

  private mutating func rotation(_ degrees: Double, about center: Point) {
    raw(" transform=\"rotate(")
    number(degrees)
    raw(" ")
    number(center.x)
    raw(" ")
    number(center.y)
    raw(")\"")
  }
}
