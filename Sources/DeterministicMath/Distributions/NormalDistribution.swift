// Probabilities and quantiles of the standard normal distribution.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Relative error of a few ulp in both tails, down to the smallest
// probability. 3. Speed.

/// The probability that a standard normal deviate is at most x; the error is below 4 ulp where the
/// result is above 10⁻³⁰⁰.
public func normalProbability(atMost x: Double) -> Double {
  0.5 * erfc(x * -0x1.6a09e667f3bcdp-1)
}

/// The x that a standard normal deviate is at most with probability p; the error is below 4 ulp.
///
/// `normalQuantile(0)` is minus infinity, `normalQuantile(1)` infinity; outside of 0...1 the result
/// is not a number.
public func normalQuantile(_ p: Double) -> Double {
  guard p > 0, p < 1 else { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
  let q = p - 0.5
  if q == 0 { return 0 }
  if q.magnitude < 0.25 { return centralQuantile(q) }
  // 1 - p is exact above a half.
  return q < 0 ? -tailQuantile(p) : tailQuantile(1 - p)
}

/// A first approximation of the x exceeded with probability t below 1/2, to 0.0005.
///
/// Formula 26.2.23 of M. Abramowitz, I. A. Stegun, "Handbook of mathematical functions".
private func roughTailQuantile(_ t: Double) -> Double {
  let r = (-2 * log(t)).squareRoot()
  let numerator = (0.010328 * r + 0.802853) * r + 2.515517
  let denominator = ((0.001308 * r + 0.189269) * r + 1.432788) * r + 1
  return r - numerator / denominator
}

/// The quantile of 1/2 + q by two steps of Halley's method on the error function.
private func centralQuantile(_ q: Double) -> Double {
  var x = q < 0 ? -roughTailQuantile(0.5 + q) : roughTailQuantile(0.5 - q)
  for _ in 0..<2 {
    let excess = 0.5 * erf(x * 0x1.6a09e667f3bcdp-1) - q
    let step = excess * 0x1.40d931ff62706p+1 * exp(0.5 * x * x)
    x -= step / (1 + 0.5 * x * step)
  }
  return x
}

/// The x exceeded with probability t, at most 1/4, by two steps of Halley's method.
///
/// The probability in units of the density is √(π/2) e^(x²/2) erfc(x/√2), which never vanishes.
private func tailQuantile(_ t: Double) -> Double {
  let logarithm = logPair(t) + 0x1.d67f1c864beb5p-1
  var x = roughTailQuantile(t)
  for _ in 0..<2 {
    let half = DoublePair.product(x, 0.5 * x)
    let wanted = exp(half + logarithm)
    let found = 0x1.40d931ff62706p+0 * scaledErfc(x * 0x1.6a09e667f3bcdp-1)
    let step = wanted - found
    x -= step / (1 + 0.5 * x * step)
  }
  return x
}
