// Vectors read from and written to memory that is aligned for its elements only.
//
// Reading copies memory: the standard library's unaligned reading comes apart into single lanes in
// WebAssembly.

extension UnsafePointer where Pointee: SIMDScalar {
  /// The elements that begin here.
  @inlinable @inline(__always)
  func vector<Vector: SIMD>(as _: Vector.Type) -> Vector where Vector.Scalar == Pointee {
    var vector = Vector()
    withUnsafeMutableBytes(of: &vector) {
      $0.baseAddress?.copyMemory(from: self, byteCount: MemoryLayout<Vector>.size)
    }
    return vector
  }
}

extension UnsafeMutablePointer where Pointee: SIMDScalar {
  /// The elements that begin here.
  @inlinable @inline(__always)
  func vector<Vector: SIMD>(as _: Vector.Type) -> Vector where Vector.Scalar == Pointee {
    UnsafePointer(self).vector(as: Vector.self)
  }

  /// Writes a vector's elements, beginning here.
  @inlinable @inline(__always)
  func store<Vector: SIMD>(_ vector: Vector) where Vector.Scalar == Pointee {
    UnsafeMutableRawPointer(self).storeBytes(of: vector, as: Vector.self)
  }
}
