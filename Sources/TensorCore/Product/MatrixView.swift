// A matrix in memory, as the kernels see it: an address and two strides.

/// A matrix in memory that the caller keeps alive; any two strides, also zero or negative.
///
///     element(i, j) = base[i · rowStride + j · columnStride]
package struct MatrixView<Element: TensorElement> {
  /// The element of row 0 and column 0.
  package var base: UnsafeMutablePointer<Element>
  /// The number of rows.
  package var rows: Int
  /// The number of columns.
  package var columns: Int
  /// The distance, in elements, from a row to the next.
  package var rowStride: Int
  /// The distance, in elements, from a column to the next.
  package var columnStride: Int

  /// A matrix at an address.
  package init(
    base: UnsafeMutablePointer<Element>,
    rows: Int,
    columns: Int,
    rowStride: Int,
    columnStride: Int
  ) {
    self.base = base
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The same memory with rows and columns exchanged.
  package var transposed: MatrixView {
    MatrixView(
      base: base,
      rows: columns,
      columns: rows,
      rowStride: columnStride,
      columnStride: rowStride
    )
  }

  /// The address of an element.
  @inline(__always)
  func address(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Element> {
    base + (row &* rowStride &+ column &* columnStride)
  }

  /// A block of consecutive rows and columns.
  func block(rows: Range<Int>, columns: Range<Int>) -> MatrixView {
    MatrixView(
      base: address(rows.lowerBound, columns.lowerBound),
      rows: rows.count,
      columns: columns.count,
      rowStride: rowStride,
      columnStride: columnStride
    )
  }
}
