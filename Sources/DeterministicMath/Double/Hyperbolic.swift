// tanh x for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.8 ulp. 3. Speed. 4. An odd function to the bit.
//
// Below 1 an odd polynomial, above 1 - 2 / (e^2x + 1). Coefficients:
// Scripts/derive-math-coefficients.py.

/// The hyperbolic tangent; the error is below 0.8 ulp.
public func tanh(_ x: Double) -> Double {
  let size = x.magnitude
  if size < 0x1p-28 { return x }
  if size < 1 { return x + x * tanhRemainder(x * x) }
  if size > 22 { return x < 0 ? -1 : 1 }
  if x.isNaN { return x }
  let far = 1 - 2 / (exp(2 * size) + 1)
  return x < 0 ? -far : far
}

/// tanh(x) / x - 1 in terms of z = x², for |x| ≤ 1.
private func tanhRemainder(_ z: Double) -> Double {
  var p = z * -0x1.faca5af1a6eb1p-28 + 0x1.6878e834cc144p-24
  p = p * z - 0x1.fe6e9e839fb67p-22
  p = p * z + 0x1.ed2f7fc9210bdp-20
  p = p * z - 0x1.7b023edb7d414p-18
  p = p * z + 0x1.004439938e966p-16
  p = p * z - 0x1.4623d26bbcae5p-15
  p = p * z + 0x1.95b10c12e2c5fp-14
  p = p * z - 0x1.f557ee3b75080p-13
  p = p * z + 0x1.35558b318a6edp-11
  p = p * z - 0x1.7da31fed37e29p-10
  p = p * z + 0x1.d6d3cbcdb2e16p-9
  p = p * z - 0x1.226e353d006a8p-7
  p = p * z + 0x1.664f4881a2a3bp-6
  p = p * z - 0x1.ba1ba1ba15fdep-5
  p = p * z + 0x1.11111111110a2p-3
  return z * (p * z - 0x1.5555555555555p-2)
}
