import Charts

extension ChartSample {
  static let extremes = [
    ChartSample("empty", empty),
    ChartSample("noFiniteValue", noFiniteValue),
    ChartSample("onePoint", onePoint),
    ChartSample("equalValues", equalValues),
    ChartSample("hugeValues", hugeValues),
    ChartSample("subnormalValues", subnormalValues),
    ChartSample("nearlyEqualValues", nearlyEqualValues),
    ChartSample("nothingPositiveOnALogAxis", nothingPositiveOnALogAxis),
    ChartSample("somethingPositiveOnALogAxis", somethingPositiveOnALogAxis),
  ]

  static func empty() -> Chart {
    .line(x: [], y: []).x(label: "$x$").y(label: "$y$")
  }

  static func noFiniteValue() -> Chart {
    .histogram(values: [.nan, .infinity], bins: 10).x(label: "$x$")
  }

  static func onePoint() -> Chart {
    .line(x: [3], y: [7]).x(label: "$x$").y(label: "$y$")
  }

  static func equalValues() -> Chart {
    Chart.line(x: [1, 2, 3], y: [5, 5, 5]).overlay(.points(x: [1, 2, 3], y: [5, 5, 5]).color(1))
  }

  static func hugeValues() -> Chart {
    .line(x: [-1.7e308, 0, 1.7e308], y: [1e300, -1.7e308, 1.7e308])
  }

  static func subnormalValues() -> Chart {
    let least = Double.leastNonzeroMagnitude
    return .line(x: [0, least, 2 * least], y: [least, 1000 * least, 2e-308])
  }

  static func nearlyEqualValues() -> Chart {
    .line(x: [0, 1, 2], y: [1, 1 + 2e-16, 1 + 4e-16])
  }

  static func nothingPositiveOnALogAxis() -> Chart {
    .line(x: [0, -1, -2], y: [0, -5, .nan]).x(scale: .log10).y(scale: .log2)
  }

  static func somethingPositiveOnALogAxis() -> Chart {
    .line(x: [0, 1, 2, 3, 4, 5], y: [-1, 0, 1e-3, 5, .infinity, 700]).y(scale: .log10)
  }
}
