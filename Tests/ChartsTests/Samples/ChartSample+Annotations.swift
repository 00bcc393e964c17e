import Charts

extension ChartSample {
  static let annotations = [
    ChartSample("rulesWithLabels", rulesWithLabels),
    ChartSample("textAtPoints", textAtPoints),
    ChartSample("indicesAndPowers", indicesAndPowers),
    ChartSample("markupInNames", markupInNames),
  ]

  static func rulesWithLabels() -> Chart {
    Chart.function(in: 0...4) { $0 * (4 - $0) }
      .overlay(Chart.rule(x: 2, label: "$x^* = 2$").dashed())
      .overlay(.rule(x: 3.9, label: "right edge"))
      .overlay(.rule(y: 4, label: "upper bound $\\beta$"))
      .overlay(.rule(y: 1.5, label: "target"))
      .x(label: "$x$")
      .y(label: "$f(x)$")
  }

  static func textAtPoints() -> Chart {
    let x = [2010.0, 2012, 2014, 2015, 2017, 2018, 2020]
    let y = [1e6, 6e7, 1.4e8, 6e7, 2.1e8, 3.4e8, 1.75e11]
    return Chart.points(x: x, y: y)
      .overlay(.text(["", "AlexNet", "VGG", "ResNet", "Transformer", "", "GPT-3"], x: x, y: y))
      .x(label: "year")
      .y(label: "parameters", scale: .log10)
  }

  static func indicesAndPowers() -> Chart {
    .line(x: [1, 2, 3], y: [1, 4, 9])
      .title("Titles: $\\sigma_W^2$, $W^{h,G_1}[j,I]$, $x_{i_{j}}^{2^n}$ and D^2 J")
      .x(label: "σ_W^2, \\Delta t, learning_rate, 5 \\$, a_10, $e^{-x^2/2}$")
      .y(label: "$L^{-1} \\Sigma_{i=1}^n w_i$", unit: "m s^{-2}")
  }

  static func markupInNames() -> Chart {
    Chart.line(x: [0, 1], y: [0, 1]).series("<b>&\"quoted\"</b>")
      .overlay(.line(x: [0, 1], y: [1, 0]).series("unclosed $ and _{ and \\"))
      .title("</title><script>alert(1)</script>")
      .x(label: "a < b & c > d")
  }
}
