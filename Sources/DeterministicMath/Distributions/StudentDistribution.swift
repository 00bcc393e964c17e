// Probabilities and quantiles of Student's t distribution.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Relative error below 10⁻¹² for 0.1 to 10⁷ degrees of freedom.
//
// Near the middle a series of positive terms, in the tail the continued fraction of the incomplete
// beta function (NIST Digital Library of Mathematical Functions, 8.17.8 and 8.17.22).

/// The probability that Student's t is at most x.
///
/// - Parameters:
///   - x: A number.
///   - degreesOfFreedom: Above 0; infinity gives the normal distribution.
/// - Returns: A probability with a relative error below 10⁻¹².
public func studentProbability(atMost x: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
  if x.isNaN { return x }
  let tail = StudentParts(x.magnitude, degreesOfFreedom).tail
  return x < 0 ? tail : 1 - tail
}

/// The x that Student's t is at most with probability p.
///
/// - Parameters:
///   - p: In 0...1, else the result is not a number.
///   - degreesOfFreedom: Above 0; infinity gives the normal distribution.
/// - Returns: A quantile with a relative error below 10⁻¹², near p = 1/2 a little more.
public func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
  precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom")
  let normal = normalQuantile(p)
  guard p > 0, p < 1, p != 0.5, degreesOfFreedom < .infinity else { return normal }
  let q = p - 0.5
  let size =
    q.magnitude < 0.25
    ? solve(q.magnitude, from: normal.magnitude, isUpper: false) { x in
      let parts = StudentParts(x, degreesOfFreedom)
      return ProbabilityAt(probability: parts.middle, density: parts.density)
    }
    : solve(p < 0.5 ? p : 1 - p, from: normal.magnitude, isUpper: true) { x in
      let parts = StudentParts(x, degreesOfFreedom)
      return ProbabilityAt(probability: parts.tail, density: parts.density)
    }
  return p < 0.5 ? -size : size
}

/// The probabilities of 0...x and of more than x, and the density, at x ≥ 0.
private struct StudentParts {
  var middle: Double
  var tail: Double
  var density: Double

  init(_ x: Double, _ n: Double) {
    guard n < .infinity else {
      tail = normalProbability(atMost: -x)
      middle = 0.5 * erf(x * 0x1.6a09e667f3bcdp-1)
      density = exp(-0.5 * x * x) * 0x1.9884533d43651p-2
      return
    }
    density = x < .infinity ? studentDensity(x, n) : 0
    if x * x < 1.5 * n / (n + 1) + 0.5 {
      middle = x * density * middleSeries(x, n)
      tail = 0.5 - middle
    } else {
      // I_z(n/2, 1/2) / 2 with z = n / (n + x²), whose factor is x f(x) / n.
      tail = density > 0 ? x / n * density * betaFraction(0.5 * n, z: n / (n + x * x)) : 0
      middle = 0.5 - tail
    }
  }
}

/// F(1, (n + 1)/2; 3/2; y) with y = x² / (n + x²).
private func middleSeries(_ x: Double, _ n: Double) -> Double {
  let y = x * x / (n + x * x)
  var sum = 1.0
  var term = 1.0
  var k = 0.0
  while term > sum * 0x1p-56 {
    term *= y * (0.5 * (n + 1) + k) / (1.5 + k)
    sum += term
    k += 1
  }
  return sum
}

/// Γ((n+1)/2) / (Γ(n/2) √(πn)) (1 + x²/n)^(-(n+1)/2).
private func studentDensity(_ x: Double, _ n: Double) -> Double {
  let power = exp(-0.5 * (n + 1) * log1p(x * (x / n)))
  return halfStepGammaRatio(0.5 * n) / (n * 0x1.921fb54442d18p+1).squareRoot() * power
}

/// Γ(a + 1/2) / Γ(a).
private func halfStepGammaRatio(_ a: Double) -> Double {
  var shifted = a
  var factor = 1.0
  while shifted < 30 {
    factor *= shifted / (shifted + 0.5)
    shifted += 1
  }
  let correction = stirlingCorrection(shifted + 0.5) - stirlingCorrection(shifted)
  // Stirling's formula for both, the great terms taken together.
  let exponent = shifted * log1p(0.5 / shifted) - 0.5 + correction
  return factor * shifted.squareRoot() * exp(exponent)
}

/// The continued fraction of I_z(a, 1/2) without its factor, by Lentz's method.
private func betaFraction(_ a: Double, z: Double) -> Double {
  let b = 0.5
  var c = 1.0
  var d = 1 / (1 - (a + b) * z / (a + 1))
  var result = d
  var m = 1.0
  while m < 100_000 {
    let even = m * (b - m) * z / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    result *= d * c
    let odd = -(a + m) * (a + b + m) * z / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    let factor = d * c
    result *= factor
    if (factor - 1).magnitude < 0x1p-53 { break }
    m += 1
  }
  return result
}
