/// The style sheet of charts, for the theme of a site.
package enum ChartStyle {
  /// The CSS declarations of all chart variables for one appearance, on one line.
  package static func variables(isDark: Bool) -> String {
    var css = MarkupWriter()
    let values = isDark ? ColorValues.dark : ColorValues.light
    let surroundings: [Paint] = [
      .text, .muted, .axis, .grid, .background, .textOnPale, .textOnStrong,
    ]
    let series = (0..<Paint.seriesCount).map(Paint.series)
    let ramps =
      (0..<Paint.levels).map(Paint.sequential) + (0..<Paint.levels).map(Paint.diverging)
    for paint in surroundings + series + ramps {
      css.raw("--chart-")
      css.variable(paint)
      css.raw(":")
      values.write(paint, to: &css)
      css.raw(";")
    }
    css.raw("--chart-math-font:KaTeX_Math,serif")
    return css.text
  }

  /// Rules that fit a chart to its column and show one of its two layouts.
  package static let rules = """
    svg.chart{display:block;max-width:100%;height:auto}
    svg.chart-narrow{display:none}
    @media (max-width:30rem){svg.chart-wide{display:none}svg.chart-narrow{display:block}}

    """
}
