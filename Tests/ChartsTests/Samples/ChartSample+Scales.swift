import Charts

extension ChartSample {
  static let scales = [
    ChartSample("logLog", logLog),
    ChartSample("logLogNarrow", layout: .narrow, logLog),
    ChartSample("manyDecades", manyDecades),
    ChartSample("halfADecade", halfADecade),
    ChartSample("powersOfTwo", powersOfTwo),
    ChartSample("manyPowersOfTwo", manyPowersOfTwo),
    ChartSample("smallNumbers", smallNumbers),
    ChartSample("largeNumbers", largeNumbers),
    ChartSample("thousands", thousands),
  ]

  static func logLog() -> Chart {
    let n = [10.0, 30, 100, 300, 1_000, 3_000, 10_000, 30_000]
    return Chart.line(x: n, y: n.map { 1 / $0 }).series("bias $1/n$")
      .overlay(.line(x: n, y: n.map { 2 / $0.squareRoot() }).series("error $2/\\sqrt n$"))
      .x(label: "samples $n$", scale: .log10)
      .y(label: "error", scale: .log10)
  }

  static func manyDecades() -> Chart {
    let x = spaced(from: 0, to: 100, count: 101)
    var value = 1e15
    let y = x.map { _ in
      value /= 2.4
      return value
    }
    return .line(x: x, y: y).x(label: "layer").y(label: "gradient norm", scale: .log10)
  }

  static func halfADecade() -> Chart {
    .line(x: [3, 4, 5, 6, 7, 8, 9], y: [0.021, 0.025, 0.024, 0.03, 0.034, 0.04, 0.043])
      .x(label: "$n$", scale: .log10)
      .y(label: "$p$", scale: .log10)
  }

  static func powersOfTwo() -> Chart {
    let d = (0...12).map { Double(1 << $0) }
    return Chart.line(x: d, y: d.map { 1 / $0.squareRoot() })
      .overlay(.points(x: d, y: d.map { 1 / $0.squareRoot() }).color(1))
      .x(label: "inputs $d$", scale: .log2)
      .y(label: "$\\sigma(d) = 1/\\sqrt d$", scale: .log2)
  }

  static func manyPowersOfTwo() -> Chart {
    Chart.function { $0 }
      .x(label: "bytes", scale: .log2, in: 1...1_099_511_627_776)
      .y(label: "pages", scale: .log2)
  }

  static func smallNumbers() -> Chart {
    .line(x: spaced(from: 0, to: 4e-6, count: 9), y: [1, 4, 2, 8, 5, 7, 1, 3, 9].map { $0 * 1e-5 })
      .x(label: "time", unit: "s")
      .y(label: "learning rate \\eta")
  }

  static func largeNumbers() -> Chart {
    .line(x: spaced(from: 0, to: 3e9, count: 5), y: [0, 1.5e12, 2e12, 4.5e12, -1e12])
      .x(label: "parameters")
      .y(label: "operations")
  }

  static func thousands() -> Chart {
    .line(x: spaced(from: 0, to: 40_000, count: 5), y: [980, 1_020, 1_500, 1_240, 1_980])
      .x(label: "samples")
      .y(label: "count")
  }
}
