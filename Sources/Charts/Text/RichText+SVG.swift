// Writes rich text: as tspans in SVG, as sub and sup in HTML, and as its own markup in plain text.

extension RichText {
  /// Writes the content of a `text` element.
  ///
  /// - Parameter fontSize: The size of the text around, in the units of the drawing.
  func write(to svg: inout MarkupWriter, fontSize: Double) {
    var height = 0.0
    for run in runs {
      let isPlain = run.scale == 1 && !run.isItalic && run.rise == height && run.shift == 0
      guard !isPlain else {
        svg.escaped(run.bytes)
        continue
      }
      svg.raw("<tspan")
      if run.shift != 0 { svg.attribute("dx", run.shift * fontSize) }
      if run.rise != height { svg.attribute("dy", (height - run.rise) * fontSize) }
      if run.scale != 1 { svg.attribute("font-size", run.scale * fontSize) }
      if run.isItalic {
        svg.raw(" font-family=\"var(--chart-math-font,serif)\" font-style=\"italic\"")
      }
      svg.raw(">")
      svg.escaped(run.bytes)
      svg.raw("</tspan>")
      height = run.rise
    }
  }

  /// Writes HTML.
  func write(toHTML html: inout MarkupWriter) {
    for run in runs {
      if run.rise > 0 { html.raw("<sup>") }
      if run.rise < 0 { html.raw("<sub>") }
      if run.isItalic { html.raw("<i>") }
      html.escaped(run.bytes)
      if run.isItalic { html.raw("</i>") }
      if run.rise < 0 { html.raw("</sub>") }
      if run.rise > 0 { html.raw("</sup>") }
    }
  }

  /// Writes text without markup, in which `_` and `^` tell of indices and powers.
  func write(toPlainText text: inout MarkupWriter) {
    var height = 0.0
    for run in runs {
      if run.rise > height, run.rise > 0 { text.raw("^") }
      if run.rise < height, run.rise < 0 { text.raw("_") }
      text.escaped(run.bytes)
      height = run.rise
    }
  }
}
