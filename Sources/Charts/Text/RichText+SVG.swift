// Writes rich text: as tspans in SVG, as sub and sup in HTML, and as its own markup in plain text.

extension RichText {
  /// Writes the content of a `text` element with a font size in the units of the drawing.
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
  @inline(never)
  func write(toHTML html: inout MarkupWriter) {
    var open: [UInt8] = []
    for run in runs {
      html.change(&open, to: run.scripts)
      if run.isItalic { html.raw("<i>") }
      html.escaped(run.bytes)
      if run.isItalic { html.raw("</i>") }
    }
    html.change(&open, to: [])
  }

  /// Writes text without markup, in which `_` and `^` tell of indices and powers.
  @inline(never)
  func write(toPlainText text: inout MarkupWriter) {
    var open: [UInt8] = []
    for run in runs {
      let shared = run.scripts.commonPrefix(with: open)
      text.raw([UInt8](run.scripts[shared...]))
      text.escaped(run.bytes)
      open = run.scripts
    }
  }
}

extension MarkupWriter {
  /// Appends the tags that lead from some scripts to others.
  fileprivate mutating func change(_ open: inout [UInt8], to scripts: [UInt8]) {
    let shared = scripts.commonPrefix(with: open)
    for script in open[shared...].reversed() {
      raw(script == UInt8(ascii: "^") ? "</sup>" : "</sub>")
    }
    for script in scripts[shared...] { raw(script == UInt8(ascii: "^") ? "<sup>" : "<sub>") }
    open = scripts
  }
}

extension [UInt8] {
  /// How many elements two arrays begin with alike.
  fileprivate func commonPrefix(with other: [UInt8]) -> Int {
    var length = 0
    while length < count, length < other.count, self[length] == other[length] { length += 1 }
    return length
  }
}
