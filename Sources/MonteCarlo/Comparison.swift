// A claimed value against a simulated one.
//
// Goals in order of priority:
// 1. A true claim is called false no more often than the false-alarm rate says.
// 2. A claim passes only where the simulation could have told it from a false one.
// 3. Where it could not, the number of samples that would do.

/// What is claimed of an estimate.
public enum Relation: Equatable, Sendable {
  /// The estimated quantity equals the claimed value.
  case equal
  /// The estimated quantity is less than the claimed value.
  case less
  /// The estimated quantity is greater than the claimed value.
  case greater
  /// The estimated quantity differs from the claimed value by at most a share of that value.
  case within(relativeError: Double)
}

/// What a simulation says of a claim.
public enum Verdict: Equatable, Sendable {
  /// The claim agrees with the simulation, which is precise enough to tell.
  case holds
  /// The claim contradicts the simulation.
  case fails
  /// The simulation is too imprecise to tell; about so many samples in all would do.
  case needsSamples(Int)
  /// No number of samples is known to do: the estimate has no standard error, its samples were all
  /// alike but not as claimed, or the claim is 0 and the precision relative.
  case cannotTell
}

extension Estimate {
  /// Compares a claimed value.
  ///
  /// - Parameters:
  ///   - relation: What is claimed.
  ///   - claimed: The value.
  ///   - falseAlarmRate: How probable it may be that a true claim is called false.
  ///   - precision: For equality, how narrow the interval must be to mean something.
  /// - Returns: Whether the claim holds, or what it would take to know. An exact estimate may
  ///   differ by rounding, one part in 10⁹.
  public func compare(
    _ relation: Relation,
    _ claimed: Double,
    falseAlarmRate: Double,
    precision: Precision = .relative(0.01)
  ) -> Verdict {
    guard !value.isNaN, !claimed.isNaN else { return .cannotTell }
    if isExact { return exactVerdict(relation, claimed) }
    guard standardError.isFinite, standardError >= 0, sampleCount > 0 else { return .cannotTell }
    if standardError == 0 && method != .score {
      // Samples all alike: they may have missed what is rare, so they can only agree.
      return exactVerdict(relation, claimed) == .holds ? .holds : .cannotTell
    }
    let interval = interval(falseAlarmRate: falseAlarmRate)
    switch relation {
    case .equal:
      if !interval.contains(claimed) { return .fails }
      return verdict(interval.halfWidth <= precision.halfWidth(for: claimed) ? .holds : nil) {
        precision.halfWidth(for: claimed)
      }
    case .less:
      let decided: Verdict? =
        interval.upper < claimed ? .holds : (interval.lower >= claimed ? .fails : nil)
      return verdict(decided) { (value - claimed).magnitude }
    case .greater:
      let decided: Verdict? =
        interval.lower > claimed ? .holds : (interval.upper <= claimed ? .fails : nil)
      return verdict(decided) { (value - claimed).magnitude }
    case .within(let relativeError):
      let margin = relativeError * claimed.magnitude
      return verdict(withinVerdict(interval, claimed, margin)) {
        ((value - claimed).magnitude - margin).magnitude
      }
    }

    /// A verdict, or the number of samples that would narrow the interval to a half-width.
    func verdict(_ decided: Verdict?, halfWidth: () -> Double) -> Verdict {
      decided ?? samplesNeeded(from: interval.halfWidth, to: halfWidth())
    }
  }

  private func withinVerdict(
    _ interval: Interval,
    _ claimed: Double,
    _ margin: Double
  ) -> Verdict? {
    let (low, high) = (claimed - margin, claimed + margin)
    if interval.lower >= low && interval.upper <= high { return .holds }
    return interval.lower > high || interval.upper < low ? .fails : nil
  }

  private func exactVerdict(_ relation: Relation, _ claimed: Double) -> Verdict {
    let rounding = 1e-9 * Swift.max(value.magnitude, claimed.magnitude)
    let holds =
      switch relation {
      case .equal: value == claimed || (value - claimed).magnitude <= rounding
      case .less: value < claimed
      case .greater: value > claimed
      case .within(let error):
        (value - claimed).magnitude <= error * claimed.magnitude + rounding
      }
    return holds ? .holds : .fails
  }

  /// Half-widths shrink with the square root of the number of samples; a tenth more to be safe.
  private func samplesNeeded(from found: Double, to wanted: Double) -> Verdict {
    guard wanted > 0, found.isFinite else { return .cannotTell }
    let ratio = found / wanted
    let samples = Double(sampleCount) * Swift.max(ratio * ratio, 1) * 1.1
    return samples < 1e9 ? .needsSamples(Int(samples) + 1) : .cannotTell
  }
}
