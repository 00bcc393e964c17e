// The error function for `Float`, in strips of any width.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 1.2 ulp. 3. Speed. 4. An odd function to the bit.
//
// Up to 59/64 a polynomial for erf(x) / x, beyond 1 - e^-x(x + q) with a polynomial q in x - 2.
// Coefficients: Scripts/derive-math-coefficients.py.

/// 2/√π times the integral of e^-t² from 0; the error is below 1.2 ulp.
@inlinable
public func erf(_ x: Float) -> Float {
  erfKernel(x)
}

/// The error function of each lane, with the bits that the lane alone gives.
@inlinable @inline(__always)
public func erf<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  erfKernel(x)
}

@inlinable @inline(__always)
func erfKernel<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let size = x.lanewiseMagnitude
  let z = x * x
  var p = z * 0x1.d41bc2p-18 + 0x1.052968p-14
  p = p * z - 0x1.9d40e0p-11
  p = p * z + 0x1.53d0dcp-8
  p = p * z - 0x1.b7fb64p-6
  p = p * z + 0x1.ce2d4ep-4
  p = p * z - 0x1.812740p-2
  p = p * z + 0x1.06eba8p-3
  let near = size + size * p

  let isFar = Lanes(repeating: 0.921875).isLess(than: size)
  let sign = x.bitPattern & Lanes.BitPattern(repeating: 0x8000_0000)
  return Lanes(bitPattern: near.replacing(with: farErf(size), where: isFar).bitPattern | sign)
}

/// erf(x) for x from 59/64 on; above 4, that of 4, which rounds to 1.
@inlinable @inline(__always)
func farErf<Lanes: FloatLanes>(_ x: Lanes) -> Lanes {
  let y = x.atMost(4)
  let t = y - 2
  var q = t * -0x1.2e0b9cp-19 - 0x1.77d5c6p-21
  q = q * t + 0x1.6813e4p-16
  q = q * t - 0x1.727cc4p-13
  q = q * t + 0x1.1cf1c2p-10
  q = q * t - 0x1.7865b8p-8
  q = q * t + 0x1.c9fb72p-6
  q = q * t - 0x1.0ea742p-3
  q = q * t + 0x1.5d6ccap-1
  return 1 - decayKernel((y * (y + q)).lanewiseNegative)
}
