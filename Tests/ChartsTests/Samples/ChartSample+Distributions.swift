import Charts

extension ChartSample {
  static let distributions = [
    ChartSample("preactivation", preactivation),
    ChartSample("preactivationNarrow", layout: .narrow, preactivation),
    ChartSample("histogramOfCounts", histogramOfCounts),
    ChartSample("twoHistograms", twoHistograms),
    ChartSample("histogramWithUnequalBins", histogramWithUnequalBins),
    ChartSample("normalDensities", normalDensities),
  ]

  private static func normals(_ count: Int, seed: UInt32) -> [Double] {
    var noise = SampleNoise(seed: seed)
    return (0..<count).map { _ in noise.normal() }
  }

  static func preactivation() -> Chart {
    Chart.histogram(values: normals(4_000, seed: 21), bins: 60)
      .overlay(.normalDensity(mean: 0, deviation: 1))
      .title("Spread of the pre-activation")
      .x(label: "$y = \\Sigma_i W_i x_i$")
  }

  static func histogramOfCounts() -> Chart {
    .histogram(
      edges: spaced(from: 0, to: 12, count: 13),
      counts: [0, 3, 14, 41, 83, 120, 131, 96, 57, 30, 11, 2],
      height: .count
    )
    .x(label: "errors in a sentence")
  }

  static func twoHistograms() -> Chart {
    Chart.histogram(values: normals(2_000, seed: 22), bins: 40).series("before")
      .overlay(
        Chart.histogram(values: normals(2_000, seed: 23).map { 0.5 * $0 + 1.5 }, bins: 30)
          .series("after")
      )
      .x(label: "activation")
  }

  static func histogramWithUnequalBins() -> Chart {
    .histogram(edges: [0, 1, 2, 4, 8, 16, 32], counts: [30, 25, 40, 30, 20, 5])
      .x(label: "waiting time $T$", unit: "s")
  }

  static func normalDensities() -> Chart {
    Chart.normalDensity(mean: 0, deviation: 1).series("$\\sigma = 1$")
      .overlay(Chart.normalDensity(mean: 0, deviation: 0.5).series("$\\sigma = 1/2$"))
      .overlay(
        Chart.normalDensity(mean: 1, deviation: 2).series("$\\mu = 1, \\sigma = 2$").dashed()
      )
      .x(label: "$x$")
      .y(label: "density")
  }
}
