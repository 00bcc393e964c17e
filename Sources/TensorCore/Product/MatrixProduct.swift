// The matrix product of views, one or many, divided among workers.

/// How many products there are, and how far apart their matrices are in memory.
package struct ProductBatch {
  /// The number of products.
  package var count: Int
  /// The distance, in elements, from a left factor to the next; 0 if all are the same.
  package var leftStride: Int
  /// The distance from a right factor to the next.
  package var rightStride: Int
  /// The distance from a result to the next.
  package var resultStride: Int

  /// One product.
  package static var single: ProductBatch {
    ProductBatch(count: 1, leftStride: 0, rightStride: 0, resultStride: 0)
  }

  /// Several products.
  package init(count: Int, leftStride: Int, rightStride: Int, resultStride: Int) {
    self.count = count
    self.leftStride = leftStride
    self.rightStride = rightStride
    self.resultStride = resultStride
  }
}

/// Multiplies matrices.
///
///     result[i, j] = Σ_k left[i, k] · right[k, j]      (or +=)
///
/// The terms are added in order of k in chunks of 384, each from zero, and the chunks' sums in
/// order, so the bits depend on the shape alone: not on strides, vectors or threads. Nothing is
/// allocated once the workers' memory has grown to the size needed.
///
/// - Parameters:
///   - left: m rows, k columns.
///   - right: k rows, n columns.
///   - result: m rows, n columns; its elements are distinct, and no part of a factor.
///   - accumulating: Whether to add to the result instead of replacing it.
///   - batch: How many such products there are.
///   - workers: Who computes.
/// - Complexity: O(m · n · k)
@specialized(where Element == Float)
@specialized(where Element == Double)
package func multiply<Element: TensorElement>(
  _ left: MatrixView<Element>,
  _ right: MatrixView<Element>,
  into result: MatrixView<Element>,
  accumulating: Bool = false,
  batch: ProductBatch = .single,
  on workers: Workers = .one
) {
  precondition(
    left.columns == right.rows && left.rows == result.rows && right.columns == result.columns,
    "a matrix product needs factors of m × k and k × n, and a result of m × n"
  )
  if result.isBetterTransposed {
    let batch = ProductBatch(
      count: batch.count,
      leftStride: batch.rightStride,
      rightStride: batch.leftStride,
      resultStride: batch.resultStride
    )
    DividedProduct(
      product: BlockedProduct(
        left: right.transposed,
        right: left.transposed,
        result: result.transposed,
        accumulates: accumulating
      ),
      batch: batch
    ).run(on: workers)
  } else {
    DividedProduct(
      product: BlockedProduct(left: left, right: right, result: result, accumulates: accumulating),
      batch: batch
    ).run(on: workers)
  }
}

extension MatrixView {
  /// Whether the transposed product writes consecutive elements where this one would not, or fills
  /// half as many tiles.
  fileprivate var isBetterTransposed: Bool {
    let tiles = tileCount
    let transposedTiles = transposed.tileCount
    if columnStride == 1 { return transposedTiles &* 2 < tiles }
    return rowStride == 1 && transposedTiles < tiles &* 2
  }

  private var tileCount: Int {
    let height = MatrixTile<Element>.maximumRows
    let width = MatrixTile<Element>.width
    return ((rows &+ height &- 1) / height) &* ((columns &+ width &- 1) / width)
  }
}

/// A batch of products, cut into parts that workers claim.
private struct DividedProduct<Element: TensorElement> {
  var product: BlockedProduct<MatrixView<Element>>
  var batch: ProductBatch

  func run(on workers: Workers) {
    guard batch.count > 0 else { return }
    let m = product.result.rows
    let n = product.result.columns
    let operations = 2 * Double(m) * Double(n) * Double(product.left.columns) * Double(batch.count)
    let parts = workers.parts(forOperations: Int(min(operations, 1e9)))
    let pieces = (parts &+ batch.count &- 1) / batch.count
    let tile = MatrixTile<Element>.self
    let divides = Division(rows: m, columns: n, height: tile.maximumRows, width: tile.width)
    workers.run(parts: batch.count &* pieces) { part, scratch in
      let item = part / pieces
      let piece = divides.piece(part &- item &* pieces, of: pieces)
      productOfBatch(item).run(rows: piece.rows, columns: piece.columns, scratch: scratch)
    }
  }

  private func productOfBatch(_ item: Int) -> BlockedProduct<MatrixView<Element>> {
    var product = product
    product.left.base += item &* batch.leftStride
    product.right.base += item &* batch.rightStride
    product.result.base += item &* batch.resultStride
    return product
  }
}

/// A result cut along its longer side, at the borders of tiles.
private struct Division {
  var rows: Int
  var columns: Int
  var height: Int
  var width: Int

  func piece(_ index: Int, of count: Int) -> (rows: Range<Int>, columns: Range<Int>) {
    columns / width >= rows / height
      ? (0..<rows, cut(columns, at: width, index, of: count))
      : (cut(rows, at: height, index, of: count), 0..<columns)
  }
}
