import Charts

extension ChartSample {
  static let lines = [
    ChartSample("lossCurve", lossCurve),
    ChartSample("lossCurveNarrow", layout: .narrow, lossCurve),
    ChartSample("trainingAndValidation", trainingAndValidation),
    ChartSample("trainingAndValidationNarrow", layout: .narrow, trainingAndValidation),
    ChartSample("eightSeries", eightSeries),
    ChartSample("lineWithGaps", lineWithGaps),
    ChartSample("lineWithConfidenceBand", lineWithConfidenceBand),
    ChartSample("bandsOfTwoSeries", bandsOfTwoSeries),
    ChartSample("areaAcrossZero", areaAcrossZero),
    ChartSample("manyPointsOnALine", manyPointsOnALine),
    ChartSample("lineLeavesItsAxes", lineLeavesItsAxes),
  ]

  /// An exponential decay with noise.
  private static func decay(_ count: Int, rate: Double, floor: Double, seed: UInt32) -> [Double] {
    var noise = SampleNoise(seed: seed)
    var value = 2.3 - floor
    return (0..<count).map { _ in
      value *= rate
      return floor + value * (1 + 0.04 * noise.normal())
    }
  }

  static func lossCurve() -> Chart {
    .line(y: decay(120, rate: 0.96, floor: 0.31, seed: 1))
      .title("Loss of the update-gate CNN")
      .x(label: "step $t$")
      .y(label: "cross-entropy $\\ell$")
  }

  static func trainingAndValidation() -> Chart {
    let steps = spaced(from: 0, to: 20_000, count: 101)
    return Chart.line(x: steps, y: decay(101, rate: 0.94, floor: 0.12, seed: 2))
      .series("training")
      .overlay(
        .line(x: steps, y: decay(101, rate: 0.95, floor: 0.44, seed: 3)).series("validation")
      )
      .x(label: "step")
      .y(label: "loss", in: 0...2.5)
  }

  static func eightSeries() -> Chart {
    let x = spaced(from: 0, to: 10, count: 41)
    var chart = Chart.line(x: x, y: x.map { $0 * 0.2 }).series("$L = 1$")
    for series in 2...8 {
      let slope = Double(series) * 0.2
      let name = ["2", "4", "8", "16", "32", "64", "128"][series - 2]
      chart = chart.overlay(
        .line(x: x, y: x.map { $0 * slope / (1 + 0.03 * $0 * slope) }).series("$L = " + name + "$")
      )
    }
    return chart.x(label: "time", unit: "ms").y(label: "operations", unit: "10^6")
  }

  static func lineWithGaps() -> Chart {
    var y = wave(count: 60, cosine: 0.9800665778412416, sine: 0.19866933079506122)
    y[12] = .nan
    y[13] = 0.9
    y[14] = .infinity
    for index in 30..<36 { y[index] = .nan }
    return .line(y: y).x(label: "index $i$").y(label: "$\\sin(i/5)$")
  }

  static func lineWithConfidenceBand() -> Chart {
    let x = spaced(from: 1, to: 50, count: 50)
    let mean = x.map { 1 / (1 + 0.1 * $0) }
    let low = zip(x, mean).map { $1 - 0.5 / ($0 + 4) }
    let high = zip(x, mean).map { $1 + 0.5 / ($0 + 4) }
    return Chart.band(x: x, low: low, high: high)
      .overlay(.line(x: x, y: mean))
      .x(label: "samples $n$")
      .y(label: "estimate of $\\sigma_W^2$ with 99 % interval")
  }

  static func bandsOfTwoSeries() -> Chart {
    let x = spaced(from: 0, to: 30, count: 31)
    let first = x.map { 0.9 - 0.8 / (1 + 0.2 * $0) }
    let second = x.map { 0.8 - 0.75 / (1 + 0.1 * $0) }
    func series(_ y: [Double], _ name: String) -> Chart {
      Chart.band(x: x, low: y.map { $0 - 0.06 }, high: y.map { $0 + 0.06 })
        .overlay(.line(x: x, y: y))
        .series(name)
    }
    return series(first, "GRU").overlay(series(second, "UGRNN"))
      .x(label: "epoch")
      .y(label: "accuracy", in: 0...1)
  }

  static func areaAcrossZero() -> Chart {
    let y = wave(count: 80, cosine: 0.9950041652780258, sine: 0.09983341664682815)
    return .area(x: spaced(from: 0, to: 7.9, count: 80), y: y)
      .x(label: "phase $\\varphi$")
      .y(label: "gate $G[b,t,j]$")
  }

  static func manyPointsOnALine() -> Chart {
    var noise = SampleNoise(seed: 5)
    var value = 0.0
    let walk = (0..<20_000).map { _ in
      value += noise.normal()
      return value
    }
    return .line(y: walk).x(label: "step").y(label: "random walk")
  }

  static func lineLeavesItsAxes() -> Chart {
    let x = spaced(from: -3, to: 3, count: 61)
    return Chart.line(x: x, y: x.map { $0 * $0 * $0 })
      .overlay(.area(x: x, y: x.map { $0 * $0 }))
      .x(label: "$x$", in: -2...2.5)
      .y(label: "$x^3$ and $x^2$", in: -4...6)
  }
}
