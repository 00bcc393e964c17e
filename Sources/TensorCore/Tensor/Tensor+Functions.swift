// Elementary functions of each element; their errors are those of `DeterministicMath`.

/// e raised to each element.
public func exp<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.exponential()
}

/// The natural logarithm of each element.
public func log<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.logarithm()
}

/// The hyperbolic tangent of each element.
public func tanh<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.hyperbolicTangent()
}

/// 1 / (1 + e^-x) of each element.
public func sigmoid<Element>(_ x: Tensor<Element>) -> Tensor<Element> {
  x.logistic()
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
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate func exponential() -> Tensor { map { Element.exp(of: $0) } }

  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate func logarithm() -> Tensor { map { Element.log(of: $0) } }

  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate func hyperbolicTangent() -> Tensor { map { Element.tanh(of: $0) } }

  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate func logistic() -> Tensor { map { Element.sigmoid(of: $0) } }
}
