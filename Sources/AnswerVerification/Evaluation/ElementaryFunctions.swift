// Elementary functions of a `Double` for formulas.
//
// Goals in order of priority:
// 1. The same bits on every machine, because an answer's value becomes the input of a simulation:
//    additions, products, quotients and square roots in a fixed order, no libm.
// 2. Relative errors of a few ulps. 3. Simplicity; a formula is evaluated a few times, not millions.

/// Functions of one number, by Taylor's series after a reduction of the argument.
enum Elementary {
  /// ln 2 in two parts; products of the first with whole numbers up to 2¹¹ are exact.
  private static let ln2 = (high: 0x1.62e42fefa38p-1, low: 0x1.ef35793c7673p-45)
  private static let log2e = 0x1.71547652b82fep+0

  /// eˣ.
  static func exp(_ x: Double) -> Double {
    if x > 710 { return .infinity }
    if x < -746 { return 0 }
    if x.isNaN { return x }
    let power = (x * log2e).rounded()
    let rest = (x - power * ln2.high) - power * ln2.low
    var sum = 1.0
    for n in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / n }
    // Two steps, so that neither factor overflows or loses digits before the product does.
    let half = Int(power) / 2
    return scaled(scaled(sum, half), Int(power) - half)
  }

  /// ln x; not a number below 0, -∞ at 0.
  static func ln(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
    let (power, rest) = lnParts(x)
    return power * ln2.high + (rest + power * ln2.low)
  }

  /// log₂ x, exact for powers of two.
  static func log2(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return ln(x) }
    let (power, rest) = lnParts(x)
    return power + rest * log2e
  }

  /// x = 2ᵖ m with m in √½...√2: p and ln m = 2 artanh((m - 1)/(m + 1)).
  private static func lnParts(_ x: Double) -> (power: Double, rest: Double) {
    var power = Double(x.exponent)
    var m = x.significand
    if m > 0x1.6a09e667f3bcdp+0 {
      m /= 2
      power += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for n in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / n }
    return (power, 2 * s * sum)
  }

  /// (eˣ - e⁻ˣ)/2, without cancellation near 0.
  static func sinh(_ x: Double) -> Double {
    guard x.magnitude < 1 else { return (exp(x) - exp(-x)) / 2 }
    let square = x * x
    var sum = 1.0
    for n in stride(from: 18.0, through: 2, by: -2) { sum = 1 + sum * square / (n * (n + 1)) }
    return x * sum
  }

  /// (eˣ + e⁻ˣ)/2.
  static func cosh(_ x: Double) -> Double {
    (exp(x) + exp(-x)) / 2
  }

  /// sinh x / cosh x.
  static func tanh(_ x: Double) -> Double {
    if x.magnitude > 20 { return x < 0 ? -1 : 1 }
    return sinh(x) / cosh(x)
  }

  /// 1/(1 + e⁻ˣ).
  static func sigmoid(_ x: Double) -> Double {
    1 / (1 + exp(-x))
  }

  /// xʸ: by products for whole exponents, so that small powers are exact.
  ///
  /// A power of a negative number with any other exponent is not a number. The error is a few ulps
  /// times y ln x.
  static func power(_ x: Double, _ y: Double) -> Double {
    if y == y.rounded(), y.magnitude <= 1024 {
      let positive = wholePower(x, Int(y.magnitude))
      return y < 0 ? 1 / positive : positive
    }
    if y == 0.5 { return x.squareRoot() }
    if x == 0 { return y > 0 ? 0 : .infinity }
    return exp(y * ln(x))
  }

  private static func wholePower(_ x: Double, _ n: Int) -> Double {
    var result = 1.0
    var base = x
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      rest >>= 1
      if rest > 0 { base *= base }
    }
    return result
  }

  private static func scaled(_ x: Double, _ power: Int) -> Double {
    Double(sign: .plus, exponent: power, significand: x)
  }
}
