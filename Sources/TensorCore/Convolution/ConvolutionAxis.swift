// One spatial axis of a convolution: which input element a tap of the kernel meets.

/// What an image is beyond its border.
public enum ConvolutionBorder: Equatable, Sendable {
  /// Zeros.
  case zeros
  /// The image again, from its other side.
  case circular
}

/// One spatial axis of a convolution.
///
///     source(output, tap) = output · stride + tap · dilation - before
package struct ConvolutionAxis: Equatable {
  /// The size of the input.
  package let inputSize: Int
  /// The number of taps of the kernel.
  package let taps: Int
  /// The step of the input from an output element to the next.
  package let stride: Int
  /// The step of the input from a tap to the next.
  package let dilation: Int
  /// The elements added before the input.
  package let before: Int
  /// What the added elements are.
  package let border: ConvolutionBorder
  /// The size of the output.
  package let outputSize: Int

  /// An axis whose output covers the padded input as far as the kernel fits.
  package init(
    inputSize: Int,
    taps: Int,
    stride: Int = 1,
    dilation: Int = 1,
    before: Int = 0,
    after: Int = 0,
    border: ConvolutionBorder = .zeros
  ) throws(ShapeError) {
    guard stride >= 1 && dilation >= 1 && before >= 0 && after >= 0 else {
      throw .convolution(stride: stride, dilation: dilation, padding: min(before, after))
    }
    let extent = taps == 0 ? 0 : (taps - 1) * dilation + 1
    let padded = border == .circular && inputSize == 0 ? 0 : inputSize + before + after
    guard taps >= 1 && extent <= padded else {
      throw .kernelTooLarge(extent: extent, padded: padded)
    }
    self.inputSize = inputSize
    self.taps = taps
    self.stride = stride
    self.dilation = dilation
    self.before = before
    self.border = border
    outputSize = (padded - extent) / stride + 1
    let reach = (outputSize - 1) * stride + 1
    guard border == .zeros || reach <= inputSize else {
      throw .circularOverlap(reach: reach, size: inputSize)
    }
  }

  /// The input index that an output element meets at a tap; nil beyond a border of zeros.
  package func source(output: Int, tap: Int) -> Int? {
    let index = output * stride + tap * dilation - before
    if index >= 0 && index < inputSize { return index }
    return border == .zeros ? nil : wrapped(index, inputSize)
  }

  /// The output element that meets an input index at a tap, if there is one; never several.
  package func output(source: Int, tap: Int) -> Int? {
    let reached = source + before - tap * dilation
    let distance = border == .zeros ? reached : wrapped(reached, inputSize)
    guard distance >= 0 && distance % stride == 0 && distance / stride < outputSize else {
      return nil
    }
    return distance / stride
  }

  private func wrapped(_ index: Int, _ size: Int) -> Int {
    let remainder = index % size
    return remainder < 0 ? remainder + size : remainder
  }
}
