// Convolutions of tensors, and their gradients.

/// How a kernel moves over an image; the same along both axes.
public struct ConvolutionOptions: Equatable, Sendable {
  /// The step of the input from an output element to the next.
  public var stride: Int
  /// The step of the input from a tap of the kernel to the next.
  public var dilation: Int
  /// The elements added on each side of the input; 0 keeps to what is valid.
  public var padding: Int
  /// What the added elements are.
  public var border: ConvolutionBorder

  /// Unless said otherwise, a kernel that visits every place where it fits.
  public init(
    stride: Int = 1,
    dilation: Int = 1,
    padding: Int = 0,
    border: ConvolutionBorder = .zeros
  ) {
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.border = border
  }

  /// The plan for images and kernels with the given sizes.
  func plan<Element>(
    x: Int,
    y: Int,
    taps: (x: Int, y: Int)
  ) throws(ShapeError) -> ConvolutionPlan<Element> {
    ConvolutionPlan(x: try axis(x, taps.x), y: try axis(y, taps.y))
  }

  private func axis(_ size: Int, _ taps: Int) throws(ShapeError) -> ConvolutionAxis {
    try ConvolutionAxis(
      inputSize: size,
      taps: taps,
      stride: stride,
      dilation: dilation,
      before: padding,
      after: padding,
      border: border
    )
  }
}

extension Tensor {
  /// Convolves images with kernels, without turning the kernels over.
  ///
  ///     result[b, j, x, y] = Σ_{dx, dy, c} weights[j, c, dx, dy]
  ///                          · self[b, c, stride·x + dilation·dx - padding, …y…]
  ///
  /// The terms are added in order of (dx, dy, c) in chunks of 384, each from zero, and the chunks'
  /// sums in order.
  ///
  /// - Parameters:
  ///   - weights: Kernels [J, C, DX, DY] for this tensor of images [B, C, X, Y], or the program
  ///     stops.
  ///   - options: Stride, dilation and padding.
  ///   - workers: Who computes.
  /// - Returns: The output [B, J, positions in x, positions in y].
  /// - Complexity: O(B · J · C · DX · DY · positions)
  public func convolved(
    with weights: Tensor,
    _ options: ConvolutionOptions = ConvolutionOptions(),
    on workers: Workers = .one
  ) -> Tensor {
    let plan = convolutionPlan(of: shape, with: weights, options)
    let result = Tensor(
      unsetShape: [shape[0], weights.shape[0], plan.x.outputSize, plan.y.outputSize]
    )
    withExtendedLifetime((self, weights)) {
      plan.run(images, weights.kernels, into: result.images, on: workers)
    }
    return result
  }

  /// The gradient of a convolution's input, from the gradient of its output (this tensor).
  ///
  ///     result[b, c, u, v] = Σ_{dx, dy, j} weights[j, c, dx, dy] · self[b, j, x, y]
  ///
  /// over the x and y at which the tap (dx, dy) meets the input's element (u, v).
  ///
  /// - Parameters:
  ///   - inputShape: The shape [B, C, X, Y] of the input.
  ///   - weights: Kernels [J, C, DX, DY].
  ///   - options: Those of the convolution.
  ///   - workers: Who computes.
  /// - Returns: The gradient [B, C, X, Y].
  public func convolutionInputGradient(
    inputShape: [Int],
    weights: Tensor,
    _ options: ConvolutionOptions = ConvolutionOptions(),
    on workers: Workers = .one
  ) -> Tensor {
    let plan = convolutionPlan(of: inputShape, with: weights, options)
    requireGradient(of: plan, batch: inputShape[0], channels: weights.shape[0])
    let result = Tensor(unsetShape: inputShape)
    withExtendedLifetime((self, weights)) {
      plan.runInputGradient(images, weights.kernels, into: result.images, on: workers)
    }
    return result
  }

  /// The gradient of a convolution's weights, from the gradient of its output (this tensor).
  ///
  ///     result[j, c, dx, dy] = Σ_b Σ_{x, y} self[b, j, x, y] · input[b, c, sourceX, sourceY]
  ///
  /// The positions of an image are added in chunks of 384, each from zero; then image after image.
  ///
  /// - Parameters:
  ///   - weightsShape: The shape [J, C, DX, DY] of the weights.
  ///   - input: The images [B, C, X, Y].
  ///   - options: Those of the convolution.
  ///   - workers: Who computes.
  /// - Returns: The gradient [J, C, DX, DY].
  public func convolutionWeightGradient(
    weightsShape: [Int],
    input: Tensor,
    _ options: ConvolutionOptions = ConvolutionOptions(),
    on workers: Workers = .one
  ) -> Tensor {
    let result = Tensor(unsetShape: weightsShape)
    let plan = input.convolutionPlan(of: input.shape, with: result, options)
    requireGradient(of: plan, batch: input.shape[0], channels: weightsShape[0])
    let gradient = images.hasEvenPositions ? self : copied()
    withExtendedLifetime((gradient, input)) {
      plan.runWeightGradient(input.images, gradient.images, into: result.kernels, on: workers)
    }
    return result
  }

  private func convolutionPlan(
    of input: [Int],
    with weights: Tensor,
    _ options: ConvolutionOptions
  ) -> ConvolutionPlan<Element> {
    guard input.count == 4 else { stop(.rank(expected: 4, found: input)) }
    guard weights.rank == 4 else { stop(.rank(expected: 4, found: weights.shape)) }
    guard input[1] == weights.shape[1] else {
      stop(.channels(input: input, weights: weights.shape))
    }
    do throws(ShapeError) {
      let taps = (x: weights.shape[2], y: weights.shape[3])
      return try options.plan(x: input[2], y: input[3], taps: taps)
    } catch {
      stop(error)
    }
  }

  private func requireGradient(of plan: ConvolutionPlan<Element>, batch: Int, channels: Int) {
    let expected = [batch, channels, plan.x.outputSize, plan.y.outputSize]
    guard shape == expected else { stop(.mismatch(expected: expected, found: shape)) }
  }

  private var images: ImageView<Element> {
    ImageView(base: base, shape: shape, strides: layout.strides)
  }

  private var kernels: KernelView<Element> {
    KernelView(base: base, shape: shape, strides: layout.strides)
  }
}
