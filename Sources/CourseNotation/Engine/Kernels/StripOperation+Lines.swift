// The operations of strip programs, over lines.

import DeterministicMath

extension StripOperation {
  /// Computes as many results as asked for; the result may be the memory of an operand.
  func run(_ result: UnsafeMutablePointer<Float>, _ a: Line, _ b: Line, count: Int) {
    switch self {
    case .add: result.fill(count: count, a, b) { $0 + $1 }
    case .subtract: result.fill(count: count, a, b) { $0 - $1 }
    case .multiply: result.fill(count: count, a, b) { $0 * $1 }
    case .divide: result.fill(count: count, a, b) { $0 / $1 }
    case .larger: result.fill(count: count, a, b) { $0.replacing(with: $1, where: $1.isOver($0)) }
    case .smaller: result.fill(count: count, a, b) { $0.replacing(with: $1, where: $1.isUnder($0)) }
    case .equal:
      let one = Vector(repeating: 1)
      result.fill(count: count, a, b) { Vector().replacing(with: one, where: $0 .== $1) }
    case .power: result.fillEach(count: count, a, b) { pow($0, $1) }
    default: runUnary(result, a, count: count)
    }
  }

  private func runUnary(_ result: UnsafeMutablePointer<Float>, _ a: Line, count: Int) {
    switch self {
    case .negate: result.fill(count: count, a) { -$0 }
    case .relu:
      let zero = Vector()
      result.fill(count: count, a) { $0.replacing(with: zero, where: $0 .< zero) }
    case .step:
      let one = Vector(repeating: 1)
      result.fill(count: count, a) { Vector().replacing(with: one, where: $0 .> Vector()) }
    case .sqrt: result.fill(count: count, a) { $0.squareRoot() }
    case .abs: result.fill(count: count, a) { $0.lanewiseMagnitude }
    case .sign:
      let one = Vector(repeating: 1)
      result.fill(count: count, a) {
        $0.replacing(with: one, where: $0 .> Vector()).replacing(with: -one, where: $0 .< Vector())
      }
    case .sin: result.fillEach(count: count, a, a) { number, _ in DeterministicMath.sin(number) }
    case .cos: result.fillEach(count: count, a, a) { number, _ in DeterministicMath.cos(number) }
    case .erf: result.fillEach(count: count, a, a) { number, _ in DeterministicMath.erf(number) }
    default: runFunction(result, a, count: count)
    }
  }

  private func runFunction(_ result: UnsafeMutablePointer<Float>, _ a: Line, count: Int) {
    let operands = UnsafeBufferPointer<Float>(start: a.base, count: count)
    let results = UnsafeMutableBufferPointer<Float>(start: result, count: count)
    switch self {
    case .sigmoid: DeterministicMath.sigmoid(operands, into: results)
    case .tanh: DeterministicMath.tanh(operands, into: results)
    case .exp: DeterministicMath.exp(operands, into: results)
    case .ln: DeterministicMath.log(operands, into: results)
    case .softplus: DeterministicMath.softplus(operands, into: results)
    default: preconditionFailure("an operation without a loop")
    }
  }
}

extension SIMD8<Float> {
  /// Where these numbers are greater than others, or are no numbers.
  @inline(__always)
  fileprivate func isOver(_ other: Self) -> SIMDMask<SIMD8<Int32>> {
    (self .> other) .| (self .!= self)
  }

  /// Where these numbers are less than others, or are no numbers.
  @inline(__always)
  fileprivate func isUnder(_ other: Self) -> SIMDMask<SIMD8<Int32>> {
    (self .< other) .| (self .!= self)
  }
}
