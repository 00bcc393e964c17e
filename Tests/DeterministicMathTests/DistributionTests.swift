// Random deviates against their distributions: Kolmogorov–Smirnov, chi-square, moments, correlation.
//
// Each check has a false-alarm rate of one in a million and a fixed seed.

import DeterministicMath
import Testing

struct DistributionTests {
  static let falseAlarm = 1e-6
  #if DEBUG
  static let count = 1 << 13
  #else
  static let count = 1 << 19
  #endif

  /// A way to draw numbers and the distribution function that they should have.
  struct Law: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let draw: @Sendable (inout RandomStream, Int) -> [Double]
    let probability: @Sendable (Double) -> Double
  }

  static let laws = [
    Law(testDescription: "uniform") { s, n in
      (0..<n).map { _ in s.uniform() }
    } probability: {
      Swift.min(Swift.max($0, 0), 1)
    },
    Law(testDescription: "uniform strip") { s, n in
      s.uniforms(n).map { Double($0) + 0x1p-25 }
    } probability: {
      Swift.min(Swift.max($0, 0), 1)
    },
    Law(testDescription: "normal") { s, n in
      (0..<n).map { _ in s.normal() }
    } probability: {
      normalProbability(atMost: $0)
    },
    Law(testDescription: "normal strip") { s, n in
      s.normals(n).map { Double($0) }
    } probability: {
      normalProbability(atMost: $0)
    },
    Law(testDescription: "scaled normal strip") { s, n in
      s.normals(n, mean: 3, deviation: 0.5).map { Double($0) }
    } probability: {
      normalProbability(atMost: ($0 - 3) * 2)
    },
    Law(testDescription: "exponential") { s, n in
      (0..<n).map { _ in s.exponential(mean: 2) }
    } probability: {
      -expm1(-$0 / 2)
    },
    Law(testDescription: "squared radius of two neighbours") { s, n in
      squaredRadii(s.normals(2 * n), distance: 1)
    } probability: {
      -expm1(-$0 / 2)
    },
    // Numbers 16 apart come from the same radius and angle.
    Law(testDescription: "squared radius of one pair") { s, n in
      squaredRadii(s.normals(2 * n), distance: 16)
    } probability: {
      -expm1(-$0 / 2)
    },
  ]

  @Test(arguments: laws)
  func passesKolmogorovAndSmirnov(_ law: Law) {
    var stream = RandomStream(seed: 2024).split(law.testDescription)
    let sample = law.draw(&stream, Self.count).sorted()
    let n = Double(sample.count)
    var distance = 0.0
    for (index, x) in sample.enumerated() {
      let p = law.probability(x)
      distance = max(distance, p - Double(index) / n, Double(index + 1) / n - p)
    }
    let critical = (-0.5 * log(Self.falseAlarm / 2) / n).squareRoot()
    print("\(law.testDescription): Kolmogorov–Smirnov distance \(distance) of \(critical)")
    #expect(distance < critical)
  }

  @Test(arguments: laws)
  func hasNoSerialCorrelation(_ law: Law) {
    var stream = RandomStream(seed: 77).split(law.testDescription)
    let sample = law.draw(&stream, Self.count).map { normalQuantile(clamp(law.probability($0))) }
    let quantile = normalQuantile(1 - Self.falseAlarm / 2)
    for lag in [1, 2, 3, 4, 8, 16, 32, 64] {
      let terms = (lag..<sample.count).map { sample[$0] * sample[$0 - lag] }
      let deviations = sum(terms) / Double(terms.count).squareRoot()
      #expect(abs(deviations) < quantile, "\(law.testDescription), lag \(lag): \(deviations)")
    }
  }

  @Test func streamsAreNotCorrelated() {
    let parent = RandomStream(seed: 31)
    var total = 0.0
    let streams = Self.count / 512
    var before = parent.split(0)
    var last = before.normals(512).map { Double($0) }
    for index in 1...streams {
      before = parent.split(index)
      let next = before.normals(512).map { Double($0) }
      total += dot(last, next)
      last = next
    }
    let deviations = total / Double(streams * 512).squareRoot()
    #expect(abs(deviations) < normalQuantile(1 - Self.falseAlarm / 2), "\(deviations)")
  }

  @Test func firstWordsOfStreamsAreUniform() {
    let parent = RandomStream(seed: 32)
    var counts = [Int](repeating: 0, count: 256)
    for index in 0..<Self.count {
      var child = parent.split(index)
      counts[Int(child.nextWord() >> 24)] += 1
    }
    expectEven(counts, "first words")
  }

  @Test(arguments: [2, 3, 7, 10, 100])
  func integersAreEven(_ bound: Int) {
    var stream = RandomStream(seed: 8).split(bound)
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<Self.count { counts[stream.integer(in: 0..<bound)] += 1 }
    expectEven(counts, "integers below \(bound)")
  }

  @Test func bytesOfEachWordAreEven() {
    var stream = RandomStream(seed: 3)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 4)
    for _ in 0..<Self.count {
      let word = stream.nextWord()
      for byte in 0..<4 { counts[byte][Int(word >> (8 * UInt32(byte)) & 255)] += 1 }
    }
    for byte in 0..<4 { expectEven(counts[byte], "byte \(byte)") }
  }

  @Test func shufflesGiveEachOrderAlike() {
    var stream = RandomStream(seed: 4)
    var counts = [Int](repeating: 0, count: 24)
    for _ in 0..<Self.count {
      let order = stream.shuffled([0, 1, 2, 3])
      var rank = 0
      for i in 0..<4 {
        rank = rank * (4 - i) + order[(i + 1)...].filter { $0 < order[i] }.count
      }
      counts[rank] += 1
    }
    expectEven(counts, "orders")
  }

  @Test func choicesFollowTheirWeights() {
    var stream = RandomStream(seed: 6)
    let weights = [1.0, 0, 3, 0.5]
    var counts = [0.0, 0, 0, 0]
    for _ in 0..<Self.count { counts[stream.choice(weights: weights)] += 1 }
    var statistic = 0.0
    for (count, weight) in zip(counts, weights) where weight > 0 {
      let expected = weight / 4.5 * Double(Self.count)
      statistic += (count - expected) * (count - expected) / expected
    }
    #expect(counts[1] == 0)
    #expect(statistic < chiSquareQuantile(1 - Self.falseAlarm, degreesOfFreedom: 2))
  }

  /// x² + y² for numbers x and y at a distance.
  private static func squaredRadii(_ x: [Float], distance: Int) -> [Double] {
    (0..<(x.count / 2)).map { index in
      let place = index / distance * 2 * distance + index % distance
      let (a, b) = (Double(x[place]), Double(x[place + distance]))
      return a * a + b * b
    }
  }

  private func clamp(_ p: Double) -> Double { Swift.min(Swift.max(p, 1e-12), 1 - 1e-12) }

  private func expectEven(_ counts: [Int], _ name: String) {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    let statistic = sum(counts.map { (Double($0) - expected) * (Double($0) - expected) / expected })
    let freedom = Double(counts.count - 1)
    let upper = chiSquareQuantile(1 - Self.falseAlarm / 2, degreesOfFreedom: freedom)
    let lower = chiSquareQuantile(Self.falseAlarm / 2, degreesOfFreedom: freedom)
    #expect((lower...upper).contains(statistic), "\(name): \(statistic)")
  }
}
