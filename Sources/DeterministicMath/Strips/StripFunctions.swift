// The elementary functions of many numbers at once, with the bits that each number alone gives.
//
// `result` holds at least as many numbers as `x`, and may be the same memory. The errors are those
// of the functions of one number.

/// e raised to each number.
@inline(never)
package func exp(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { expKernel($0) }
}

/// The natural logarithm of each number.
@inline(never)
package func log(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { logKernel($0) }
}

/// The natural logarithm of 1 plus each number.
@inline(never)
package func log1p(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { log1pKernel($0) }
}

/// The hyperbolic tangent of each number.
@inline(never)
package func tanh(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { tanhKernel($0) }
}

/// 1 / (1 + e^-x) of each number.
@inline(never)
package func sigmoid(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { sigmoidKernel($0) }
}

/// ln (1 + e^x) of each number.
@inline(never)
package func softplus(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { softplusKernel($0) }
}

/// e raised to each number, minus 1.
@inline(never)
package func expm1(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { expm1Kernel($0) }
}

/// The binary logarithm of each number.
@inline(never)
package func log2(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { log2Kernel($0) }
}

/// The error function of each number.
@inline(never)
package func erf(
  _ x: UnsafeBufferPointer<Float>,
  into result: UnsafeMutableBufferPointer<Float>
) {
  forEachStrip(x, into: result) { erfKernel($0) }
}
