// xʸ for `Double`.
//
// Goals in order of priority:
// 1. The same bits everywhere. 2. Error below 0.7 ulp, subnormal results included. 3. The limits of
// IEEE 754: pow(x, 0) is 1 for every x, pow(1, y) for every y. 4. Speed.

/// A number raised to a power; the error is below 0.7 ulp.
///
/// Of a negative number, a number only for integer powers.
public func pow(_ x: Double, _ y: Double) -> Double {
  if y == 0 || x == 1 { return 1 }
  if x.isNaN || y.isNaN { return .nan }
  let size = x.magnitude
  if size == 1 && y.isInfinite { return 1 }
  let power = powerOfMagnitude(size, y)
  guard x.sign == .minus else { return power }
  switch parity(y) {
  case .odd: return -power
  case .even: return power
  case .fraction: return size == 0 || size == .infinity ? power : .nan
  }
}

/// xʸ for x at least 0 and not 1 with an infinite y.
private func powerOfMagnitude(_ x: Double, _ y: Double) -> Double {
  if x == 0 || x == .infinity || y.isInfinite {
    let grows = x > 1 ? y > 0 : y < 0
    return grows ? .infinity : 0
  }
  // Beyond 2⁷⁰ every power overflows or vanishes; products stay in range.
  let y = Swift.min(Swift.max(y, -0x1p70), 0x1p70)
  let product = logPair(x) * y
  // A product near zero would lose its lower part to the subnormal numbers.
  return product.upper.magnitude < 0x1p-60 ? 1 + product.upper : exp(product)
}

private enum Parity {
  case even
  case odd
  case fraction
}

private func parity(_ y: Double) -> Parity {
  let size = y.magnitude
  // From 2⁵³ on every number is an even integer.
  if size >= 0x1p53 { return .even }
  let integer = Int64(size)
  guard Double(integer) == size else { return .fraction }
  return integer & 1 == 1 ? .odd : .even
}
