// Images and kernels in memory, as the convolution sees them: an address and a stride an axis.
//
// B = batch, C = input channels, J = output channels, X, Y = space, DX, DY = taps
// images [B, C, X, Y]   kernels [J, C, DX, DY]   in any order in memory

/// Images in memory that the caller keeps alive.
package struct ImageView<Element: TensorElement> {
  /// The first element.
  package var base: UnsafeMutablePointer<Element>
  /// The number of images.
  package var batch: Int
  /// The number of channels.
  package var channels: Int
  /// The sizes of the spatial axes.
  package var x: Int
  package var y: Int
  /// The distances, in elements, along the four axes.
  package var batchStride: Int
  package var channelStride: Int
  package var xStride: Int
  package var yStride: Int

  /// Images at an address, from sizes and strides in the order batch, channels, x, y.
  package init(base: UnsafeMutablePointer<Element>, shape: [Int], strides: [Int]) {
    precondition(shape.count == 4 && strides.count == 4, "images have four axes")
    self.base = base
    (batch, channels, x, y) = (shape[0], shape[1], shape[2], shape[3])
    (batchStride, channelStride) = (strides[0], strides[1])
    (xStride, yStride) = (strides[2], strides[3])
  }

  /// Whether the positions of a channel lie at equal distances, in order.
  var hasEvenPositions: Bool {
    x <= 1 || y == 0 || (y == 1 ? true : xStride == y &* yStride)
  }

  /// The distance from a position of a channel to the next.
  var positionStride: Int { y == 1 ? xStride : yStride }

  /// One image as a matrix of channels by positions.
  func matrix(of image: Int) -> MatrixView<Element> {
    MatrixView(
      base: base + image &* batchStride,
      rows: channels,
      columns: x &* y,
      rowStride: channelStride,
      columnStride: positionStride
    )
  }
}

/// The kernels of a convolution in memory that the caller keeps alive.
package struct KernelView<Element: TensorElement> {
  /// The first element.
  package var base: UnsafeMutablePointer<Element>
  /// The number of output channels, and of input channels.
  package var outputs: Int
  package var inputs: Int
  /// The numbers of taps.
  package var x: Int
  package var y: Int
  /// The distances, in elements, along the four axes.
  package var outputStride: Int
  package var inputStride: Int
  package var xStride: Int
  package var yStride: Int

  /// Kernels at an address, from sizes and strides in the order output, input channels, x, y.
  package init(base: UnsafeMutablePointer<Element>, shape: [Int], strides: [Int]) {
    precondition(shape.count == 4 && strides.count == 4, "kernels have four axes")
    self.base = base
    (outputs, inputs, x, y) = (shape[0], shape[1], shape[2], shape[3])
    (outputStride, inputStride) = (strides[0], strides[1])
    (xStride, yStride) = (strides[2], strides[3])
  }

  /// The same kernels from the other side: output and input channels exchanged.
  var transposed: KernelView {
    var view = self
    swap(&view.outputs, &view.inputs)
    swap(&view.outputStride, &view.inputStride)
    return view
  }

  /// The number of elements of one output channel's kernel.
  var depth: Int { x &* y &* inputs }

  /// The kernels as a matrix of output channels by (dx, dy, input channel), if memory allows it.
  var matrix: MatrixView<Element>? {
    guard yStride == inputs &* inputStride && xStride == y &* yStride else { return nil }
    return MatrixView(
      base: base,
      rows: outputs,
      columns: depth,
      rowStride: outputStride,
      columnStride: inputStride
    )
  }

  /// The address of a tap's first input channel.
  @inline(__always)
  func address(output: Int, tapX: Int, tapY: Int) -> UnsafeMutablePointer<Element> {
    base + (output &* outputStride &+ tapX &* xStride &+ tapY &* yStride)
  }
}
