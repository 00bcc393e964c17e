public import Charts
public import MonteCarlo

/// Numbers drawn at random, with what they tell of their distribution.
public struct Sample: Sendable {
  /// The numbers, in the order in which they were drawn.
  public let values: [Double]
  private let moments: RunningMoments

  /// Summarises numbers.
  ///
  /// - Complexity: O(*n*)
  public init(_ values: [Double]) {
    self.values = values
    var moments = RunningMoments()
    for value in values { moments.add(value) }
    self.moments = moments
  }

  /// The number of samples.
  public var count: Int { values.count }

  /// The mean of the distribution.
  public var mean: Estimate { moments.meanEstimate }

  /// The variance of the distribution.
  public var variance: Estimate { moments.varianceEstimate }

  /// The standard deviation of the distribution.
  public var standardDeviation: Estimate { moments.standardDeviationEstimate }

  /// The number below which a share of the distribution lies.
  ///
  /// - Parameter share: In 0...1.
  /// - Returns: An estimate.
  /// - Complexity: O(*n* log *n*)
  public func quantile(_ share: Double) -> Estimate {
    SortedSample(values).quantileEstimate(share)
  }

  /// The probability of an event.
  ///
  /// - Parameter event: Whether a number belongs to it.
  /// - Returns: An estimate.
  public func probability(_ event: (Double) -> Bool) -> Estimate {
    var proportion = RunningProportion()
    for value in values { proportion.add(event(value)) }
    return proportion.estimate
  }

  /// The distribution of a function of the number.
  public func map(_ transform: (Double) -> Double) -> Sample {
    Sample(values.map(transform))
  }
}

extension Chart {
  /// The distribution of a sample, in intervals of equal width from the least to the greatest.
  ///
  /// - Parameters:
  ///   - sample: The numbers.
  ///   - bins: The number of intervals.
  ///   - height: What the heights mean.
  /// - Returns: A chart of bars.
  public static func histogram(
    _ sample: Sample,
    bins: Int,
    height: HistogramHeight = .density
  ) -> Chart {
    .histogram(values: sample.values, bins: bins, height: height)
  }
}
