// 1 / (1 + e^-x) and ln (1 + e^x) for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.7 ulp (sigmoid) and 1.2 ulp (softplus), subnormal
// results included. 3. Speed.

/// The logistic function 1 / (1 + e^-x); the error is below 0.7 ulp.
public func sigmoid(_ x: Double) -> Double {
  if x.isNaN { return x }
  // e^-|x| never overflows; on the negative side it is also the numerator.
  if x < -750 { return 0 }
  if x > 40 { return 1 }
  let (n, fraction) = expParts(DoublePair(-x.magnitude))
  let growth = DoublePair(1) + fraction
  // Far out the decay is lost beside 1.
  let factor = n > -100 ? powerOfTwo(integerBits(n)) : 0
  let denominator = DoublePair(1) + growth * factor
  if x >= 0 { return (DoublePair(1) / denominator).value }
  let quotient = growth / denominator
  return scale(quotient.upper + quotient.lower, by: n)
}

/// ln (1 + e^x), the smooth maximum of x and 0; the error is below 1.2 ulp.
public func softplus(_ x: Double) -> Double {
  Swift.max(x, 0) + log1p(exp(-x.magnitude))
}
