// Mean, variance and higher central moments of numbers that come one by one or in parts.
//
// P. Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order
// statistical moments", Sandia report SAND2008-6212.
//
// Goals in order of priority:
// 1. The same bits for the same order of additions and merges. 2. No cancellation.

/// The count, mean and central moments of the numbers seen so far.
public struct RunningMoments: Sendable {
  /// How many numbers were added.
  public private(set) var count = 0
  /// The mean of the numbers; 0 if there are none.
  public private(set) var mean = 0.0
  /// Σ (x - mean)², and the same with the third and fourth powers.
  private var second = 0.0
  private var third = 0.0
  private var fourth = 0.0

  /// The moments of no numbers.
  public init() {}

  /// Adds a number.
  public mutating func add(_ x: Double) {
    let before = Double(count)
    count += 1
    let n = Double(count)
    let delta = x - mean
    let step = delta / n
    let term = delta * step * before
    mean += step
    let square = step * step
    fourth += term * square * (n * n - 3 * n + 3) + 6 * square * second - 4 * step * third
    third += term * step * (n - 2) - 3 * step * second
    second += term
  }

  /// Adds the numbers that another value has seen.
  public mutating func merge(_ other: RunningMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (a, b) = (Double(count), Double(other.count))
    let n = a + b
    let delta = other.mean - mean
    let step = delta / n
    let square = step * step
    fourth +=
      other.fourth + delta * step * square * a * b * (a * a - a * b + b * b)
      + 6 * square * (a * a * other.second + b * b * second)
      + 4 * step * (a * other.third - b * third)
    third +=
      other.third + delta * square * a * b * (a - b) + 3 * step * (a * other.second - b * second)
    second += other.second + delta * step * a * b
    mean += step * b
    count += other.count
  }

  /// The unbiased variance; not a number for fewer than two numbers.
  public var variance: Double { count > 1 ? second / Double(count - 1) : .nan }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean.
  public var standardErrorOfMean: Double { (variance / Double(count)).squareRoot() }

  /// The standard error of the variance, from the fourth moment: no normality is assumed.
  ///
  /// Var s² ≈ (μ₄ - σ⁴ (n - 3) / (n - 1)) / n.
  public var standardErrorOfVariance: Double {
    guard count > 3 else { return .nan }
    let n = Double(count)
    let spread = fourth / n - variance * variance * (n - 3) / (n - 1)
    return (Swift.max(spread, 0) / n).squareRoot()
  }
}
