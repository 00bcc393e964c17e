// ln |Γ(x)| for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.5 ulp for positive x, around the zeros at 1 and 2
// too. 3. Speed.
//
// Polynomials around 1, 3/2 and 2; up to 10 the recurrence Γ(x + 1) = x Γ(x), beyond 10 Stirling's
// formula, both with logarithms in pairs of numbers. Coefficients:
// Scripts/derive-math-coefficients.py.

/// The logarithm of the magnitude of the gamma function.
///
/// The error is below 1.5 ulp for positive x; for negative x, where the function has many zeros, the
/// absolute error is below 10⁻¹⁵ times the greater of 1, |result| and |x ln |x||. Infinite at 0 and
/// the negative integers.
public func lgamma(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x.isInfinite { return .infinity }
  if x > 0 { return positiveLogGamma(x) }
  return reflectedLogGamma(-x)
}

private func positiveLogGamma(_ x: Double) -> Double {
  if x < 0.75 {
    // 1 + x is not rounded: x itself enters the polynomial.
    let above = x < 0.25 ? DoublePair(x * gammaNearOne(x)) : DoublePair(gammaMiddle(x - 0.5))
    return (above - logPair(x)).value
  }
  if x < 2.25 { return gammaBase(x) }
  return x < 10 ? recurrentLogGamma(x) : stirlingLogGamma(x)
}

/// For x in 3/4...9/4; adding zero makes the zeros positive.
private func gammaBase(_ x: Double) -> Double {
  if x < 1.25 { return (x - 1) * gammaNearOne(x - 1) + 0 }
  if x < 1.75 { return gammaMiddle(x - 1.5) }
  return (x - 2) * gammaNearTwo(x - 2) + 0
}

private func recurrentLogGamma(_ x: Double) -> Double {
  var base = x - 1
  var product = DoublePair(base)
  while base >= 2.25 {
    base -= 1
    product = product * base
  }
  return (logPair(product) + gammaBase(base)).value
}

private func stirlingLogGamma(_ x: Double) -> Double {
  // Beyond 10³⁰⁵ products of pairs would overflow; there ln x - 1 is far from any rounding limit.
  if x > 0x1p900 { return x * (log(x) - 1) }
  let halfLogTwoPi = DoublePair(0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55)
  let main = logPair(x) * (DoublePair(x) + -0.5)
  return ((main + -x) + (halfLogTwoPi + stirlingCorrection(x))).value
}

/// ln |Γ(-x)| = ln (π / (x |sin πx|)) - ln Γ(x).
private func reflectedLogGamma(_ x: Double) -> Double {
  let sine = sinPi(x).magnitude
  if sine == 0 { return .infinity }
  // For tiny x the quotient may overflow: Γ(-x) is nearly -1/x.
  if x < 0x1p-60 { return -log(x) }
  return (logPair(0x1.921fb54442d18p+1 / sine) - logPair(x) - DoublePair(positiveLogGamma(x))).value
}

/// ln Γ(1 + y) / y for |y| ≤ 1/4.
private func gammaNearOne(_ y: Double) -> Double {
  var p = y * -0x1.cc42b5c63f8dbp-5 + 0x1.1f0967d27c51ep-4
  p = p * y - 0x1.f0612d7da81f4p-5
  p = p * y + 0x1.f3909422fec9ap-5
  p = p * y - 0x1.0fa5f88db7771p-4
  p = p * y + 0x1.24e70af58ece2p-4
  p = p * y - 0x1.3b3b2a8ef5047p-4
  p = p * y + 0x1.5568f7189b311p-4
  p = p * y - 0x1.748ae65c801cdp-4
  p = p * y + 0x1.9a01e56aee084p-4
  p = p * y - 0x1.c80678cdd979ap-4
  p = p * y + 0x1.010b36bfbbb57p-3
  p = p * y - 0x1.2703a1cdd88f0p-3
  p = p * y + 0x1.5b40cb0fc56d3p-3
  p = p * y - 0x1.a8b9c17ac1607p-3
  p = p * y + 0x1.151322ac7daf2p-2
  p = p * y - 0x1.9a4d55beab23bp-2
  p = p * y + 0x1.a51a6625307d3p-1
  return p * y - 0x1.2788cfc6fb619p-1
}

/// ln Γ(2 + y) / y for |y| ≤ 1/4.
private func gammaNearTwo(_ y: Double) -> Double {
  var p = y * 0x1.008727058839fp-17 + 0x1.2c8107f1e8496p-18
  p = p * y - 0x1.84d3edf82819ep-17
  p = p * y + 0x1.581e279fe681cp-16
  p = p * y - 0x1.774d6bc34063ep-15
  p = p * y + 0x1.a126b2c8f7523p-14
  p = p * y - 0x1.d4019edc45633p-13
  p = p * y + 0x1.0b36b11654722p-11
  p = p * y - 0x1.38ac591ae04e8p-10
  p = p * y + 0x1.7add6eabaf2dbp-9
  p = p * y - 0x1.e404fc23a3880p-8
  p = p * y + 0x1.51322ac7d8cd4p-6
  p = p * y - 0x1.13e001a5573e7p-4
  p = p * y + 0x1.4a34cc4a60fa6p-2
  return p * y + 0x1.b0ee6072093cep-2
}

/// ln Γ(3/2 + y) for |y| ≤ 1/4.
private func gammaMiddle(_ y: Double) -> Double {
  var p = y * -0x1.61a07f36dfe93p-13 + 0x1.1291dbb6c6743p-12
  p = p * y - 0x1.9d2fc880bebd6p-12
  p = p * y + 0x1.5114a65351a45p-11
  p = p * y - 0x1.1490740f495aap-10
  p = p * y + 0x1.c971e085ff4b7p-10
  p = p * y - 0x1.7edb69ba3b89dp-9
  p = p * y + 0x1.456f2781a5d10p-8
  p = p * y - 0x1.1a8ba507dd434p-7
  p = p * y + 0x1.f9ca39a722bd6p-7
  p = p * y - 0x1.da59d537362b7p-6
  p = p * y + 0x1.e0f840db00d61p-5
  p = p * y - 0x1.1ae55b1807280p-3
  p = p * y + 0x1.de9e64df22e8ep-2
  p = p * y + 0x1.2aed059bd608ap-5
  return p * y - 0x1.eeb95b094c191p-4
}
