// Mean and variance with their errors.

extension RunningMoments {
  /// The mean with its standard error.
  public var meanEstimate: Estimate {
    Estimate(
      value: count > 0 ? mean : .nan,
      standardError: standardErrorOfMean,
      sampleCount: count,
      degreesOfFreedom: Double(count - 1)
    )
  }

  /// The variance with its standard error; no normality is assumed.
  public var varianceEstimate: Estimate {
    Estimate(
      value: variance,
      standardError: standardErrorOfVariance,
      sampleCount: count,
      degreesOfFreedom: Double(count - 1),
      method: .logarithmic
    )
  }

  /// The standard deviation with its standard error, by the delta method.
  public var standardDeviationEstimate: Estimate {
    let deviation = standardDeviation
    return Estimate(
      value: deviation,
      standardError: standardErrorOfVariance / (2 * deviation),
      sampleCount: count,
      degreesOfFreedom: Double(count - 1),
      method: .logarithmic
    )
  }
}
