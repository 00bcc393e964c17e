// Fixed-order sums of arrays.

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: [Float]) -> Float {
  terms.withUnsafeBufferPointer { sum($0) }
}

/// The sum of numbers, in fixed order.
///
/// - Complexity: O(`count`)
@inlinable
public func sum(_ terms: [Double]) -> Double {
  terms.withUnsafeBufferPointer { sum($0) }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: [Float], _ b: [Float]) -> Float {
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in dot(a, b) }
  }
}

/// The inner product of two vectors, in fixed order: each product is rounded, then added.
///
/// - Precondition: The vectors have the same number of elements.
/// - Complexity: O(`count`)
@inlinable
public func dot(_ a: [Double], _ b: [Double]) -> Double {
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in dot(a, b) }
  }
}
