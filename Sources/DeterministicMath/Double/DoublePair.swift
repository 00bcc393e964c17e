// An unevaluated sum of two numbers, for the few steps of a function where one is not enough.
//
// T. J. Dekker, "A floating-point technique for extending the available precision", Numerische
// Mathematik 18 (1971), doi:10.1007/BF01397083. There is no fused multiply-add: it would make the
// bits depend on the machine.

/// upper + lower, where lower is below half a unit in the last place of upper.
struct DoublePair {
  var upper: Double
  var lower: Double

  init(_ upper: Double, _ lower: Double = 0) {
    self.upper = upper
    self.lower = lower
  }

  /// a + b exactly, if |a| ≥ |b|.
  static func ordered(_ a: Double, _ b: Double) -> DoublePair {
    let sum = a + b
    return DoublePair(sum, b - (sum - a))
  }

  /// a + b exactly.
  static func sum(_ a: Double, _ b: Double) -> DoublePair {
    let sum = a + b
    let b2 = sum - a
    return DoublePair(sum, (a - (sum - b2)) + (b - b2))
  }

  /// a b exactly, for factors below 2⁹⁹⁰ whose product is far from the subnormal numbers.
  static func product(_ a: Double, _ b: Double) -> DoublePair {
    let (a1, a2) = halves(a)
    let (b1, b2) = halves(b)
    let product = a * b
    return DoublePair(product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
  }

  /// A number as the sum of two with 26 bits each.
  private static func halves(_ x: Double) -> (Double, Double) {
    let scaled = 134_217_729 * x
    let upper = scaled - (scaled - x)
    return (upper, x - upper)
  }

  static func + (a: DoublePair, b: DoublePair) -> DoublePair {
    let sum = DoublePair.sum(a.upper, b.upper)
    return ordered(sum.upper, sum.lower + (a.lower + b.lower))
  }

  static func + (a: DoublePair, b: Double) -> DoublePair {
    let sum = DoublePair.sum(a.upper, b)
    return ordered(sum.upper, sum.lower + a.lower)
  }

  static func - (a: DoublePair, b: DoublePair) -> DoublePair {
    a + DoublePair(-b.upper, -b.lower)
  }

  static func * (a: DoublePair, b: DoublePair) -> DoublePair {
    let product = DoublePair.product(a.upper, b.upper)
    return ordered(product.upper, product.lower + (a.upper * b.lower + a.lower * b.upper))
  }

  static func * (a: DoublePair, b: Double) -> DoublePair {
    let product = DoublePair.product(a.upper, b)
    return ordered(product.upper, product.lower + a.lower * b)
  }

  static func / (a: DoublePair, b: DoublePair) -> DoublePair {
    let quotient = a.upper / b.upper
    let back = b * quotient
    let rest = ((a.upper - back.upper) - back.lower) + a.lower
    return ordered(quotient, rest / b.upper)
  }

  /// The sum, rounded once.
  var value: Double { upper + lower }
}
