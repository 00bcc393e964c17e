// How often something happens.

/// The number of trials and successes so far.
public struct RunningProportion: Sendable {
  /// How many trials there were.
  public private(set) var count = 0
  /// How many of them succeeded.
  public private(set) var successes = 0

  /// No trials yet.
  public init() {}

  /// Adds a trial.
  public mutating func add(_ success: Bool) {
    count += 1
    if success { successes += 1 }
  }

  /// Adds the trials that another value has seen.
  public mutating func merge(_ other: RunningProportion) {
    count += other.count
    successes += other.successes
  }

  /// The proportion of successes with its standard error; its intervals hold near 0 and 1 too.
  public var estimate: Estimate {
    let n = Double(count)
    let p = Double(successes) / n
    return Estimate(
      value: p,
      standardError: (p * (1 - p) / n).squareRoot(),
      sampleCount: count,
      method: .score
    )
  }
}
