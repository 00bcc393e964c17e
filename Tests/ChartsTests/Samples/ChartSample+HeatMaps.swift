import Charts

extension ChartSample {
  static let heatMaps = [
    ChartSample("lossSurface", lossSurface),
    ChartSample("lossSurfaceNarrow", layout: .narrow, lossSurface),
    ChartSample("weightMatrix", weightMatrix),
    ChartSample("confusionMatrix", confusionMatrix),
    ChartSample("heatMapWithHoles", heatMapWithHoles),
  ]

  static func lossSurface() -> Chart {
    let axis = spaced(from: -1.95, to: 1.95, count: 40)
    func loss(_ x: Double, _ y: Double) -> Double {
      let across = 1 - x
      let along = y - x * x
      return Swift.min(40, across * across + 3 * along * along)
    }
    let values = axis.flatMap { y in axis.map { x in loss(x, y) } }
    return Chart.heatMap(
      values: values,
      columns: 40,
      x: -2...2,
      y: -2...2,
      label: "loss $\\ell(\\Phi)$"
    )
    .overlay(.points(x: [1], y: [1]).color(2))
    .overlay(.text("minimum", x: 1, y: 1))
    .x(label: "$\\Phi_1$")
    .y(label: "$\\Phi_2$")
  }

  static func weightMatrix() -> Chart {
    var noise = SampleNoise(seed: 41)
    return .heatMap(
      values: (0..<24 * 16).map { index in
        noise.normal() * 0.4 + (index / 24 == index % 24 ? 1.5 : 0)
      },
      columns: 24,
      x: 0...24,
      y: 0...16,
      label: "$W[j,i]$",
      ramp: .diverging
    )
    .x(label: "input $i$")
    .y(label: "unit $j$")
  }

  static func confusionMatrix() -> Chart {
    .heatMap(
      values: [48, 1, 0, 1, 3, 40, 6, 1, 0, 5, 44, 1, 2, 0, 1, 47],
      rows: ["cat", "dog", "fox", "owl"],
      columns: ["cat", "dog", "fox", "owl"],
      label: "images"
    )
    .title("Predicted classes")
    .x(label: "predicted")
    .y(label: "true class")
  }

  static func heatMapWithHoles() -> Chart {
    .heatMap(
      values: [0.1, .nan, 0.3, 0.4, 0.5, .infinity, 0.7, 0.8, -.infinity, 1, 1.1],
      columns: 4,
      x: 0...4,
      y: 0...3,
      label: "value"
    )
  }
}
