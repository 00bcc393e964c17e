// What a screen reader says of a chart.

extension MarkupWriter {
  /// Appends the author's title, or one made of the axes.
  mutating func chartTitle(_ composition: Composition) {
    if !composition.title.isEmpty {
      composition.title.write(toPlainText: &self)
      return
    }
    guard let panel = composition.panels.first, !panel.y.title.isEmpty || !panel.x.title.isEmpty
    else {
      raw("Chart")
      return
    }
    panel.y.title.write(toPlainText: &self)
    if !panel.y.title.isEmpty, !panel.x.title.isEmpty { raw(" against ") }
    panel.x.title.write(toPlainText: &self)
  }

  /// Appends the author's description, or the kinds of marks, the axes and the series.
  mutating func chartDescription(_ composition: Composition, summary: RichText) {
    if !summary.isEmpty {
      summary.write(toPlainText: &self)
      return
    }
    if composition.panels.count > 1 {
      digits(UInt64(composition.panels.count))
      raw(" panels. ")
    }
    guard let panel = composition.panels.first else { return }
    if panel.marks.isEmpty { raw("No data. ") }
    for (index, mark) in panel.marks.enumerated() {
      raw(index == 0 ? "Marks: " : ", ")
      raw(mark.mark.noun)
    }
    if !panel.marks.isEmpty { raw(". ") }
    raw("Horizontal axis: ")
    axis(panel.x)
    raw(" Vertical axis: ")
    axis(panel.y)
    for (index, series) in composition.series.enumerated() {
      raw(index == 0 ? " Series: " : ", ")
      RichText(markup: series.name).write(toPlainText: &self)
    }
    if !composition.series.isEmpty { raw(".") }
  }

  private mutating func axis(_ axis: Axis) {
    axis.title.write(toPlainText: &self)
    if !axis.title.isEmpty { raw(", ") }
    guard axis.categories.isEmpty else {
      digits(UInt64(axis.categories.count))
      raw(" names.")
      return
    }
    RichText(markup: DecimalText(rounding: axis.domain.lower).markup()).write(toPlainText: &self)
    raw(" to ")
    RichText(markup: DecimalText(rounding: axis.domain.upper).markup()).write(toPlainText: &self)
    raw(axis.scale.isLogarithmic ? ", logarithmic." : ".")
  }
}
