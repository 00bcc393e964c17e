internal import DeterministicMath

/// Places data values along an axis in the units of the drawing.
package struct AxisScale: Sendable {
  package let domain: Domain
  package let start: Double
  package let end: Double
  package let isLogarithmic: Bool
  private let origin: Double
  private let span: Double
  /// A quarter for huge values, whose differences would overflow, and 1 otherwise.
  private let unit: Double

  /// A scale that puts `domain.lower` at `start` and `domain.upper` at `end`.
  package init(_ scale: Chart.Scale, domain: Domain, start: Double, end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
    isLogarithmic = scale.isLogarithmic
    let size = Swift.max(domain.lower.magnitude, domain.upper.magnitude)
    unit = size > 1e300 ? 0.25 : 1
    origin = isLogarithmic ? log(domain.lower) : domain.lower * unit
    span = (isLogarithmic ? log(domain.upper) : domain.upper * unit) - origin
  }

  /// The position of a value, or NaN for a value that the scale cannot show: one that is not
  /// finite, or not positive on a logarithmic scale.
  ///
  /// Values far outside the domain are placed 10,000 lengths of the axis away at most.
  package func position(_ value: Double) -> Double {
    guard value.isFinite, !isLogarithmic || value > 0 else { return .nan }
    let fraction = ((isLogarithmic ? log(value) : value * unit) - origin) / span
    return start + Swift.max(-1e4, Swift.min(1e4, fraction)) * (end - start)
  }

  /// The value at a position between `start` and `end`.
  package func value(at position: Double) -> Double {
    let fraction = (position - start) / (end - start)
    if fraction <= 0 { return domain.lower }
    if fraction >= 1 { return domain.upper }
    let placed = origin + fraction * span
    return isLogarithmic ? exp(placed) : placed / unit
  }

  /// Where areas and bars stand: zero, or the nearest end of the axis.
  var baseline: Double {
    guard !isLogarithmic else { return start }
    return position(Swift.max(domain.lower, Swift.min(domain.upper, 0)))
  }
}
