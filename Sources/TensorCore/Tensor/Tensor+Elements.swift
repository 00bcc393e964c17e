// The elements of a tensor in order, in memory of its own.

extension Tensor {
  /// The elements, the last axis running fastest.
  public var elements: [Element] { array() }

  @specialized(where Element == Float)
  @specialized(where Element == Double)
  private func array() -> [Element] {
    // An empty array is shared by all: nothing may be written to it.
    guard count > 0 else { return [] }
    let dense = dense()
    return withExtendedLifetime(dense) {
      [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
        for index in 0..<count { buffer[index] = dense.base[index] }
        initialized = count
      }
    }
  }

  /// The same tensor with its elements in one run: itself, if they are.
  public func dense() -> Tensor {
    layout.isDense ? self : copied()
  }

  /// The address of the first element; valid while this tensor is alive.
  var base: UnsafeMutablePointer<Element> { storage.base + layout.offset }

  /// Reads the elements of a dense tensor.
  package func withElements<Result>(
    _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    let dense = dense()
    return withExtendedLifetime(dense) {
      body(UnsafeBufferPointer(start: dense.base, count: count))
    }
  }

  /// Changes the elements, in order.
  package mutating func withMutableElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Element>) -> Result
  ) -> Result {
    makeUnique()
    let tensor = self
    return withExtendedLifetime(tensor) {
      body(UnsafeMutableBufferPointer(start: tensor.base, count: count))
    }
  }

  /// Makes sure that the elements are dense and nobody else's.
  @usableFromInline
  mutating func makeUnique() {
    guard isKnownUniquelyReferenced(&storage), layout.isDense else {
      self = copied()
      return
    }
  }

  /// The same elements in new memory, in order.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  func copied() -> Tensor {
    let result = Tensor(unsetShape: shape)
    var lines = Lines(shape: shape, strides: [layout.strides])
    let source = base
    var target = result.base
    withExtendedLifetime(self) {
      while lines.advance() {
        let line = source + lines.positions[0]
        for index in 0..<lines.count { target[index] = line[index &* lines.strides[0]] }
        target += lines.count
      }
    }
    return result
  }
}
