// The matrix product of tensors.

extension Tensor {
  /// Multiplies matrices.
  ///
  ///     result[…, i, j] = Σ_k self[…, i, k] · right[…, k, j]
  ///
  /// The axes before the last two are batches, broadcast to a common shape. A left factor of one
  /// axis is a row, a right factor of one axis is a column, and the result lacks that axis. The
  /// terms are added in order of k in chunks of 384, each from zero, and the chunks' sums in order:
  /// views, vectors and threads do not change a bit.
  ///
  ///     weights.matrixProduct(with: inputs.transposed())
  ///
  /// - Parameters:
  ///   - right: The right factor. Its inner size is that of this tensor, or the program stops.
  ///   - workers: Who computes.
  /// - Returns: The products.
  /// - Complexity: O(batch · m · n · k)
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func matrixProduct(with right: Tensor, on workers: Workers = .one) -> Tensor {
    if rank == 1 {
      let result = insertingAxis(at: 0).matrixProduct(with: right, on: workers)
      return result.selected(axis: right.rank == 1 ? 0 : -2, index: 0)
    }
    if right.rank == 1 {
      return matrixProduct(with: right.insertingAxis(at: 1), on: workers)
        .selected(axis: -1, index: 0)
    }
    guard rank >= 2, right.rank >= 2, shape[rank - 1] == right.shape[right.rank - 2] else {
      stop(.product(left: shape, right: right.shape))
    }
    if rank == 2 && right.rank == 2 {
      let result = Tensor(unsetShape: [shape[0], right.shape[1]])
      withExtendedLifetime((self, right)) {
        multiply(matrix(at: 0), right.matrix(at: 0), into: result.matrix(at: 0), on: workers)
      }
      return result
    }
    return product(of: matrixShape(with: right), with: right, on: workers)
  }

  /// The shape of the product: the common batches, m and n.
  private func matrixShape(with right: Tensor) -> [Int] {
    let inner = [shape[rank - 2], right.shape[right.rank - 1]]
    do throws(ShapeError) {
      let leftBatch = Array(shape.dropLast(2))
      let rightBatch = Array(right.shape.dropLast(2))
      return try Layout.commonShape(leftBatch, rightBatch) + inner
    } catch {
      stop(error)
    }
  }

  private func product(of shape: [Int], with right: Tensor, on workers: Workers) -> Tensor {
    let batch = Array(shape.dropLast(2))
    let a = broadcast(to: batch + self.shape.suffix(2))
    let b = right.broadcast(to: batch + right.shape.suffix(2))
    let result = Tensor(unsetShape: shape)
    let strides = [a, b, result].map { Array($0.layout.strides.dropLast(2)) }
    var lines = Lines(shape: batch, strides: strides)
    withExtendedLifetime((a, b)) {
      while lines.advance() {
        multiply(
          a.matrix(at: lines.positions[0]),
          b.matrix(at: lines.positions[1]),
          into: result.matrix(at: lines.positions[2]),
          batch: ProductBatch(
            count: lines.count,
            leftStride: lines.strides[0],
            rightStride: lines.strides[1],
            resultStride: lines.strides[2]
          ),
          on: workers
        )
      }
    }
    return result
  }

  /// The matrix of the last two axes that begins at a position.
  private func matrix(at position: Int) -> MatrixView<Element> {
    MatrixView(
      base: base + position,
      rows: shape[rank - 2],
      columns: shape[rank - 1],
      rowStride: layout.strides[rank - 2],
      columnStride: layout.strides[rank - 1]
    )
  }
}
