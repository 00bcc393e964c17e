// What is timed as WebAssembly and natively: functions without arguments. See browser.py.

import DeterministicMath
import TensorCore

/// Numbers of a tensor, the same each time; `Int` has 32 bits in WebAssembly.
func numbers(_ shape: [Int]) -> Tensor<Float> {
  Tensor(shape: shape) { Float((($0 & 0xffff) &* 7919) % 2003) / 1001 - 1 }
}

let square = numbers([512, 512])
let line = numbers([1 << 20])
let images = numbers([8, 64, 32, 32])
let weights = numbers([64, 64, 3, 3])

/// A product of matrices, 512 × 512 × 512.
@_cdecl("product") public func timeProduct() -> Float {
  square.matrixProduct(with: square)[3, 5]
}

/// A convolution, 8 × 64 × 32 × 32 with 64 filters of 3 × 3.
@_cdecl("convolution") public func timeConvolution() -> Float {
  images.convolved(with: weights, ConvolutionOptions(padding: 1))[0, 3, 5, 7]
}

/// e raised to 2²⁰ numbers.
@_cdecl("exponential") public func timeExp() -> Float { exp(line)[5] }

/// The logistic function of 2²⁰ numbers.
@_cdecl("logistic") public func timeSigmoid() -> Float { sigmoid(line)[5] }

/// The hyperbolic tangent of 2²⁰ numbers.
@_cdecl("tangent") public func timeTanh() -> Float { tanh(line)[5] }

/// 2²⁰ uniform deviates.
@_cdecl("uniforms") public func timeUniforms() -> Float {
  var random = RandomStream(seed: 1)
  return random.uniforms(1 << 20)[7]
}

/// 2²⁰ normal deviates.
@_cdecl("normals") public func timeNormals() -> Float {
  var random = RandomStream(seed: 1)
  return random.normals(1 << 20)[7]
}

/// 4,000 inner products of two vectors of 256 normal deviates.
@_cdecl("pre_activation") public func timePreActivation() -> Float {
  var random = RandomStream(seed: 1)
  var total: Float = 0
  for _ in 0..<4000 { total += dot(random.normals(256), random.normals(256)) }
  return total
}
