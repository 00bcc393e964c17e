// Softmax and the logarithm of a sum of exponentials, without overflow.

extension Tensor {
  /// The softmax along one axis.
  ///
  ///     result[i] = exp(self[i] - m) / Σ_j exp(self[j] - m),   m = max_j self[j]
  ///
  /// The exponents are at most 0, so nothing overflows; the sum is in fixed order. Where m is
  /// infinite the result is not a number.
  ///
  /// - Parameter axis: The axis, counted from the end if negative.
  /// - Returns: A tensor of the same shape.
  /// - Complexity: O(`count`)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func softmax(alongAxis axis: Int = -1) -> Tensor {
    let axis = checkedAxis(axis)
    let moved = movingToEnd(axis: axis)
    let result = Tensor(unsetShape: shape)
    withExtendedLifetime((self, result)) {
      moved.forEachAxisStrips(with: result.movingToEnd(axis: axis)) { lines, target in
        if lines.isConsecutive && target.isConsecutive {
          Element.softmax(of: lines.elements, into: target.base)
        } else {
          lines.softmax(into: target)
        }
      }
    }
    return result
  }

  /// The logarithm of the sum of the exponentials along one axis.
  ///
  ///     result = m + log(Σ_j exp(self[j] - m)),   m = max_j self[j], or 0 if that is infinite
  ///
  /// Of an empty axis it is -∞, the logarithm of nothing.
  ///
  /// - Parameters:
  ///   - axis: The axis, counted from the end if negative.
  ///   - keepsAxis: Whether the axis stays, with size 1.
  /// - Returns: A tensor without that axis.
  /// - Complexity: O(`count`)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func logSumExp(alongAxis axis: Int = -1, keepsAxis: Bool = false) -> Tensor {
    let axis = checkedAxis(axis)
    guard shape[axis] > 0 else {
      return sum(alongAxis: axis, keepsAxis: keepsAxis).map { _ in
        Element.Strip(repeating: -.infinity)
      }
    }
    let greatest = maximum(alongAxis: axis, keepsAxis: true).map { strip in
      strip.replacing(with: 0, where: strip - strip .!= Element.Strip(repeating: 0))
    }
    let exponentials = combined(with: greatest) { Element.exp(of: $0 - $1) }
    let sums = exponentials.sum(alongAxis: axis, keepsAxis: true)
    let result = greatest.combined(with: sums) { $0 + Element.log(of: $1) }
    return keepsAxis ? result : result.selected(axis: axis, index: 0)
  }
}

extension AxisStrips {
  /// The softmax of each line.
  fileprivate func softmax(into target: AxisStrips) {
    let greatest = maximum()
    for index in 0..<count { target.store(Element.exp(of: strip(at: index) - greatest), at: index) }
    let sum = target.sum()
    for index in 0..<count { target.store(target.strip(at: index) / sum, at: index) }
  }
}

extension TensorElement {
  /// The softmax of consecutive elements.
  fileprivate static func softmax(
    of line: UnsafeBufferPointer<Self>,
    into target: UnsafeMutablePointer<Self>
  ) {
    guard let base = line.baseAddress else { return }
    let source = StripLine(base: UnsafeMutablePointer(mutating: base), stride: 1)
    let greatest = Strip(repeating: maximum(of: line))
    writeStrips(to: target, count: line.count) { source.strip(at: $0, count: $1) - greatest }
    let result = UnsafeMutableBufferPointer(start: target, count: line.count)
    let exponents = UnsafeBufferPointer(result)
    exp(of: exponents, into: result)
    let sum = Strip(repeating: sum(of: exponents))
    let exponentials = StripLine(base: target, stride: 1)
    writeStrips(to: target, count: line.count) { exponentials.strip(at: $0, count: $1) / sum }
  }
}
