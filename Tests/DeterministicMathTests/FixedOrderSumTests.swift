// Sums in a stated order, against that order written out, and against exact sums.

import DeterministicMath
import Testing

struct FixedOrderSumTests {
  static let counts = [
    0, 1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 64, 100, 255, 256, 257, 4096, 4097, 10_000,
  ]

  /// The documented order, one term at a time.
  private func sumAsStated<Number: BinaryFloatingPoint>(_ terms: [Number], lanes: Int) -> Number {
    if terms.count > 4096 {
      var left = 4096
      while left * 2 < terms.count { left *= 2 }
      return sumAsStated(Array(terms[..<left]), lanes: lanes)
        + sumAsStated(Array(terms[left...]), lanes: lanes)
    }
    var sums = [Number](repeating: 0, count: lanes)
    for (index, term) in terms.enumerated() { sums[index % lanes] += term }
    while sums.count > 1 {
      let half = sums.count / 2
      sums = (0..<half).map { sums[$0] + sums[$0 + half] }
    }
    return sums[0]
  }

  @Test(arguments: counts)
  func addsInTheStatedOrder(_ count: Int) {
    var stream = RandomStream(seed: 7).split(count)
    let (x, y) = (stream.normals(count), stream.normals(count))
    #expect(sum(x).bitPattern == sumAsStated(x, lanes: 32).bitPattern)
    let products = zip(x, y).map { $0 * $1 }
    #expect(dot(x, y).bitPattern == sumAsStated(products, lanes: 32).bitPattern)
    let (wideX, wideY) = (x.map { Double($0) / 3 }, y.map { Double($0) / 7 })
    #expect(sum(wideX).bitPattern == sumAsStated(wideX, lanes: 16).bitPattern)
    let wideProducts = zip(wideX, wideY).map { $0 * $1 }
    #expect(dot(wideX, wideY).bitPattern == sumAsStated(wideProducts, lanes: 16).bitPattern)
  }

  @Test func errorsGrowSlowly() {
    let terms = [Float](repeating: 0.1, count: 1 << 20)
    let exact = Double(Float(0.1)) * Double(1 << 20)
    #expect(abs(Double(sum(terms)) - exact) < exact * 1e-6)
  }
}
