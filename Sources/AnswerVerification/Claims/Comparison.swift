package import BlockExecution
package import CourseModel
import MonteCarlo

/// A claim at one point against the result of a run there.
package struct Comparison: Sendable, Hashable {
  package enum Finding: Sendable, Hashable {
    case holds
    case fails
    /// The interval is too wide to tell; so many samples would do, if any number does.
    case undecided(samplesNeeded: Int?)
  }

  package var claim: Claim
  /// The inputs of the run.
  package var inputs: [BlockJob.Input]
  /// The value of the claim's formula.
  package var claimed: Double
  package var simulated: BlockReport.Result
  /// Where the true value lies; one number where the result is exact.
  package var interval: ClosedRange<Double>
  package var finding: Finding
}

extension Comparison {
  /// Estimates from fewer samples are refused: that far out in the tails the error of an estimate
  /// is normal for large numbers alone.
  static let leastSamples = 1000

  /// Compares a claim with a result.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - claimed: The value of its formula at the point.
  ///   - simulated: The result.
  ///   - inputs: The inputs of the run.
  ///   - precision: How wide the interval may be on either side for `==`, as a share of the claimed
  ///     value, or as it is where 0 is claimed.
  ///   - budget: The chance of a false alarm.
  package init(
    _ claim: Claim,
    claimed: Double,
    simulated: BlockReport.Result,
    inputs: [BlockJob.Input],
    precision: Double,
    budget: FalseAlarmBudget
  ) {
    self.claim = claim
    self.inputs = inputs
    self.claimed = claimed
    self.simulated = simulated
    let estimate = Estimate(simulated)
    let reach = estimate.interval(falseAlarmRate: budget.rate)
    interval = reach.lower...reach.upper
    if !estimate.isExact, estimate.sampleCount < Self.leastSamples {
      finding = .undecided(samplesNeeded: Self.leastSamples)
      return
    }
    let verdict = estimate.compare(
      claim.relation.estimated,
      claimed,
      falseAlarmRate: budget.rate,
      precision: claimed == 0 ? .absolute(precision) : .relative(precision)
    )
    switch verdict {
    case .holds: finding = .holds
    case .fails: finding = .fails
    case .needsSamples(let count): finding = .undecided(samplesNeeded: Self.roundedUp(count))
    case .cannotTell: finding = .undecided(samplesNeeded: nil)
    }
  }

  /// Two digits and zeros, for an author to write down.
  private static func roundedUp(_ count: Int) -> Int {
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return (count + unit - 1) / unit * unit
  }
}

extension Claim.Relation {
  fileprivate var estimated: Relation {
    switch self {
    case .equal: .equal
    case .less: .less
    case .greater: .greater
    case .near(let share): .within(relativeError: share)
    }
  }
}

extension Estimate {
  /// The estimate that a block reported.
  fileprivate init(_ result: BlockReport.Result) {
    guard let error = result.standardError else {
      self = .exact(result.value)
      return
    }
    let method: Method
    switch result.interval {
    case "logarithmic": method = .logarithmic
    case "score": method = .score
    default: method = .symmetric
    }
    self.init(
      value: result.value,
      standardError: error,
      sampleCount: result.count,
      degreesOfFreedom: result.degreesOfFreedom ?? .infinity,
      method: method
    )
  }
}
