import Charts

extension ChartSample {
  static let panels = [
    ChartSample("smallMultiples", smallMultiples),
    ChartSample("smallMultiplesNarrow", layout: .narrow, smallMultiples),
    ChartSample("panelsWithOwnAxes", panelsWithOwnAxes),
    ChartSample("heatMapPanels", heatMapPanels),
  ]

  static func smallMultiples() -> Chart {
    let steps = spaced(from: 0, to: 1_000, count: 51)
    func loss(_ depth: Double, _ rate: Double) -> [Double] {
      steps.map { 0.2 + 2 / (1 + $0 * rate / depth) }
    }
    let depths = [1.0, 4, 16, 64, 256]
    let names = ["L = 1", "L = 4", "L = 16", "L = 64", "L = 256"]
    return Chart.panels(
      zip(depths, names).map { depth, name in
        Chart.line(x: steps, y: loss(depth, 0.5)).series("residual")
          .overlay(.line(x: steps, y: loss(depth, 0.05)).series("plain"))
          .title("$" + name + "$")
      }
    )
    .x(label: "step")
    .y(label: "loss")
    .title("Loss by depth")
  }

  static func panelsWithOwnAxes() -> Chart {
    var noise = SampleNoise(seed: 71)
    let values = (0..<500).map { _ in noise.normal() }
    return .panels(
      [
        Chart.histogram(values: values, bins: 25).title("distribution").x(label: "$y$"),
        Chart.line(y: [Double](values[..<100])).title("first hundred")
          .x(label: "sample")
          .y(label: "$y$"),
      ],
      columns: 2,
      sharesAxes: false
    )
  }

  static func heatMapPanels() -> Chart {
    func field(_ name: String, _ tilt: Double) -> Chart {
      let axis = spaced(from: -1, to: 1, count: 12)
      return Chart.heatMap(
        values: axis.flatMap { y in axis.map { x in x * tilt + y * (1 - tilt) } },
        columns: 12,
        x: -1...1,
        y: -1...1,
        label: "filter",
        ramp: .diverging
      )
      .title(name)
    }
    return .panels([field("$j = 1$", 1), field("$j = 2$", 0.5), field("$j = 3$", 0)])
  }
}
