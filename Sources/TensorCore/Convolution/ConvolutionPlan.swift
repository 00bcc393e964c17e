// A convolution and its two gradients as matrix products over patches that are never stored.
//
// Goals in order of priority:
// 1. An order of summation that the shape alone decides (BlockedProduct.swift): over (dx, dy, c)
//    forward, over (dx, dy, j) for the input's gradient, over (x, y) of each image, image after
//    image, for the weights' gradient.
// 2. Speed of the matrix product: a panel of patches is copied into the first cache and used by
//    all channels there. 3. No allocation in a run.

/// The plan of a convolution: the places of its taps and the memory that its runs need.
///
///     output[b, j, x, y] = Σ_{dx, dy, c} weights[j, c, dx, dy] · input[b, c, sx + dx, sy + dy]
///
/// One run at a time.
package final class ConvolutionPlan<Element: TensorElement> {
  /// The spatial axes.
  package let x: ConvolutionAxis
  package let y: ConvolutionAxis
  private let weights = Scratch()
  private var forwardTables: Tables?
  private var reverseTables: Tables?

  /// The plan of a convolution over two axes.
  package init(x: ConvolutionAxis, y: ConvolutionAxis) {
    self.x = x
    self.y = y
  }

  /// Convolves images with kernels.
  ///
  /// - Parameters:
  ///   - input: B images of C channels.
  ///   - kernels: J × C kernels.
  ///   - output: B images of J channels, their positions at equal distances in memory.
  ///   - accumulating: Whether to add to the output instead of replacing it.
  ///   - workers: Who computes.
  /// - Complexity: O(B · J · C · DX · DY · positions)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  package func run(
    _ input: ImageView<Element>,
    _ kernels: KernelView<Element>,
    into output: ImageView<Element>,
    accumulating: Bool = false,
    on workers: Workers = .one
  ) {
    let tables = forwardTables(for: input)
    let left = matrix(of: kernels)
    let source = PatchSource(input, x: tables.x, y: tables.y)
    multiply(left, source, input, into: output, accumulating: accumulating, on: workers)
  }

  /// The gradient of the input: each output's gradient goes back to the elements it was made of.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  package func runInputGradient(
    _ outputGradient: ImageView<Element>,
    _ kernels: KernelView<Element>,
    into inputGradient: ImageView<Element>,
    accumulating: Bool = false,
    on workers: Workers = .one
  ) {
    let tables = reverseTables(for: outputGradient)
    let left = matrix(of: kernels.transposed)
    let source = PatchSource(outputGradient, x: tables.x, y: tables.y)
    multiply(
      left,
      source,
      outputGradient,
      into: inputGradient,
      accumulating: accumulating,
      on: workers
    )
  }

  /// The gradient of the weights: the sum over all positions of all images.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  package func runWeightGradient(
    _ input: ImageView<Element>,
    _ outputGradient: ImageView<Element>,
    into kernelGradient: KernelView<Element>,
    accumulating: Bool = false,
    on workers: Workers = .one
  ) {
    precondition(outputGradient.hasEvenPositions, "the positions of a gradient must be even")
    let tables = forwardTables(for: input)
    let inPlace = kernelGradient.matrix
    let result = inPlace ?? room(for: kernelGradient)
    let source = PatchSource(input, x: tables.x, y: tables.y)
    let pieces = workers.parts(forOperations: operations(input, kernelGradient))
    if inPlace == nil && accumulating { kernelGradient.copy(to: result) }
    workers.run(parts: pieces) { piece, scratch in
      let columns = cut(result.columns, at: MatrixTile<Element>.width, piece, of: pieces)
      if input.batch == 0 && !accumulating {
        result.block(rows: 0..<result.rows, columns: columns).setToZero()
      }
      for image in 0..<input.batch {
        var patches = source
        patches.base += image &* input.batchStride
        BlockedProduct(
          left: outputGradient.matrix(of: image),
          right: PatchRowSource(patches: patches),
          result: result,
          accumulates: accumulating || image > 0
        ).run(columns: columns, scratch: scratch)
      }
    }
    if inPlace == nil { kernelGradient.copy(from: result) }
  }
}

// MARK: - Products

