// The charts of the snapshots: one function, one drawing of its name.
//
// These files import nothing but Charts and call no mathematics of the system, so that the same
// charts can be drawn by a program for WebAssembly and compared byte for byte.

import Charts

/// A chart with the name of the function that makes it.
struct ChartSample: Sendable {
  let name: StaticString
  let layout: Chart.Layout
  let chart: @Sendable () -> Chart

  init(
    _ name: StaticString,
    layout: Chart.Layout = .wide,
    _ chart: @escaping @Sendable () -> Chart
  ) {
    self.name = name
    self.layout = layout
    self.chart = chart
  }

  static var all: [ChartSample] {
    lines + points + distributions + bars + heatMaps + annotations + scales + panels + extremes
  }
}

/// Reproducible noise: a linear congruential generator, good enough for pictures.
struct SampleNoise {
  private var state: UInt32

  init(seed: UInt32) {
    state = seed
  }

  /// A number in 0..<1.
  mutating func uniform() -> Double {
    state = state &* 1_664_525 &+ 1_013_904_223
    return Double(state >> 8) / 16_777_216
  }

  /// A number with about the normal distribution: the sum of twelve uniform ones.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }
}

/// `count` values from `first` to `last` at equal distances.
func spaced(from first: Double, to last: Double, count: Int) -> [Double] {
  (0..<count).map { first + (last - first) * Double($0) / Double(count - 1) }
}

/// Sine and cosine of `step`, `2 step`, … by turning a vector, without the system's library.
func wave(count: Int, cosine: Double, sine: Double) -> [Double] {
  var (x, y) = (1.0, 0.0)
  return (0..<count).map { _ in
    (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
    return y
  }
}
