package import BlockExecution
package import CourseModel

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
  /// Estimates from fewer samples are refused: that far out in the tails an estimate's error is
  /// normal for large numbers alone.
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
    let error = simulated.standardError ?? 0
    let reach = budget.standardErrors * error
    let value = simulated.value
    interval = reach.isFinite ? value - reach...value + reach : value...value
    if simulated.standardError != nil, !error.isFinite || simulated.count < Self.leastSamples {
      finding = .undecided(samplesNeeded: Self.leastSamples)
    } else if simulated.standardError == nil {
      finding = claim.relation.holdsExactly(value, claimed) ? .holds : .fails
    } else {
      finding = .holds
      finding = estimate(reach: reach, precision: precision)
    }
  }

  private func estimate(reach: Double, precision: Double) -> Finding {
    let value = simulated.value
    switch claim.relation {
    case .equal:
      guard interval.contains(claimed) else { return .fails }
      let allowed = precision * (claimed == 0 ? 1 : claimed.magnitude)
      return reach <= allowed ? .holds : undecided(reach: reach, allowed: allowed)
    case .less:
      if interval.upperBound < claimed { return .holds }
      return interval.lowerBound >= claimed
        ? .fails : undecided(reach: reach, allowed: (claimed - value).magnitude)
    case .greater:
      if interval.lowerBound > claimed { return .holds }
      return interval.upperBound <= claimed
        ? .fails : undecided(reach: reach, allowed: (claimed - value).magnitude)
    case .near(let share):
      let band = claimed.magnitude * share
      let distance = (claimed - value).magnitude
      if distance + reach <= band { return .holds }
      return distance - reach > band
        ? .fails : undecided(reach: reach, allowed: (band - distance).magnitude)
    }
  }

  /// An error falls with the square root of the number of samples.
  private func undecided(reach: Double, allowed: Double) -> Finding {
    let ratio = reach / allowed
    let needed = Double(simulated.count) * ratio * ratio
    guard needed.isFinite, needed < 1e12 else { return .undecided(samplesNeeded: nil) }
    return .undecided(samplesNeeded: Self.roundedUp(needed))
  }

  /// A number of two digits and zeros, a twentieth and more above: the next run's error differs.
  private static func roundedUp(_ count: Double) -> Int {
    var unit = 1.0
    while count * 1.05 / unit > 100 { unit *= 10 }
    return Int((count * 1.05 / unit).rounded(.up) * unit)
  }
}

extension Claim.Relation {
  /// For an exact result: equal means to nine digits, which computing in another order allows.
  fileprivate func holdsExactly(_ value: Double, _ claimed: Double) -> Bool {
    let distance = (value - claimed).magnitude
    switch self {
    case .equal: return distance <= 1e-9 * max(value.magnitude, claimed.magnitude)
    case .less: return value < claimed
    case .greater: return value > claimed
    case .near(let share): return distance <= share * claimed.magnitude
    }
  }
}
