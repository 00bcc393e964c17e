// Philox 4×32 with ten rounds: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011, doi:10.1145/2063384.2063405.
//
// A block of four random words is a function of a counter and a key alone, so that any block of any
// stream is reached at once, by any thread, in any order.

/// The counter-based generator Philox 4×32-10.
public enum Philox {
  /// The block of four words at a counter.
  ///
  /// - Parameters:
  ///   - counter: 128 bits, lowest word first.
  ///   - key: 64 bits, lower word first.
  /// - Returns: Four words.
  @inlinable
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let p0 = UInt64(x0) &* 0xd251_1f53
      let p1 = UInt64(x2) &* 0xcd9e_8d57
      x0 = UInt32(truncatingIfNeeded: p1 &>> 32) ^ x1 ^ k0
      x2 = UInt32(truncatingIfNeeded: p0 &>> 32) ^ x3 ^ k1
      x1 = UInt32(truncatingIfNeeded: p1)
      x3 = UInt32(truncatingIfNeeded: p0)
      k0 &+= 0x9e37_79b9
      k1 &+= 0xbb67_ae85
    }
    return SIMD4(x0, x1, x2, x3)
  }
}
