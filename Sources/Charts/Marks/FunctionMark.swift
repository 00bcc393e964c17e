internal import DeterministicMath

/// The graph of a function over the whole axis or a part of it.
final class FunctionMark: Mark {
  private let name: [UInt8]
  private let range: ClosedRange<Double>?
  private let suggestion: (lower: Double, upper: Double)
  private let function: @Sendable (Double) -> Double

  /// A function over `range`, or over the whole axis, which shows the suggestion when nothing else
  /// tells.
  init(
    name: StaticString,
    range: ClosedRange<Double>?,
    suggestion: (lower: Double, upper: Double),
    function: @escaping @Sendable (Double) -> Double
  ) {
    self.name = [UInt8](words: name)
    self.range = range
    self.suggestion = suggestion
    self.function = function
  }

  var noun: StaticString { "curve" }
  var key: LegendKey { .line }
  var defaultName: [UInt8] { name }

  func measure(x extent: AxisExtent) {
    if let range {
      extent.include(range.lowerBound)
      extent.include(range.upperBound)
    } else {
      extent.suggest(suggestion.lower, suggestion.upper)
    }
  }

  func measure(y extent: AxisExtent, over x: Axis) {
    guard x.categories.isEmpty else { return }
    for value in samples(on: x.placed(from: 0, to: 200)) { extent.include(function(value)) }
    extent.isRounded = true
  }

  /// Values two units apart along the axis, inside the range, with its ends.
  private func samples(on x: AxisScale) -> [Double] {
    var start = x.start
    var end = x.end
    if let range {
      let places = (x.position(range.lowerBound), x.position(range.upperBound))
      if places.0.isFinite { start = Swift.max(start, places.0) }
      if places.1.isFinite { end = Swift.min(end, places.1) }
    }
    guard end > start else { return [] }
    let steps = Swift.max(1, Int((end - start) / 2))
    return (0...steps).map { step in
      x.value(at: start + (end - start) * Double(step) / Double(steps))
    }
  }

  func draw(in plot: Plot, with pen: Pen, to svg: inout MarkupWriter) {
    var data = MarkupWriter()
    data.polyline(points(in: plot), within: plot.frame)
    svg.stroke(data, pen, width: 1.75)
  }

  func end(in plot: Plot) -> Point? {
    points(in: plot).last { $0.isFinite && plot.frame.contains($0) }
  }

  private func points(in plot: Plot) -> [Point] {
    samples(on: plot.x).map { plot.point($0, function($0)) }
  }

  func table(_ labels: TableLabels, following abscissae: [Double]?) -> DataTable? {
    let x = abscissae ?? samples(on: labels.axis.placed(from: 0, to: 40))
    return DataTable(
      keys: abscissae == nil ? [DataColumn(labels.x, x)] : [],
      values: [DataColumn(labels.value, x.map(function))],
      abscissae: x
    )
  }
}

extension Chart {
  /// The graph of a function.
  ///
  /// - Parameters:
  ///   - range: Where to draw it; `nil` for the whole of the axis, which other marks set.
  ///   - function: Called for values along the axis; results that are not finite make gaps.
  /// - Returns: The chart.
  @export(interface)
  public static func function(
    in range: ClosedRange<Double>? = nil,
    _ function: @escaping @Sendable (Double) -> Double
  ) -> Chart {
    Chart(FunctionMark(name: "", range: range, suggestion: (0, 1), function: function))
  }

  /// The density of the normal distribution.
  ///
  ///     exp(-(x - mean)² / (2 deviation²)) / (deviation √(2π))
  ///
  /// - Parameters:
  ///   - mean: The middle of the bell.
  ///   - deviation: The standard deviation; nothing is drawn unless it is positive and finite.
  /// - Returns: The chart.
  @export(interface)
  public static func normalDensity(mean: Double, deviation: Double) -> Chart {
    let reach = deviation > 0 && deviation.isFinite ? 4 * deviation : 1
    let mark = FunctionMark(
      name: "normal density",
      range: nil,
      suggestion: (mean - reach, mean + reach)
    ) { x in
      guard deviation > 0 else { return .nan }
      let distance = (x - mean) / deviation
      // 0.398… is 1 / √(2π).
      return exp(-0.5 * distance * distance) * 0.398_942_280_401_432_7 / deviation
    }
    return Chart(mark)
  }
}
