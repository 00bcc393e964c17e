// Functions of each element, fused: one pass over memory, eight elements at a time.

extension Tensor {
  /// Applies a function to each element.
  ///
  ///     result[i, …] = function(self[i, …])
  ///
  /// The function takes eight elements; it must treat each alone, so that the result does not
  /// depend on how they are grouped.
  ///
  /// - Complexity: O(`count`), one pass
  @inlinable @inline(__always)
  public func map(_ function: (Element.Strip) -> Element.Strip) -> Tensor {
    let result = Tensor(unsetShape: shape)
    var lines = Lines(shape: shape, strides: [layout.strides])
    let first = storage.base + layout.offset
    var target = result.storage.base
    withExtendedLifetime(self) {
      while lines.advance() {
        let line = StripLine(base: first + lines.positions[0], stride: lines.strides[0])
        writeStrips(to: target, count: lines.count) { function(line.strip(at: $0, count: $1)) }
        target += lines.count
      }
    }
    return result
  }

  /// Combines the elements of two tensors, broadcast to a common shape.
  ///
  ///     result[i, …] = function(self[i, …], other[i, …])
  ///
  /// - Complexity: O(`count` of the result), one pass
  @inlinable @inline(__always)
  public func combined(
    with other: Tensor,
    _ function: (Element.Strip, Element.Strip) -> Element.Strip
  ) -> Tensor {
    let shape = commonShape(with: other)
    let a = broadcast(to: shape)
    let b = other.broadcast(to: shape)
    let result = Tensor(unsetShape: shape)
    var lines = Lines(shape: shape, strides: [a.layout.strides, b.layout.strides])
    let firstA = a.storage.base + a.layout.offset
    let firstB = b.storage.base + b.layout.offset
    var target = result.storage.base
    withExtendedLifetime((a, b)) {
      while lines.advance() {
        let lineA = StripLine(base: firstA + lines.positions[0], stride: lines.strides[0])
        let lineB = StripLine(base: firstB + lines.positions[1], stride: lines.strides[1])
        writeStrips(to: target, count: lines.count) {
          function(lineA.strip(at: $0, count: $1), lineB.strip(at: $0, count: $1))
        }
        target += lines.count
      }
    }
    return result
  }

  /// Combines the elements of three tensors, broadcast to a common shape, in one pass.
  @inlinable @inline(__always)
  public func combined(
    with second: Tensor,
    _ third: Tensor,
    _ function: (Element.Strip, Element.Strip, Element.Strip) -> Element.Strip
  ) -> Tensor {
    let shape = commonShape(with: second)
    let all = Tensor(unsetShape: shape).commonShape(with: third)
    let a = broadcast(to: all)
    let b = second.broadcast(to: all)
    let c = third.broadcast(to: all)
    let result = Tensor(unsetShape: all)
    let strides = [a.layout.strides, b.layout.strides, c.layout.strides]
    var lines = Lines(shape: all, strides: strides)
    let firstA = a.storage.base + a.layout.offset
    let firstB = b.storage.base + b.layout.offset
    let firstC = c.storage.base + c.layout.offset
    var target = result.storage.base
    withExtendedLifetime((a, b, c)) {
      while lines.advance() {
        let lineA = StripLine(base: firstA + lines.positions[0], stride: lines.strides[0])
        let lineB = StripLine(base: firstB + lines.positions[1], stride: lines.strides[1])
        let lineC = StripLine(base: firstC + lines.positions[2], stride: lines.strides[2])
        writeStrips(to: target, count: lines.count) {
          function(
            lineA.strip(at: $0, count: $1),
            lineB.strip(at: $0, count: $1),
            lineC.strip(at: $0, count: $1)
          )
        }
        target += lines.count
      }
    }
    return result
  }

  /// Replaces each element by a function of it and of another tensor's, broadcast to this shape.
  ///
  ///     self[i, …] = function(self[i, …], other[i, …])
  @inlinable @inline(__always)
  public mutating func combine(
    with other: Tensor,
    _ function: (Element.Strip, Element.Strip) -> Element.Strip
  ) {
    makeUnique()
    let b = other.broadcast(to: shape)
    var lines = Lines(shape: shape, strides: [layout.strides, b.layout.strides])
    let first = storage.base + layout.offset
    let firstB = b.storage.base + b.layout.offset
    withExtendedLifetime((storage, b)) {
      while lines.advance() {
        let line = StripLine(base: first + lines.positions[0], stride: 1)
        let lineB = StripLine(base: firstB + lines.positions[1], stride: lines.strides[1])
        writeStrips(to: line.base, count: lines.count) {
          function(line.strip(at: $0, count: $1), lineB.strip(at: $0, count: $1))
        }
      }
    }
  }

  /// The shape to which both can be broadcast.
  @usableFromInline
  func commonShape(with other: Tensor) -> [Int] {
    do throws(ShapeError) {
      return try Layout.commonShape(shape, other.shape)
    } catch {
      stop(error)
    }
  }
}
