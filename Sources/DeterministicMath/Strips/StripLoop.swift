// A function of many numbers as one loop over vectors, in which its constants stay in registers.

/// Computes a function of each number, sixteen at a time.
///
/// - Parameters:
///   - x: The numbers.
///   - result: Where to write, as many; it may be where the numbers are.
///   - function: A function of each lane alone.
@inline(__always)
func forEachStrip(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>,
  _ function: (SIMD16<Float>) -> SIMD16<Float>
) {
  precondition(result.count >= x.count, "\(x.count) results do not fit into \(result.count)")
  guard let first = x.baseAddress, let firstResult = result.baseAddress else { return }
  let byteCount = 4 &* x.count
  let rest = byteCount & 63
  withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { room in
    var source = UnsafeRawPointer(first)
    var target = UnsafeMutableRawPointer(firstResult)
    var end = byteCount &- rest
    // Whole strips where they are; then the rest, in a room of its own. One loop, so that the
    // function is inlined once, and no call in it, so that the compiler keeps vectors whole.
    while true {
      var place = 0
      while place < end {
        let strip = source.loadUnaligned(fromByteOffset: place, as: SIMD16<Float>.self)
        target.storeBytes(of: function(strip), toByteOffset: place, as: SIMD16<Float>.self)
        place &+= 64
      }
      guard rest > 0, let last = room.baseAddress else { return }
      let lastResult = UnsafeMutableRawPointer(firstResult) + (byteCount &- rest)
      if source == UnsafeRawPointer(last) {
        lastResult.copyMemory(from: last, byteCount: rest)
        return
      }
      last.storeBytes(of: SIMD16(), as: SIMD16<Float>.self)
      last.copyMemory(from: UnsafeRawPointer(first) + (byteCount &- rest), byteCount: rest)
      (source, target, end) = (UnsafeRawPointer(last), last, 64)
    }
  }
}
