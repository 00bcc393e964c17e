// Elementary functions of each element; their errors are those of `DeterministicMath`.

/// e raised to each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func exp<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.map { Element.exp(of: $0) }
}

/// The natural logarithm of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func log<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.map { Element.log(of: $0) }
}

/// The hyperbolic tangent of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func tanh<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.map { Element.tanh(of: $0) }
}

/// 1 / (1 + e^-x) of each element.
@specialized(where Element == Float)
@specialized(where Element == Double)
public func sigmoid<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.map { Element.sigmoid(of: $0) }
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
