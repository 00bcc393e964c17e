// Quantiles with intervals from order statistics, which assume nothing of the distribution.

internal import DeterministicMath

/// Samples in order.
public struct SortedSample: Sendable {
  /// The samples, least first.
  public let values: [Double]

  /// Sorts samples; what is not a number is left out.
  ///
  /// - Complexity: O(n log n)
  public init(_ samples: [Double]) {
    values = samples.filter { !$0.isNaN }.sorted()
  }

  /// The number below which a share of the distribution lies, interpolated between neighbours.
  ///
  /// - Parameter p: In 0...1.
  /// - Returns: The value at place p (n - 1) of the samples; not a number if there are none.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a quantile for the share \(p), not in 0...1")
    guard let last = values.last else { return .nan }
    let place = p * Double(values.count - 1)
    let index = Int(place)
    guard index + 1 < values.count else { return last }
    let weight = place - Double(index)
    return weight == 0 ? values[index] : values[index] * (1 - weight) + values[index + 1] * weight
  }

  /// The interval between two order statistics that covers the quantile with a probability.
  ///
  /// Ends that the samples do not reach are infinite.
  ///
  /// - Parameters:
  ///   - p: In 0...1.
  ///   - confidence: In 0..<1.
  /// - Returns: An interval; a little wide rather than too narrow.
  public func quantileInterval(_ p: Double, confidence: Double) -> Interval {
    precondition(p >= 0 && p <= 1, "a quantile for the share \(p), not in 0...1")
    let n = Double(values.count)
    let reach = normalQuantile(0.5 + 0.5 * confidence) * (n * p * (1 - p)).squareRoot()
    // The number of samples below the quantile is binomial; half a sample corrects for continuity.
    let below = n * p - reach - 0.5
    let above = n * p + reach + 0.5
    let lower = below >= 0 ? values[Int(below)] : -.infinity
    let upper = above < n ? values[Int(above)] : .infinity
    return Interval(lower: lower, upper: upper)
  }

  /// A quantile with its standard error, from an interval of one standard deviation to each side.
  ///
  /// - Parameter p: In 0...1.
  /// - Returns: An estimate; its standard error is infinite if the samples do not reach far enough.
  public func quantileEstimate(_ p: Double) -> Estimate {
    let oneDeviation = quantileInterval(p, confidence: 0.6826894921370859)
    return Estimate(
      value: quantile(p),
      standardError: values.isEmpty ? .nan : oneDeviation.halfWidth,
      sampleCount: values.count
    )
  }
}
