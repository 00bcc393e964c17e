// Two numbers for each sample: their covariance, correlation, and the ratio of their means.

/// The means, variances and covariance of pairs of numbers seen so far.
public struct RunningPair: Sendable {
  /// How many pairs were added.
  public private(set) var count = 0
  /// The means of the first and of the second numbers.
  public private(set) var means = (0.0, 0.0)
  /// Σ (x - x̄)², Σ (y - ȳ)², Σ (x - x̄)(y - ȳ).
  private var squares = (0.0, 0.0)
  private var product = 0.0

  /// The summary of no pairs.
  public init() {}

  /// Adds a pair.
  public mutating func add(_ x: Double, _ y: Double) {
    let before = Double(count)
    count += 1
    let n = Double(count)
    let dx = x - means.0
    let dy = y - means.1
    let weight = before / n
    means.0 += dx / n
    means.1 += dy / n
    squares.0 += dx * dx * weight
    squares.1 += dy * dy * weight
    product += dx * dy * weight
  }

  /// Adds the pairs that another value has seen.
  public mutating func merge(_ other: RunningPair) {
    guard other.count > 0 else { return }
    let (a, b) = (Double(count), Double(other.count))
    let n = a + b
    let dx = other.means.0 - means.0
    let dy = other.means.1 - means.1
    let weight = a * b / n
    count += other.count
    means.0 += dx * (b / n)
    means.1 += dy * (b / n)
    squares.0 += other.squares.0 + dx * dx * weight
    squares.1 += other.squares.1 + dy * dy * weight
    product += other.product + dx * dy * weight
  }

  /// The unbiased covariance; not a number for fewer than two pairs.
  public var covariance: Double { count > 1 ? product / Double(count - 1) : .nan }

  /// The correlation, in -1...1; not a number if a variance is 0.
  public var correlation: Double { product / (squares.0 * squares.1).squareRoot() }

  /// The ratio of the first mean to the second, with its standard error by the delta method.
  public var ratioEstimate: Estimate {
    let ratio = means.0 / means.1
    let n = Double(count)
    let spread = squares.0 - 2 * ratio * product + ratio * ratio * squares.1
    let error = (Swift.max(spread, 0) / (n - 1) / n).squareRoot() / means.1.magnitude
    return Estimate(
      value: count > 0 ? ratio : .nan,
      standardError: count > 1 ? error : .nan,
      sampleCount: count,
      degreesOfFreedom: n - 1
    )
  }
}
