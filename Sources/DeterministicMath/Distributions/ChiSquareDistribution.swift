// Probabilities and quantiles of the chi-square distribution.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Relative error below 10⁻¹² for 0.01 to 10⁷ degrees of freedom.
//
// The regularised incomplete gamma functions of a = k/2 at x/2: a series below the mean, a continued
// fraction above it (NIST Digital Library of Mathematical Functions, 8.11.4 and 8.9.2).

/// The probability that a chi-square deviate is at most x.
///
/// - Parameters:
///   - x: A number; below 0 the probability is 0.
///   - degreesOfFreedom: Above 0.
/// - Returns: A probability with a relative error below 10⁻¹².
public func chiSquareProbability(atMost x: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
  guard x > 0 else { return x.isNaN ? .nan : 0 }
  guard x < .infinity else { return 1 }
  return gammaTails(0.5 * degreesOfFreedom, 0.5 * x).lower
}

/// The x that a chi-square deviate is at most with probability p.
///
/// - Parameters:
///   - p: In 0...1, else the result is not a number.
///   - degreesOfFreedom: Above 0.
/// - Returns: A quantile with a relative error below 10⁻¹².
public func chiSquareQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
  guard p > 0, p < 1 else { return p == 0 ? 0 : (p == 1 ? .infinity : .nan) }
  let a = 0.5 * degreesOfFreedom
  let isUpper = p > 0.5
  let target = isUpper ? 1 - p : p
  let x = solve(target, from: roughGammaQuantile(p, a), isUpper: isUpper) { x in
    let tails = gammaTails(a, x)
    return ProbabilityAt(
      probability: isUpper ? tails.upper : tails.lower,
      density: gammaFactor(a, x) * a / x
    )
  }
  return 2 * x
}

/// A first approximation of the x that the gamma distribution with shape a is at most.
///
/// After E. B. Wilson, M. M. Hilferty, "The distribution of chi-square", PNAS 17 (1931); for small
/// results the first term of the series.
private func roughGammaQuantile(_ p: Double, _ a: Double) -> Double {
  let ninth = 1 / (9 * a)
  let root = 1 - ninth + normalQuantile(p) * ninth.squareRoot()
  let cubic = a * root * root * root
  if root > 0.3 { return cubic }
  return exp((log(p) + lgamma(a + 1)) / a)
}

/// x^a e^-x / Γ(a + 1).
private func gammaFactor(_ a: Double, _ x: Double) -> Double {
  if a < 10 {
    let power = logPair(x) * a
    return exp(power + -x + -lgamma(a + 1))
  }
  // By Stirling's formula around the mean, where the great terms cancel.
  let d = (x - a) / a
  let exponent = -a * (d - log1p(d)) - stirlingCorrection(a)
  return exp(exponent) / (a * 0x1.921fb54442d18p+2).squareRoot()
}

/// The probabilities below and above x of the gamma distribution with shape a.
private func gammaTails(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  let factor = gammaFactor(a, x)
  if x < a + 1 {
    let lower = factor * gammaSeries(a, x)
    return (lower, 1 - lower)
  }
  let upper = factor * a * gammaFraction(a, x)
  return (1 - upper, upper)
}

/// Σ xⁿ / ((a + 1) … (a + n)).
private func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var sum = 1.0
  var term = 1.0
  var divisor = a
  while term > sum * 0x1p-56 {
    divisor += 1
    term *= x / divisor
    sum += term
  }
  return sum
}

/// Γ(a, x) x^-a e^x, by Lentz's evaluation of the continued fraction.
private func gammaFraction(_ a: Double, _ x: Double) -> Double {
  var b = x + 1 - a
  var c = 1e300
  var d = 1 / b
  var result = d
  var n = 1.0
  while n < 100_000 {
    let numerator = n * (a - n)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    let factor = c * d
    result *= factor
    if (factor - 1).magnitude < 0x1p-53 { break }
    n += 1
  }
  return result
}