extension ConvolutionPlan {
  /// Multiplies a matrix by the patches of each image.
  private func multiply(
    _ left: MatrixView<Element>,
    _ source: PatchSource<Element>,
    _ images: ImageView<Element>,
    into result: ImageView<Element>,
    accumulating: Bool,
    on workers: Workers
  ) {
    precondition(result.hasEvenPositions, "the positions of a result must be even")
    guard result.batch > 0 else { return }
    let positions = result.x &* result.y
    let operations =
      2 * Double(left.rows) * Double(left.columns) * Double(positions) * Double(result.batch)
    let parts = workers.parts(forOperations: Int(min(operations, 1e9)))
    let pieces = (parts &+ result.batch &- 1) / result.batch
    workers.run(parts: result.batch &* pieces) { part, scratch in
      let image = part / pieces
      var patches = source
      patches.base += image &* images.batchStride
      BlockedProduct(
        left: left,
        right: patches,
        result: result.matrix(of: image),
        accumulates: accumulating
      ).run(
        columns: cut(
          positions,
          at: MatrixTile<Element>.width,
          part &- image &* pieces,
          of: pieces
        ),
        scratch: scratch
      )
    }
  }

  private func operations(_ input: ImageView<Element>, _ kernels: KernelView<Element>) -> Int {
    let positions = Double(x.outputSize) * Double(y.outputSize) * Double(input.batch)
    return Int(min(2 * positions * Double(kernels.outputs) * Double(kernels.depth), 1e9))
  }
}

// MARK: - What a plan keeps

extension ConvolutionPlan {
  /// The tables of both axes for images with certain strides.
  private struct Tables {
    let xStride: Int
    let yStride: Int
    let x: TapTable
    let y: TapTable

    func fit(_ images: ImageView<Element>) -> Bool {
      xStride == images.xStride && yStride == images.yStride
    }
  }

  private func forwardTables(for images: ImageView<Element>) -> Tables {
    if let tables = forwardTables, tables.fit(images) { return tables }
    let tables = Tables(
      xStride: images.xStride,
      yStride: images.yStride,
      x: TapTable(reading: x, stride: images.xStride),
      y: TapTable(reading: y, stride: images.yStride)
    )
    forwardTables = tables
    return tables
  }

  private func reverseTables(for images: ImageView<Element>) -> Tables {
    if let tables = reverseTables, tables.fit(images) { return tables }
    let tables = Tables(
      xStride: images.xStride,
      yStride: images.yStride,
      x: TapTable(reversing: x, stride: images.xStride),
      y: TapTable(reversing: y, stride: images.yStride)
    )
    reverseTables = tables
    return tables
  }

  /// Kernels as a matrix of output channels by (dx, dy, input channel), in place or copied.
  private func matrix(of kernels: KernelView<Element>) -> MatrixView<Element> {
    if let matrix = kernels.matrix, matrix.columnStride == 1 { return matrix }
    let matrix = room(for: kernels)
    kernels.copy(to: matrix)
    return matrix
  }

  private func room(for kernels: KernelView<Element>) -> MatrixView<Element> {
    MatrixView(
      base: weights.elements(max(1, kernels.outputs &* kernels.depth), of: Element.self),
      rows: kernels.outputs,
      columns: kernels.depth,
      rowStride: kernels.depth,
      columnStride: 1
    )
  }
}

extension KernelView {
  /// Visits the input channels of each output channel and tap, and their place in the matrix.
  fileprivate func forEachRun(
    _ body: (_ kernel: UnsafeMutablePointer<Element>, _ row: Int, _ column: Int) -> Void
  ) {
    for output in 0..<outputs {
      for tapX in 0..<x {
        for tapY in 0..<y {
          let column = (tapX &* y &+ tapY) &* inputs
          body(address(output: output, tapX: tapX, tapY: tapY), output, column)
        }
      }
    }
  }

  /// Copies the kernels into a matrix.
  fileprivate func copy(to matrix: MatrixView<Element>) {
    forEachRun { kernel, row, column in
      let target = matrix.address(row, column)
      for input in 0..<inputs { target[input] = kernel[input &* inputStride] }
    }
  }

  /// Copies the kernels from a matrix.
  fileprivate func copy(from matrix: MatrixView<Element>) {
    forEachRun { kernel, row, column in
      let source = matrix.address(row, column)
      for input in 0..<inputs { kernel[input &* inputStride] = source[input] }
    }
  }
}
