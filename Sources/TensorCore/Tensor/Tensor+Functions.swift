// Elementary functions of each element; their errors are those of `DeterministicMath`.

/// e raised to each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func exp<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.mapLines { Element.exp(of: $0, into: $1) }
}

/// The natural logarithm of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func log<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.mapLines { Element.log(of: $0, into: $1) }
}

/// The hyperbolic tangent of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func tanh<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.mapLines { Element.tanh(of: $0, into: $1) }
}

/// 1 / (1 + e^-x) of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func sigmoid<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.mapLines { Element.sigmoid(of: $0, into: $1) }
}

/// The square root of each element, correctly rounded.
@inlinable
public func sqrt<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.map { $0.squareRoot() }
}

/// Each element where it is positive, and 0 elsewhere.
@inlinable
public func relu<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  let zero = Element.Strip(repeating: 0)
  return x.map { Element.greater(zero, $0) }
}

extension Tensor {
  /// Applies a function of lines: straight from consecutive elements, from others by way of a copy.
  @inline(__always)
  fileprivate func mapLines(
    _ function: (UnsafeBufferPointer<Element>, UnsafeMutableBufferPointer<Element>) -> Void
  ) -> Tensor {
    let result = Tensor(unsetShape: shape)
    var lines = Lines(shape: shape, strides: [layout.strides])
    var target = result.base
    withExtendedLifetime((self, result)) {
      while lines.advance() {
        let source = StripLine(base: base + lines.positions[0], stride: lines.strides[0])
        let isConsecutive = lines.strides[0] == 1
        if !isConsecutive {
          writeStrips(to: target, count: lines.count) { source.strip(at: $0, count: $1) }
        }
        function(
          UnsafeBufferPointer(start: isConsecutive ? source.base : target, count: lines.count),
          UnsafeMutableBufferPointer(start: target, count: lines.count)
        )
        target += lines.count
      }
    }
    return result
  }
}
