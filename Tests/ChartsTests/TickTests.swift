import Charts
import Testing

@Suite struct TickTests {
  /// Pairs of bounds of all sizes, near and far from each other.
  private static let bounds: [(Double, Double)] = {
    var noise = SampleNoise(seed: 97)
    var pairs: [(Double, Double)] = [
      (0, 0), (5, 5), (-3, -3), (1, 1 + 1e-15), (-1.7e308, 1.7e308), (1e300, 1e300), (0, 1e-300),
      (.leastNonzeroMagnitude, .leastNormalMagnitude), (.nan, 1), (-.infinity, .infinity), (2, -2),
    ]
    for _ in 0..<300 {
      let size = powerOfTen(Int(noise.uniform() * 600) - 300)
      let center = (noise.uniform() - 0.5) * size
      pairs.append(
        (center, center + noise.uniform() * size * powerOfTen(-Int(noise.uniform() * 9)))
      )
    }
    return pairs
  }()

  @Test func linearTicksAreFewAscendingAndInsideTheDomain() {
    for (first, second) in Self.bounds {
      let domain = Domain(linear: first, second)
      for count in [1, 3, 10] {
        let ticks = Ticks.linear(domain, count: count).labelled
        #expect(ticks.count <= count + 2, "\(first)...\(second) in \(count)")
        let slack = (domain.upper / 4 - domain.lower / 4) * 1e-3
        for (before, after) in zip(ticks, ticks.dropFirst()) {
          #expect(before.value < after.value, "\(first)...\(second)")
          #expect(before.label != after.label, "\(first)...\(second)")
        }
        for tick in ticks {
          #expect(tick.value >= domain.lower - slack && tick.value <= domain.upper + slack)
        }
      }
    }
  }

  @Test func roundedDomainsEndAtTicks() {
    for (first, second) in Self.bounds {
      let domain = Domain(linear: first, second)
      for count in 3...8 {
        let rounded = domain.rounded(count: count)
        #expect(rounded.lower <= domain.lower && rounded.upper >= domain.upper)
        guard rounded.upper / 2 - rounded.lower / 2 < 1e307 else { continue }
        let ticks = Ticks.linear(rounded, count: count).labelled
        let slack = (rounded.upper - rounded.lower) * 1e-3
        #expect(((ticks.first?.value ?? .nan) - rounded.lower).magnitude <= slack)
        #expect(((ticks.last?.value ?? .nan) - rounded.upper).magnitude <= slack)
      }
    }
  }

  @Test func tenIntervalsAlwaysHaveTicks() {
    for (first, second) in Self.bounds {
      #expect(Ticks.linear(Domain(linear: first, second), count: 10).labelled.count >= 3)
    }
  }

  @Test(arguments: [
    (0.0, 1.0, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (-0.3, 0.4, 4, ["−0.2", "0", "0.2", "0.4"]),
    (0, 40_000, 4, ["0", "10,000", "20,000", "30,000", "40,000"]),
    (2_010, 2_020, 5, ["2010", "2012", "2014", "2016", "2018", "2020"]),
    (0, 3e9, 3, ["0", "10^{9}", "2×10^{9}", "3×10^{9}"]),
    (-2e-5, 2e-5, 4, ["−2×10^{−5}", "−10^{−5}", "0", "10^{−5}", "2×10^{−5}"]),
    (1.0005, 1.0015, 2, ["1.0005", "1.0010", "1.0015"]),
  ])
  func labelsLinearTicks(_ lower: Double, _ upper: Double, count: Int, labels: [String]) {
    let ticks = Ticks.linear(Domain(linear: lower, upper), count: count)
    #expect(ticks.labelled.map { String(decoding: $0.label, as: UTF8.self) } == labels)
  }

  @Test(arguments: [
    (1.0, 1_000.0, Chart.Scale.log10, 1, ["1", "10", "100", "1000"]),
    (1, 10, .log10, 0, ["1", "2", "5", "10"]),
    (0.02, 3, .log10, 1, ["0.1", "1"]),
    (1e-8, 1, .log10, 2, ["10^{−8}", "10^{−6}", "10^{−4}", "10^{−2}", "10^{0}"]),
    (1, 10_000, .log10, 1, ["1", "10", "100", "1,000", "10,000"]),
    (0.125, 8, .log2, 0, ["0.125", "0.25", "0.5", "1", "2", "4", "8"]),
    (1, 1_048_576, .log2, 4, ["2^{0}", "2^{5}", "2^{10}", "2^{15}", "2^{20}"]),
    (3, 4, .log10, 5, ["3", "4"]),
  ])
  func labelsLogarithmicTicks(
    _ lower: Double,
    _ upper: Double,
    scale: Chart.Scale,
    attempt: Int,
    labels: [String]
  ) {
    let domain = Domain(logarithmic: lower, upper, base: 10)
    let ticks = Ticks.logarithmic(domain, scale: scale, attempt: attempt, length: 600)
    #expect(ticks.labelled.map { String(decoding: $0.label, as: UTF8.self) } == labels)
  }

  @Test(arguments: [Chart.Scale.log10, .log2])
  func logarithmicTicksAreInsideAnyDomain(_ scale: Chart.Scale) {
    for (first, second) in Self.bounds {
      let domain = Domain(logarithmic: first, second, base: 10)
      #expect(domain.lower > 0 && domain.lower < domain.upper && domain.upper.isFinite)
      for attempt in 0..<Ticks.logarithmicAttempts {
        let ticks = Ticks.logarithmic(domain, scale: scale, attempt: attempt, length: 300)
        #expect(ticks.labelled.count + ticks.minor.count <= 2_200)
        for value in ticks.labelled.map(\.value) + ticks.minor {
          #expect(value >= domain.lower * 0.999 && value * 0.999 <= domain.upper)
        }
      }
    }
  }

  @Test func powersOfTenAreExactWhereTheyCanBe() {
    for exponent in 0...22 {
      #expect(powerOfTen(exponent) == Double("1e\(exponent)"))
    }
    for exponent in -307...308 {
      let exact = Double("1e\(exponent)") ?? 0
      #expect((powerOfTen(exponent) / exact - 1).magnitude < 1e-14)
      #expect(decimalExponent(of: powerOfTen(exponent)) == exponent)
      #expect(decimalExponent(of: exact * 1.5) == exponent)
    }
  }
}
