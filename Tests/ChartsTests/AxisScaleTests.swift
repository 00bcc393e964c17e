import Charts
import Testing

@Suite struct AxisScaleTests {
  private static let cases: [AxisScale] = [
    AxisScale(.linear, domain: Domain(linear: -3, 7), start: 40, end: 600),
    AxisScale(.linear, domain: Domain(linear: -1.7e308, 1.7e308), start: 300, end: 10),
    AxisScale(.linear, domain: Domain(linear: 1e-300, 3e-300), start: 0, end: 100),
    AxisScale(.log10, domain: Domain(logarithmic: 1e-9, 1e12, base: 10), start: 40, end: 600),
    AxisScale(.log2, domain: Domain(logarithmic: 1, 4_096, base: 2), start: 300, end: 10),
  ]

  @Test(arguments: cases)
  func endsOfTheDomainAreEndsOfTheAxis(_ scale: AxisScale) {
    #expect((scale.position(scale.domain.lower) - scale.start).magnitude < 1e-9)
    #expect((scale.position(scale.domain.upper) - scale.end).magnitude < 1e-9)
  }

  @Test(arguments: cases)
  func valuesComeBackFromTheirPositions(_ scale: AxisScale) {
    for step in 0...50 {
      let position = scale.start + (scale.end - scale.start) * Double(step) / 50
      #expect((scale.position(scale.value(at: position)) - position).magnitude < 1e-9)
    }
  }

  @Test(arguments: cases)
  func positionsAreMonotone(_ scale: AxisScale) {
    var before = scale.position(scale.domain.lower)
    let direction = scale.end > scale.start ? 1.0 : -1
    for step in 1...200 {
      let value = scale.value(at: scale.start + (scale.end - scale.start) * Double(step) / 200)
      let position = scale.position(value)
      #expect((position - before) * direction > 0)
      before = position
    }
  }

  @Test func equalRatiosHaveEqualLengthsOnLogarithmicAxes() {
    let scale = AxisScale(
      .log2,
      domain: Domain(logarithmic: 1, 1_024, base: 2),
      start: 0,
      end: 100
    )
    for power in 0...10 {
      #expect((scale.position(Double(1 << power)) - 10 * Double(power)).magnitude < 1e-9)
    }
  }

  @Test func valuesWithoutAPlaceHaveNone() {
    let linear = AxisScale(.linear, domain: Domain(linear: 0, 1), start: 0, end: 1)
    let logarithmic = AxisScale(
      .log10,
      domain: Domain(logarithmic: 1, 10, base: 10),
      start: 0,
      end: 1
    )
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(linear.position(value).isNaN)
      #expect(logarithmic.position(value).isNaN)
    }
    #expect(logarithmic.position(0).isNaN)
    #expect(logarithmic.position(-1).isNaN)
    #expect(linear.position(1e300).isFinite)
  }
}
