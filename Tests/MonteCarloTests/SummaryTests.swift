// Histograms, proportions, pairs, quantiles and batches: definitions and edges.

import DeterministicMath
import MonteCarlo
import Testing

struct SummaryTests {
  @Test func binsHoldTheirLowerEnds() {
    var histogram = Histogram(from: 0, to: 2, bins: 4)
    for x in [-0.1, 0, 0.5, 0.999, 1, 2, 2.1, .nan, .infinity, -.infinity] { histogram.add(x) }
    #expect(histogram.counts == [1, 2, 1, 1])
    #expect(histogram.outside == (below: 2, above: 2, notANumber: 1))
    #expect(histogram.total == 10)
    #expect((0...4).map(histogram.edge) == [0, 0.5, 1, 1.5, 2])
    #expect(histogram.density(1) == 0.4)
  }

  @Test func histogramsFitTheirSamples() {
    #expect(Histogram([], bins: 3).total == 0)
    #expect(Histogram([.nan], bins: 3).outside.notANumber == 1)
    #expect(Histogram([5, 5, 5], bins: 3).counts == [0, 3, 0])
    #expect(Histogram([1e300, 1e300], bins: 1).counts == [2])
    #expect(Histogram([1, 2, 3, 4], bins: 2).counts == [2, 2])
    #expect(Histogram([-1e308, 1e308], bins: 2).total == 2)
  }

  @Test func momentsOfFewNumbersAreNotNumbers() {
    var moments = RunningMoments()
    #expect(moments.meanEstimate.value.isNaN)
    #expect(moments.variance.isNaN)
    moments.add(3)
    #expect(moments.mean == 3)
    #expect(moments.meanEstimate.standardError.isNaN)
    #expect(moments.meanEstimate.interval(confidence: 0.99).upper == .infinity)
    moments.add(5)
    #expect(moments.variance == 2)
    #expect(moments.standardErrorOfMean == 1)
  }

  @Test func varianceDoesNotCancel() {
    var moments = RunningMoments()
    for x in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { moments.add(x) }
    #expect(moments.variance == 30)
  }

  @Test func pairsFollowTheirDefinitions() {
    var (whole, left, right) = (RunningPair(), RunningPair(), RunningPair())
    for (index, (x, y)) in [(1.0, 2.0), (2, 3.5), (3, 6.5), (4, 8), (5, 10)].enumerated() {
      whole.add(x, y)
      if index < 2 { left.add(x, y) } else { right.add(x, y) }
    }
    left.merge(right)
    #expect(abs(whole.covariance - 5.125) < 1e-14)
    #expect(abs(left.covariance - whole.covariance) < 1e-14)
    #expect(abs(whole.correlation - 5.125 / (2.5 * 10.625).squareRoot()) < 1e-14)
    #expect(whole.ratioEstimate.value == 0.5)
    #expect(abs(left.ratioEstimate.standardError - whole.ratioEstimate.standardError) < 1e-15)
  }

  @Test func quantilesInterpolate() {
    let sample = SortedSample([4, 1, .nan, 3, 2])
    #expect([0, 0.5, 1].map(sample.quantile) == [1, 2.5, 4])
    #expect(sample.quantile(0.25) == 1.75)
    #expect(SortedSample([]).quantile(0.5).isNaN)
    #expect(SortedSample([]).quantileEstimate(0.5).standardError.isNaN)
    #expect(sample.quantileInterval(0.5, confidence: 0.99).upper == .infinity)
  }

  @Test func certaintyStillHasAnInterval() {
    var proportion = RunningProportion()
    for _ in 0..<100 { proportion.add(true) }
    let interval = proportion.estimate.interval(confidence: 0.99)
    #expect(interval.upper == 1)
    #expect(interval.lower > 0.9 && interval.lower < 0.95)
  }

  @Test func batchesDoubleAndKeepTheMean() {
    var means = BatchMeans()
    for x in 0..<1024 { means.add(Double(x)) }
    #expect(means.batchSize == 32)
    #expect(means.estimate.value == 511.5)
    #expect(means.estimate.degreesOfFreedom == 31)
  }
}
