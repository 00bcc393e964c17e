// Sampling until an interval is narrow enough.

public import DeterministicMath

/// How narrow an interval must be.
public enum Precision: Equatable, Sendable {
  /// A half-width that is a share of the value's magnitude.
  case relative(Double)
  /// A half-width in the unit of the value.
  case absolute(Double)

  /// The greatest half-width allowed around a value.
  public func halfWidth(for value: Double) -> Double {
    switch self {
    case .relative(let share): share * value.magnitude
    case .absolute(let width): width
    }
  }
}

/// When to stop sampling.
public struct StoppingRule: Sendable {
  /// How narrow the interval must be.
  public var precision: Precision
  /// The confidence of the interval.
  public var confidence: Double
  /// The number of samples before the first look.
  public var least: Int
  /// The number of samples after which sampling stops in any case.
  public var most: Int

  /// A rule for when to stop.
  ///
  /// - Precondition: The precision is above 0, the confidence in 0..<1, and 0 < least ≤ most.
  public init(
    precision: Precision,
    confidence: Double = 0.99,
    least: Int = 4 * samplesInABlock,
    most: Int = 1 << 24
  ) {
    precondition(confidence >= 0 && confidence < 1, "the confidence \(confidence) is not in 0..<1")
    precondition(0 < least && least <= most, "at least \(least) and at most \(most) samples")
    precondition(precision.halfWidth(for: 1) > 0, "the precision is not above 0")
    self.precision = precision
    self.confidence = confidence
    self.least = least
    self.most = most
  }

  /// How many samples to have next, given what there are; nil when the interval is narrow enough or
  /// no more are allowed.
  ///
  /// From look to look the number grows by a half to fourfold, towards what the width calls for, so
  /// that there are few looks and the intervals keep nearly their confidence.
  public func next(after estimate: Estimate) -> Int? {
    let count = estimate.sampleCount
    guard count < most else { return nil }
    guard count >= least else { return least }
    let found = estimate.interval(confidence: confidence).halfWidth
    let wanted = precision.halfWidth(for: estimate.value)
    if found <= wanted { return nil }
    let ratio = found / wanted
    let growth = ratio.isFinite ? Swift.min(Swift.max(1.1 * ratio * ratio, 1.5), 4) : 4
    return Int(Swift.min(Double(count) * growth, Double(most)))
  }
}

/// Draws samples into a summary until the interval of an estimate is narrow enough.
///
/// - Parameters:
///   - rule: When to stop.
///   - stream: Its children by block number give all randomness.
///   - summary: A summary without samples.
///   - estimate: The estimate that a summary gives.
///   - executor: How blocks are run.
///   - draw: Draws one sample and adds it.
/// - Returns: The summary of all samples, and whether the interval became narrow enough.
@inlinable
public func gather<Summary: Mergeable>(
  until rule: StoppingRule,
  stream: RandomStream,
  into summary: Summary,
  estimate: (Summary) -> Estimate,
  executor: BlockExecutor = runSerially,
  draw: @escaping @Sendable (inout RandomStream, inout Summary) -> Void
) -> (summary: Summary, isPrecise: Bool) {
  var result = summary
  var blocks = 0
  var wanted: Int? = rule.least
  while let samples = wanted {
    // Whole blocks, so that the next look goes on where this one ended.
    let target = (samples + samplesInABlock - 1) / samplesInABlock
    let part = gather(
      samples: (target - blocks) * samplesInABlock,
      firstBlock: blocks,
      stream: stream,
      into: summary,
      executor: executor,
      draw: draw
    )
    result.merge(part)
    blocks = target
    wanted = rule.next(after: estimate(result))
  }
  let last = estimate(result)
  let width = last.interval(confidence: rule.confidence).halfWidth
  return (result, width <= rule.precision.halfWidth(for: last.value))
}
