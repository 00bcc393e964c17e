// Integers and exponents of `Double` without library calls.

/// The nearest integer, ties to even; magnitudes up to 2⁵¹.
func roundedToInteger(_ x: Double) -> Double {
  (x + 0x1.8p+52) - 0x1.8p+52
}

/// The integer in two's complement; magnitudes below 2³¹.
func integerBits(_ integer: Double) -> Int32 {
  Int32(truncatingIfNeeded: (integer + 0x1.8p+52).bitPattern)
}

/// 2ⁿ for n in -1022...1023.
func powerOfTwo(_ n: Int32) -> Double {
  Double(bitPattern: UInt64(truncatingIfNeeded: n &+ 1023) &<< 52)
}

/// x 2ⁿ, rounded once, for x near 1 and an integer n in -2000...2000.
func scale(_ x: Double, by n: Double) -> Double {
  let n = integerBits(n)
  let half = n &>> 1
  return x * powerOfTwo(half) * powerOfTwo(n &- half)
}
