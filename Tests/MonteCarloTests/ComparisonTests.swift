// Claims against estimates.

import DeterministicMath
import MonteCarlo
import Testing

struct ComparisonTests {
  /// 1 with a standard error of 0.001 from 10,000 samples.
  static let precise = Estimate(value: 1, standardError: 0.001, sampleCount: 10_000)
  static let vague = Estimate(value: 1, standardError: 0.1, sampleCount: 100)

  static let cases: [(Estimate, Relation, Double, Verdict)] = [
    (precise, .equal, 1, .holds),
    (precise, .equal, 1.002, .holds),
    (precise, .equal, 1.01, .fails),
    (precise, .equal, 0.99, .fails),
    (vague, .equal, 2, .fails),
    (precise, .less, 1.01, .holds),
    (precise, .less, 0.99, .fails),
    (precise, .greater, 0.99, .holds),
    (precise, .greater, 1.01, .fails),
    (precise, .within(relativeError: 0.1), 1.05, .holds),
    (precise, .within(relativeError: 0.01), 1.05, .fails),
    (.exact(2), .equal, 2, .holds),
    (.exact(2), .equal, 2.0000000001, .holds),
    (.exact(2), .equal, 2.01, .fails),
    (.exact(2), .less, 2, .fails),
    (.exact(2), .greater, 1, .holds),
    (.exact(2), .within(relativeError: 0.5), 3, .holds),
    (Estimate(value: 2, standardError: 0, sampleCount: 50), .equal, 2, .holds),
    (Estimate(value: 0, standardError: 0, sampleCount: 50), .equal, 0.001, .cannotTell),
    (Estimate(value: 0, standardError: 0, sampleCount: 50), .less, 0.001, .holds),
    (.exact(.nan), .equal, 0, .cannotTell),
    (precise, .equal, .nan, .cannotTell),
    (Estimate(value: 1, standardError: .nan, sampleCount: 1), .equal, 1, .cannotTell),
    (Estimate(value: 1, standardError: .infinity, sampleCount: 9), .equal, 1, .cannotTell),
    (Estimate(value: 0, standardError: 0.001, sampleCount: 100), .equal, 0, .cannotTell),
  ]

  @Test func decidesWhatCanBeDecided() {
    for (estimate, relation, claimed, verdict) in Self.cases {
      let found = estimate.compare(relation, claimed, falseAlarmRate: 1e-6)
      #expect(found == verdict, "\(estimate.value) \(relation) \(claimed): \(found)")
    }
  }

  @Test func saysHowManySamplesWouldDo() throws {
    for relation in [Relation.equal, .less, .greater, .within(relativeError: 0.02)] {
      let claimed = relation == .less ? 1.05 : (relation == .greater ? 0.95 : 1.0)
      let verdict = Self.vague.compare(relation, claimed, falseAlarmRate: 1e-6)
      guard case .needsSamples(let count) = verdict else {
        Issue.record("\(relation): \(verdict)")
        continue
      }
      let better = Estimate(
        value: 1,
        standardError: 0.1 * (100 / Double(count)).squareRoot(),
        sampleCount: count
      )
      #expect(better.compare(relation, claimed, falseAlarmRate: 1e-6) == .holds)
      let halfAsMany = Estimate(
        value: 1,
        standardError: 0.1 * (200 / Double(count)).squareRoot(),
        sampleCount: count / 2
      )
      #expect(halfAsMany.compare(relation, claimed, falseAlarmRate: 1e-6) != .holds)
    }
  }

  @Test func comparesWithZeroByAnAbsolutePrecision() {
    let zero = Estimate(value: 0.0005, standardError: 0.001, sampleCount: 100)
    let verdict = zero.compare(.equal, 0, falseAlarmRate: 1e-6, precision: .absolute(0.01))
    #expect(verdict == .holds)
  }

  /// A false-alarm rate of 5 % is kept; 0.3 % is five standard deviations over the repetitions.
  @Test func raisesFalseAlarmsAtTheStatedRate() {
    let parent = RandomStream(seed: 12)
    let repetitions = 4000
    var alarms = 0
    for repetition in 0..<repetitions {
      var stream = parent.split(repetition)
      var moments = RunningMoments()
      for _ in 0..<50 { moments.add(stream.normal(mean: 2, deviation: 1)) }
      if moments.meanEstimate.compare(.equal, 2, falseAlarmRate: 0.05) == .fails { alarms += 1 }
    }
    let rate = Double(alarms) / Double(repetitions)
    #expect(abs(rate - 0.05) < 5 * (0.05 * 0.95 / Double(repetitions)).squareRoot(), "\(rate)")
  }
}
