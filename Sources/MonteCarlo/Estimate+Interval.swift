// Confidence intervals of estimates.

internal import DeterministicMath

extension Estimate {
  /// The interval that covers the truth with a probability, over repetitions of the simulation.
  ///
  /// With too few samples for a standard error the interval is the whole line.
  ///
  /// - Parameter confidence: In 0..<1, such as 0.99.
  /// - Returns: An interval around the value.
  public func interval(confidence: Double) -> Interval {
    interval(falseAlarmRate: 1 - confidence)
  }

  /// The interval that misses the truth with a probability, half of it on each side.
  ///
  /// - Parameter falseAlarmRate: Above 0, up to 1; it may be so small that 1 minus it would be 1.
  /// - Returns: An interval around the value.
  public func interval(falseAlarmRate: Double) -> Interval {
    precondition(
      falseAlarmRate > 0 && falseAlarmRate <= 1,
      "the false-alarm rate \(falseAlarmRate) is not above 0 and at most 1"
    )
    if isExact { return Interval(lower: value, upper: value) }
    guard degreesOfFreedom > 0, !standardError.isNaN, !value.isNaN else {
      return Interval(lower: -.infinity, upper: .infinity)
    }
    let quantile = -studentQuantile(0.5 * falseAlarmRate, degreesOfFreedom: degreesOfFreedom)
    switch method {
    case .symmetric: return symmetricInterval(quantile)
    case .logarithmic: return logarithmicInterval(quantile)
    case .score: return scoreInterval(quantile)
    }
  }

  private func symmetricInterval(_ quantile: Double) -> Interval {
    let reach = quantile * standardError
    return Interval(lower: value - reach, upper: value + reach)
  }

  private func logarithmicInterval(_ quantile: Double) -> Interval {
    guard value > 0 else { return symmetricInterval(quantile) }
    let factor = exp(quantile * standardError / value)
    return Interval(lower: value / factor, upper: value * factor)
  }

  /// The proportions p with |value - p| ≤ quantile √(p (1 - p) / n).
  private func scoreInterval(_ quantile: Double) -> Interval {
    let n = Double(sampleCount)
    let square = quantile * quantile / n
    let centre = value + 0.5 * square
    let reach = (square * (value * (1 - value) + 0.25 * square)).squareRoot()
    return Interval(
      lower: Swift.max((centre - reach) / (1 + square), 0),
      upper: Swift.min((centre + reach) / (1 + square), 1)
    )
  }
}
