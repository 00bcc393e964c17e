// Counts of samples in bins of equal width.

/// How many samples fell into each of several bins of equal width, and beside them.
public struct Histogram: Sendable {
  /// The least number that falls into a bin.
  public let lower: Double
  /// The upper end of the last bin, which falls into it too.
  public let upper: Double
  /// The samples in each bin.
  public private(set) var counts: [Int]
  /// The samples below the first bin, above the last, and those that are not numbers.
  public private(set) var outside = (below: 0, above: 0, notANumber: 0)

  /// Empty bins over a range.
  ///
  /// - Precondition: The ends are finite and in order, and there is at least one bin.
  public init(from lower: Double, to upper: Double, bins: Int) {
    precondition(bins > 0, "a histogram of \(bins) bins")
    precondition(
      lower.isFinite && upper.isFinite && lower < upper,
      "a histogram from \(lower) to \(upper)"
    )
    self.lower = lower
    self.upper = upper
    counts = [Int](repeating: 0, count: bins)
  }

  /// The bins that hold samples; with samples all alike, around them.
  ///
  /// - Complexity: O(`count`)
  public init(_ samples: [Double], bins: Int) {
    var least = Double.infinity
    var greatest = -Double.infinity
    for x in samples where x.isFinite {
      least = Swift.min(least, x)
      greatest = Swift.max(greatest, x)
    }
    if least > greatest { (least, greatest) = (0, 1) }
    if least == greatest {
      let margin = Swift.max(least.magnitude * 0x1p-20, 0.5)
      (least, greatest) = (least - margin, greatest + margin)
    }
    self.init(from: least, to: greatest, bins: bins)
    for x in samples { add(x) }
  }

  /// The width of each bin.
  public var binWidth: Double { upper / Double(counts.count) - lower / Double(counts.count) }

  /// The samples in all, those outside of the bins included.
  public var total: Int {
    counts.reduce(0, +) + outside.below + outside.above + outside.notANumber
  }

  /// Adds a sample.
  public mutating func add(_ x: Double) {
    if x < lower {
      outside.below += 1
    } else if x > upper {
      outside.above += 1
    } else if x.isNaN {
      outside.notANumber += 1
    } else {
      // By halves, so that no difference overflows.
      let share = (0.5 * x - 0.5 * lower) / (0.5 * upper - 0.5 * lower)
      let place = share * Double(counts.count)
      counts[Swift.min(Int(place), counts.count - 1)] += 1
    }
  }

  /// Adds the samples of another histogram.
  ///
  /// - Precondition: It has the same bins.
  public mutating func merge(_ other: Histogram) {
    precondition(
      lower == other.lower && upper == other.upper && counts.count == other.counts.count,
      "histograms with different bins cannot be merged"
    )
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    outside.below += other.outside.below
    outside.above += other.outside.above
    outside.notANumber += other.outside.notANumber
  }

  /// The lower end of a bin; of the number of bins, the upper end of the last.
  public func edge(_ bin: Int) -> Double {
    bin == counts.count ? upper : lower + binWidth * Double(bin)
  }

  /// The share of all samples in a bin, over its width: an estimate of the density there.
  public func density(_ bin: Int) -> Double {
    Double(counts[bin]) / (Double(total) * binWidth)
  }
}
