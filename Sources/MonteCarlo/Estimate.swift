// What a simulation says of a number: a value, its standard error, and intervals.

/// An interval of numbers, ends included; an end may be infinite.
public struct Interval: Equatable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// The interval between two ends.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Half the distance of the ends.
  public var halfWidth: Double { 0.5 * (upper - lower) }

  /// Whether a number lies in the interval.
  public func contains(_ x: Double) -> Bool { lower <= x && x <= upper }
}

/// A value estimated from samples, with its standard error.
public struct Estimate: Sendable {
  /// How an interval is laid around the value.
  public enum Method: Sendable {
    /// Value ± quantile × standard error.
    case symmetric
    /// The same for the logarithm of the value: for positive values of skewed distribution.
    case logarithmic
    /// For a proportion: E. B. Wilson, "Probable inference, the law of succession, and statistical
    /// inference", J. Am. Stat. Assoc. 22 (1927), doi:10.1080/01621459.1927.10502953.
    case score
  }

  /// The estimated value.
  public let value: Double
  /// The standard deviation of the value over repetitions of the whole simulation; 0 if it is exact.
  public let standardError: Double
  /// The number of samples that went into the value.
  public let sampleCount: Int
  /// The degrees of freedom of the standard error; infinite for large samples.
  public let degreesOfFreedom: Double
  /// How an interval is laid around the value.
  public let method: Method

  /// An estimate of a value.
  public init(
    value: Double,
    standardError: Double,
    sampleCount: Int,
    degreesOfFreedom: Double = .infinity,
    method: Method = .symmetric
  ) {
    self.value = value
    self.standardError = standardError
    self.sampleCount = sampleCount
    self.degreesOfFreedom = degreesOfFreedom
    self.method = method
  }

  /// A value without error, such as a closed form gives.
  public static func exact(_ value: Double) -> Estimate {
    Estimate(value: value, standardError: 0, sampleCount: 0)
  }

  /// Whether the value has no error at all.
  public var isExact: Bool { standardError == 0 && sampleCount == 0 }
}
