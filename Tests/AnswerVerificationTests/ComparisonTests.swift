import AnswerChecking
import AnswerVerification
import BlockExecution
import CourseModel
import Testing

@Suite struct ComparisonTests {
  /// One comparison at a level of 10⁻⁶: 4.892 standard errors to either side.
  static let budget = FalseAlarmBudget(total: 1e-6, comparisons: 1)

  static func finding(
    _ relation: Claim.Relation,
    _ claimed: Double,
    value: Double,
    error: Double?,
    count: Int = 10_000,
    precision: Double = 0.01
  ) throws -> Comparison.Finding {
    let course = try TestCourse(
      "id: a\ntype: number\nprompt: P\nanswer: 1\nverify: {run: preactivation, expect: variance == 1}\n"
    )
    var claim = try #require(course.answer.verification?.claims.first)
    claim.relation = relation
    let report = try BlockReport.test(value, error: error, count: count)
    return Comparison(
      claim,
      claimed: claimed,
      simulated: try #require(report.result("variance")),
      inputs: [],
      precision: precision,
      budget: budget
    ).finding
  }

  @Test func equalNeedsTheValueInANarrowInterval() throws {
    #expect(try Self.finding(.equal, 1, value: 1.004, error: 0.001) == .holds)
    #expect(try Self.finding(.equal, 1, value: 1.005, error: 0.001) == .fails)
    #expect(try Self.finding(.equal, -1, value: -1.004, error: 0.001) == .holds)
    #expect(
      try Self.finding(.equal, 1, value: 1.004, error: 0.01) == .undecided(samplesNeeded: 270_000)
    )
    #expect(try Self.finding(.equal, 1, value: 1.004, error: 0.01, precision: 0.05) == .holds)
  }

  @Test func zeroIsClaimedToAnAbsolutePrecision() throws {
    #expect(try Self.finding(.equal, 0, value: 0.004, error: 0.001) == .holds)
    #expect(try Self.finding(.equal, 0, value: 0.006, error: 0.001) == .fails)
  }

  @Test func orderNeedsTheWholeIntervalOnOneSide() throws {
    #expect(try Self.finding(.less, 1, value: 0.99, error: 0.001) == .holds)
    #expect(try Self.finding(.less, 1, value: 1.01, error: 0.001) == .fails)
    #expect(
      try Self.finding(.less, 1, value: 0.999, error: 0.001) == .undecided(samplesNeeded: 270_000)
    )
    #expect(try Self.finding(.less, 1, value: 1, error: 0.001) == .undecided(samplesNeeded: nil))
    #expect(try Self.finding(.greater, 1, value: 1.01, error: 0.001) == .holds)
    #expect(try Self.finding(.greater, 1, value: 0.99, error: 0.001) == .fails)
    #expect(
      try Self.finding(.greater, 1, value: 1.001, error: 0.001)
        == .undecided(samplesNeeded: 270_000)
    )
  }

  @Test func nearNeedsTheWholeIntervalInTheBand() throws {
    let near = Claim.Relation.near(within: 0.05)
    #expect(try Self.finding(near, 2, value: 2.05, error: 0.005) == .holds)
    #expect(try Self.finding(near, 2, value: 2.2, error: 0.005) == .fails)
    #expect(
      try Self.finding(near, 2, value: 2.09, error: 0.005) == .undecided(samplesNeeded: 66_000)
    )
  }

  @Test func exactResultsAreComparedToNineDigits() throws {
    #expect(try Self.finding(.equal, 1, value: 1 + 1e-12, error: nil, count: 0) == .holds)
    #expect(try Self.finding(.equal, 1, value: 1 + 1e-6, error: nil, count: 0) == .fails)
    #expect(try Self.finding(.less, 1, value: 1, error: nil, count: 0) == .fails)
    #expect(try Self.finding(.near(within: 0.1), 1, value: 1.05, error: nil, count: 0) == .holds)
  }

  @Test func tooFewSamplesAreRefused() throws {
    #expect(
      try Self.finding(.equal, 1, value: 1, error: .nan, count: 1)
        == .undecided(samplesNeeded: 1000)
    )
    #expect(
      try Self.finding(.equal, 1, value: 1, error: 0, count: 999)
        == .undecided(samplesNeeded: 1000)
    )
  }

  /// A right claim is refuted as often as the budget allows, not more, over 20,000 estimates.
  @Test func falseAlarmsAreAsRareAsTheBudgetSays() throws {
    var random = NormalDeviates(seed: 5)
    let budget = FalseAlarmBudget(total: 0.01, comparisons: 1)
    let course = try TestCourse(
      "id: a\ntype: number\nprompt: P\nanswer: 1\nverify: {run: preactivation, expect: variance == 1}\n"
    )
    let claim = try #require(course.answer.verification?.claims.first)
    var result = try #require(try BlockReport.test(1, error: 0.001, count: 10_000).results.first)
    var alarms = 0
    for _ in 0..<20_000 {
      result.value = 1 + 0.001 * random.next()
      let comparison = Comparison(
        claim,
        claimed: 1,
        simulated: result,
        inputs: [],
        precision: 0.01,
        budget: budget
      )
      if comparison.finding == .fails { alarms += 1 }
    }
    // 200 expected; five deviations of 14 to either side.
    #expect((130...270).contains(alarms))
  }
}

/// Standard normal deviates, the same in every run.
struct NormalDeviates {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The sum of twelve uniform numbers would have no tails; so the polar method.
  mutating func next() -> Double {
    while true {
      let (u, v) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      return u * (-2 * logarithm(square) / square).squareRoot()
    }
  }

  private mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }

  private func logarithm(_ x: Double) -> Double {
    (try? Expression.call(.ln, [.number(x)]).value([:])) ?? 0
  }
}
