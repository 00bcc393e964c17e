// Over many seeded repetitions, a 99 % interval covers the truth about 99 % of the time.

import DeterministicMath
import MonteCarlo
import Testing

struct CoverageTests {
  #if DEBUG
  static let repetitions = 100
  /// With so few repetitions only gross errors show: four standard deviations each way.
  static let accepted = 0.95...1.0
  #else
  static let repetitions = 10_000
  static let accepted = 0.985...0.995
  #endif

  /// A quantity, how one repetition estimates it, and its true value.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let truth: Double
    let interval: @Sendable (inout RandomStream) -> Interval
  }

  static let cases = [
    Case(testDescription: "mean of 30 normals", truth: 5) { s in
      moments(30) { s.normal(mean: 5, deviation: 3) }.meanEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "mean of 2000 exponentials", truth: 2) { s in
      moments(2000) { s.exponential(mean: 2) }.meanEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "variance of 1000 normals", truth: 9) { s in
      moments(1000) { s.normal(mean: 5, deviation: 3) }.varianceEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "variance of 6000 exponentials", truth: 4) { s in
      moments(6000) { s.exponential(mean: 2) }.varianceEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "standard deviation of 1000 uniforms", truth: 0.28867513459481287) { s in
      moments(1000) { s.uniform() }.standardDeviationEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "proportion 0.4 of 500", truth: 0.4) { s in
      proportion(500) { s.bernoulli(0.4) }.estimate.interval(confidence: 0.99)
    },
    Case(testDescription: "proportion 0.02 of 2000", truth: 0.02) { s in
      proportion(2000) { s.bernoulli(0.02) }.estimate.interval(confidence: 0.99)
    },
    Case(testDescription: "median of 500 normals", truth: 5) { s in
      sample(500) { s.normal(mean: 5, deviation: 3) }.quantileInterval(0.5, confidence: 0.99)
    },
    Case(testDescription: "ninth decile of 1000 exponentials", truth: 4.605170185988091) { s in
      sample(1000) { s.exponential(mean: 2) }.quantileInterval(0.9, confidence: 0.99)
    },
    Case(testDescription: "estimated median of 1000 exponentials", truth: 1.3862943611198906) { s in
      sample(1000) { s.exponential(mean: 2) }.quantileEstimate(0.5).interval(confidence: 0.99)
    },
    Case(testDescription: "ratio of means of 500 pairs", truth: 1.5) { s in
      var pair = RunningPair()
      for _ in 0..<500 {
        let y = s.exponential(mean: 2)
        pair.add(1.5 * y + s.normal(), y)
      }
      return pair.ratioEstimate.interval(confidence: 0.99)
    },
    Case(testDescription: "mean of a dependent series of 4096", truth: 1) { s in
      var means = BatchMeans()
      var x = s.normal()
      for _ in 0..<4096 {
        x = 0.5 * x + 0.75.squareRoot() * s.normal()
        means.add(1 + x)
      }
      return means.estimate.interval(confidence: 0.99)
    },
  ]

  @Test(arguments: cases)
  func intervalsCoverTheTruth(_ tested: Case) {
    let parent = RandomStream(seed: 99).split(tested.testDescription)
    var covered = 0
    for repetition in 0..<Self.repetitions {
      var stream = parent.split(repetition)
      if tested.interval(&stream).contains(tested.truth) { covered += 1 }
    }
    let rate = Double(covered) / Double(Self.repetitions)
    print("\(tested.testDescription): covered \(rate)")
    #expect(Self.accepted.contains(rate), "\(tested.testDescription): \(rate)")
  }

  private static func moments(_ count: Int, _ draw: () -> Double) -> RunningMoments {
    var result = RunningMoments()
    for _ in 0..<count { result.add(draw()) }
    return result
  }

  private static func proportion(_ count: Int, _ draw: () -> Bool) -> RunningProportion {
    var result = RunningProportion()
    for _ in 0..<count { result.add(draw()) }
    return result
  }

  private static func sample(_ count: Int, _ draw: () -> Double) -> SortedSample {
    SortedSample((0..<count).map { _ in draw() })
  }
}
