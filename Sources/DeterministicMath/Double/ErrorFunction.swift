// The error function and its complement for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.2 ulp (erf) and 2 ulp (erfc), in the far tail and
// among subnormal results too. 3. Speed.
//
// Up to 1/2 a polynomial for erf. Beyond, erfc(x) = e^-x² E(x), with (1 + 2x) E(x) a polynomial in
// (x - 3) / (x + 3), after M. M. Shepherd, J. G. Laframboise, "Chebyshev approximation of
// (1 + 2x) exp(x²) erfc x", Math. Comp. 36 (1981), doi:10.1090/S0025-5718-1981-0595058-X.
// Coefficients: Scripts/derive-math-coefficients.py.

/// 2/√π times the integral of e^-t² from 0; the error is below 1.2 ulp.
public func erf(_ x: Double) -> Double {
  let size = x.magnitude
  if size <= 0.5 { return x + x * erfRemainder(x * x) }
  if size > 6 { return x < 0 ? -1 : 1 }
  let value = 1 - erfcTail(size)
  return x < 0 ? -value : value
}

/// 1 - erf(x), accurate where it is small; the error is below 2 ulp.
public func erfc(_ x: Double) -> Double {
  if x.magnitude <= 0.5 { return 1 - (x + x * erfRemainder(x * x)) }
  if x < 0 { return x < -6 ? 2 : 2 - erfcTail(-x) }
  return x > 28 ? 0 : erfcTail(x)
}

/// erfc(x) for x in 1/2...28.
private func erfcTail(_ x: Double) -> Double {
  if x.isNaN { return x }
  let square = DoublePair.product(x, x)
  let (n, fraction) = expParts(DoublePair(-square.upper, -square.lower))
  let decay = 1 + fraction.upper
  return scale(decay * scaledErfc(x) * 16, by: n - 4)
}

/// e^x² erfc(x) for x in 1/2...28.
func scaledErfc(_ x: Double) -> Double {
  (1.25 + erfcPolynomial((x - 3) / (x + 3))) / (1 + 2 * x)
}

/// erf(x)/x - 1 in terms of z = x², for |x| ≤ 1/2.
private func erfRemainder(_ z: Double) -> Double {
  var p = z * -0x1.1f18562ce1d04p-21 + 0x1.16be862e0d24fp-19
  p = p * z - 0x1.fbb11e7c24351p-17
  p = p * z + 0x1.f9db518211151p-14
  p = p * z - 0x1.c02ebf529a49cp-11
  p = p * z + 0x1.565bcff9a985ap-8
  p = p * z - 0x1.b82ce31bb4763p-6
  p = p * z + 0x1.ce2f21a051334p-4
  p = p * z - 0x1.812746b037a74p-2
  return p * z + 0x1.06eba8214db69p-3
}

/// (1 + 2x) e^x² erfc(x) - 1.25 in terms of t = (x - 3) / (x + 3).
private func erfcPolynomial(_ t: Double) -> Double {
  var p = t * 0x1.8fb14b6373719p-31 + 0x1.7ee5ed84ca3edp-30
  p = p * t - 0x1.23c5d30e58269p-27
  p = p * t - 0x1.f735e771153a2p-27
  p = p * t + 0x1.7034a2337c999p-25
  p = p * t + 0x1.bda3acbefcadbp-24
  p = p * t - 0x1.34ab68cea0ac1p-23
  p = p * t - 0x1.4be74c4705c72p-21
  p = p * t + 0x1.815ab387e4f88p-22
  p = p * t + 0x1.d22c308cb95e9p-19
  p = p * t - 0x1.895906a78c4acp-21
  p = p * t - 0x1.513c99a4ebf54p-16
  p = p * t + 0x1.4c2e7bb1aad86p-18
  p = p * t + 0x1.065a3eae27ce3p-13
  p = p * t - 0x1.b912921f8ce83p-14
  p = p * t - 0x1.98db514b4c1acp-11
  p = p * t + 0x1.ef1bdd800524bp-10
  p = p * t + 0x1.4b884e4520fddp-9
  p = p * t - 0x1.8574c40c0c8fap-6
  p = p * t + 0x1.17ca2877f0b1dp-4
  p = p * t - 0x1.e88b803a48a82p-4
  p = p * t + 0x1.098366a5b46d1p-3
  p = p * t - 0x1.85a15c58aa609p-5
  p = p * t - 0x1.15c084bb9e8f3p-3
  return p * t + 0x1.8a45afc930e68p-9
}
