// The mean of dependent samples, such as a chain's or a time series'.
//
// Successive samples form batches so long that the means of the batches are nearly independent; the
// spread of those means gives the standard error (G. S. Fishman, "Grouping observations in digital
// simulation", Management Science 24 (1978), doi:10.1287/mnsc.24.5.510).

/// The mean of a stationary series with a standard error that allows for dependence.
///
/// There are 32 to 63 full batches once 32 samples have come: when a 64th would begin, neighbours
/// are joined, and batches become twice as long. Memory does not grow.
public struct BatchMeans: Sendable {
  private var sums: [Double] = []
  private var current = 0.0
  private var inCurrent = 0
  /// How many samples make a batch.
  public private(set) var batchSize = 1
  /// How many samples were added.
  public private(set) var count = 0

  /// A series without samples.
  public init() {}

  /// Adds the next sample of the series.
  public mutating func add(_ x: Double) {
    count += 1
    current += x
    inCurrent += 1
    guard inCurrent == batchSize else { return }
    sums.append(current)
    current = 0
    inCurrent = 0
    if sums.count == 64 { joinNeighbours() }
  }

  private mutating func joinNeighbours() {
    sums = (0..<32).map { (pair: Int) -> Double in sums[2 * pair] + sums[2 * pair + 1] }
    batchSize *= 2
  }

  /// The mean of the full batches with its standard error.
  ///
  /// Trustworthy when a batch is much longer than the dependence reaches.
  public var estimate: Estimate {
    var moments = RunningMoments()
    for sum in sums { moments.add(sum / Double(batchSize)) }
    let means = moments.meanEstimate
    return Estimate(
      value: means.value,
      standardError: means.standardError,
      sampleCount: sums.count * batchSize,
      degreesOfFreedom: means.degreesOfFreedom
    )
  }
}
