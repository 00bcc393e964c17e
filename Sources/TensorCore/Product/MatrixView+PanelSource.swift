// A matrix as the right factor of a product.

extension MatrixView: PanelSource {
  func copy(terms: Range<Int>, columns: Range<Int>, into panel: UnsafeMutablePointer<Element>) {
    let width = MatrixTile<Element>.width
    let source = block(rows: terms, columns: columns)
    if source.columnStride == 1 && source.columns == width {
      source.copyRows(into: panel)
    } else {
      source.transposed.copyTransposed(into: panel, height: width, stride: width)
    }
  }

  func inPlace(terms: Range<Int>, columns: Range<Int>) -> RightPanel<Element>? {
    guard columnStride == 1, columns.count == MatrixTile<Element>.width else { return nil }
    return RightPanel(base: address(terms.lowerBound, columns.lowerBound), stride: rowStride)
  }

  /// Copies rows of exactly one tile's width, consecutive in memory.
  @inline(__always)
  private func copyRows(into panel: UnsafeMutablePointer<Element>) {
    let lanes = Element.Lane.scalarCount
    var source = base
    var target = panel
    for _ in 0..<rows {
      target.store(source.vector(as: Element.Lane.self))
      (target + lanes).store((source + lanes).vector(as: Element.Lane.self))
      source += rowStride
      target += 2 &* lanes
    }
  }

  /// Copies a matrix of at most `height` rows column by column, with 0 in the rows that it lacks:
  /// `panel[column · stride + row]`.
  func copyTransposed(
    into panel: UnsafeMutablePointer<Element>,
    height: Int,
    stride: Int
  ) {
    var row = 0
    if columnStride == 1 && rows >= 4 {
      while row < rows {
        // The last four may overlap the ones before: the same elements are written twice.
        row = min(row, rows &- 4)
        copyFourRowsTransposed(row, into: panel + row, stride: stride)
        row &+= 4
      }
    }
    for column in 0..<columns where row < height {
      let source = address(0, column)
      let target = panel + column &* stride
      for row in row..<rows { target[row] = source[row &* rowStride] }
      for row in rows..<height { target[row] = 0 }
    }
  }

  /// Copies four rows, consecutive in memory, in blocks of four by four.
  @inline(__always)
  private func copyFourRowsTransposed(
    _ row: Int,
    into panel: UnsafeMutablePointer<Element>,
    stride: Int
  ) {
    typealias Four = SIMD4<Element>
    let source = address(row, 0)
    var target = panel
    var column = 0
    while column &+ 4 <= columns {
      let first = (source + column).vector(as: Four.self)
      let second = (source + (rowStride &+ column)).vector(as: Four.self)
      let third = (source + (2 &* rowStride &+ column)).vector(as: Four.self)
      let fourth = (source + (3 &* rowStride &+ column)).vector(as: Four.self)
      for index in 0..<4 {
        target.store(Four(first[index], second[index], third[index], fourth[index]))
        target += stride
      }
      column &+= 4
    }
    while column < columns {
      for index in 0..<4 {
        target[index] = source[index &* rowStride &+ column]
      }
      target += stride
      column &+= 1
    }
  }
}
