// Sums and inner products whose order of additions depends on the number of terms alone.
//
// Goals in order of priority:
// 1. The same bits on every machine, whatever its vectors hold.
// 2. Rounding errors that grow with the logarithm of the number of terms. 3. Speed.
//
// Up to 4096 terms fall into 32 lanes (16 for `Double`): term i goes to the lane i mod 32, and each
// lane adds its terms in order. The lanes are then added in halves: 16 + 16, 8 + 8, …. More terms
// are cut at the greatest power of two below their number, and the two sums are added.

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: UnsafeBufferPointer<Float>) -> Float {
  guard let base = terms.baseAddress else { return 0 }
  return treeSum(0, terms.count) { first, count in
    let terms = base + first
    return laneSum(
      count: count,
      vector: { UnsafeRawPointer(terms + $0).loadUnaligned(as: SIMD8<Float>.self) },
      term: { terms[$0] },
      halves: halvingSum
    )
  }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Float {
  precondition(a.count == b.count, "an inner product of \(a.count) and \(b.count) numbers")
  guard let a = a.baseAddress, let b0 = b.baseAddress else { return 0 }
  return treeSum(0, b.count) { first, count in
    let (x, y) = (a + first, b0 + first)
    return laneSum(
      count: count,
      vector: {
        UnsafeRawPointer(x + $0).loadUnaligned(as: SIMD8<Float>.self)
          * UnsafeRawPointer(y + $0).loadUnaligned(as: SIMD8<Float>.self)
      },
      term: { x[$0] * y[$0] },
      halves: halvingSum
    )
  }
}

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: UnsafeBufferPointer<Double>) -> Double {
  guard let base = terms.baseAddress else { return 0 }
  return treeSum(0, terms.count) { first, count in
    let terms = base + first
    return laneSum(
      count: count,
      vector: { UnsafeRawPointer(terms + $0).loadUnaligned(as: SIMD4<Double>.self) },
      term: { terms[$0] },
      halves: halvingSum
    )
  }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>) -> Double {
  precondition(a.count == b.count, "an inner product of \(a.count) and \(b.count) numbers")
  guard let a = a.baseAddress, let b0 = b.baseAddress else { return 0 }
  return treeSum(0, b.count) { first, count in
    let (x, y) = (a + first, b0 + first)
    return laneSum(
      count: count,
      vector: {
        UnsafeRawPointer(x + $0).loadUnaligned(as: SIMD4<Double>.self)
          * UnsafeRawPointer(y + $0).loadUnaligned(as: SIMD4<Double>.self)
      },
      term: { x[$0] * y[$0] },
      halves: halvingSum
    )
  }
}
