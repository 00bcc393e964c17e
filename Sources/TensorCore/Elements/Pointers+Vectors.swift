// Vectors read from and written to memory that is aligned for its elements only.

extension UnsafePointer where Pointee: SIMDScalar {
  /// The elements that begin here.
  @inlinable @inline(__always)
  func vector<Vector: SIMD>(as _: Vector.Type) -> Vector where Vector.Scalar == Pointee {
    UnsafeRawPointer(self).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer where Pointee: SIMDScalar {
  /// The elements that begin here.
  @inlinable @inline(__always)
  func vector<Vector: SIMD>(as _: Vector.Type) -> Vector where Vector.Scalar == Pointee {
    UnsafeRawPointer(self).loadUnaligned(as: Vector.self)
  }

  /// Writes a vector's elements, beginning here.
  @inlinable @inline(__always)
  func store<Vector: SIMD>(_ vector: Vector) where Vector.Scalar == Pointee {
    UnsafeMutableRawPointer(self).storeBytes(of: vector, as: Vector.self)
  }
}
