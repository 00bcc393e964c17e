// The matrix product by blocks that fit the caches.
//
// Goals in order of priority:
// 1. An order of summation that the shape alone decides: the terms of an element are added in the
//    order of k in chunks of 384, each from zero, and the chunks' sums are added in order. Blocks
//    of rows and columns, the vector width and the threads do not enter.
// 2. Speed: a panel of the right factor (384 terms by a tile's width) stays in the first cache
//    while the rows of the left pass over it; a block of the left (144 rows) stays in the second.
//
// After K. Goto and R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM
// Transactions on Mathematical Software 34 (2008), doi:10.1145/1356052.1356053.

/// The sizes of the blocks.
enum ProductBlock {
  /// The terms that are added before their sum is added to the result: it decides the bits.
  static var depth: Int { 384 }
  /// The rows of the left factor that stay in the second cache.
  static var rows: Int { 144 }
  /// The columns of the right factor that are copied at once, if there are more rows than those.
  static var columns: Int { 1024 }
  /// The rows up to which copying the right factor costs more than it gains.
  static var rowsInPlace: Int { 24 }
}

/// A product of a matrix and a source of panels, computed by one thread.
struct BlockedProduct<Source: PanelSource> {
  typealias Element = Source.Element
  typealias Tile = MatrixTile<Element>

  /// The left factor, m rows and k columns.
  var left: MatrixView<Element>
  /// The right factor, k rows and n columns.
  var right: Source
  /// The result, m rows and n columns.
  var result: MatrixView<Element>
  /// Whether the product is added to the result instead of replacing it.
  var accumulates: Bool

  /// Computes some rows and columns of the result.
  func run(rows: Range<Int>, columns: Range<Int>, scratch: Scratch) {
    var part = self
    part.left = left.block(rows: rows, columns: 0..<left.columns)
    part.result = result.block(rows: rows, columns: 0..<result.columns)
    part.run(columns: columns, scratch: scratch)
  }

  /// Computes some columns of the result.
  func run(columns: Range<Int>, scratch: Scratch) {
    guard result.rows > 0, !columns.isEmpty else { return }
    guard left.columns > 0 else {
      if !accumulates { result.block(rows: 0..<result.rows, columns: columns).setToZero() }
      return
    }
    let buffers = Buffers(rows: result.rows, columns: columns.count, scratch: scratch)
    for terms in Blocks(of: 0..<left.columns, size: ProductBlock.depth) {
      let adds = accumulates || terms.lowerBound > 0
      for block in Blocks(of: columns, size: buffers.columns) {
        for rows in Blocks(of: 0..<result.rows, size: ProductBlock.rows) {
          run(rows: rows, terms: terms, columns: block, adds: adds, buffers: buffers)
        }
      }
    }
  }

  /// Adds a chunk of terms to a block of the result, panel by panel.
  private func run(
    rows: Range<Int>,
    terms: Range<Int>,
    columns: Range<Int>,
    adds: Bool,
    buffers: Buffers
  ) {
    let source = left.block(rows: rows, columns: terms)
    let copies = LeftBlock.isWorthCopying(source, columns: columns.count)
    let block = LeftBlock(source, copies: copies, into: buffers.left)
    var copy = buffers.right
    for panel in Blocks(of: columns, size: Tile.width) {
      let tile = Tile(
        left: block.group(0),
        right: rightPanel(terms, panel, copies: rows.lowerBound == 0, into: copy),
        depth: terms.count,
        result: buffers.tile,
        resultStride: Tile.width,
        accumulates: false
      )
      let target = result.block(rows: rows, columns: panel)
      if panel.count == Tile.width && result.columnStride == 1 {
        run(tile, over: block, into: target, adds: adds)
      } else {
        runScattered(tile, over: block, into: target, adds: adds)
      }
      if buffers.keepsPanels { copy += Tile.width &* terms.count }
    }
  }

  /// The right factor's panel: in place for a few rows, copied once for many.
  private func rightPanel(
    _ terms: Range<Int>,
    _ columns: Range<Int>,
    copies: Bool,
    into panel: UnsafeMutablePointer<Element>
  ) -> RightPanel<Element> {
    if result.rows <= ProductBlock.rowsInPlace,
      let inPlace = right.inPlace(terms: terms, columns: columns)
    {
      return inPlace
    }
    if copies { right.copy(terms: terms, columns: columns, into: panel) }
    return RightPanel(base: panel, stride: Tile.width)
  }

  /// Runs the kernel over the groups of rows, into consecutive elements of the result.
  @inline(__always)
  private func run(
    _ tile: Tile,
    over block: LeftBlock<Element>,
    into target: MatrixView<Element>,
    adds: Bool
  ) {
    var tile = tile
    tile.accumulates = adds
    tile.resultStride = target.rowStride
    for group in 0..<block.groups {
      tile.left = block.group(group)
      tile.result = target.address(block.firstRow(of: group), 0)
      tile.run(rows: block.rowCount(of: group))
    }
  }

  /// Runs the kernel into a tile of its own, then writes the elements that the result has.
  private func runScattered(
    _ tile: Tile,
    over block: LeftBlock<Element>,
    into target: MatrixView<Element>,
    adds: Bool
  ) {
    var tile = tile
    for group in 0..<block.groups {
      tile.left = block.group(group)
      tile.run(rows: block.rowCount(of: group))
      for row in 0..<block.rowCount(of: group) {
        let line = target.address(block.firstRow(of: group) &+ row, 0)
        for column in 0..<target.columns {
          let sum = tile.result[row &* Tile.width &+ column]
          let element = line + column &* target.columnStride
          element.pointee = adds ? element.pointee + sum : sum
        }
      }
    }
  }
}

extension BlockedProduct {
  /// The working memory: copies of both factors' blocks, and one tile.
  struct Buffers {
    /// The columns of the right factor that are multiplied at once.
    let columns: Int
    /// Whether their panels are kept for further blocks of rows.
    let keepsPanels: Bool
    let left: UnsafeMutablePointer<Element>
    let right: UnsafeMutablePointer<Element>
    let tile: UnsafeMutablePointer<Element>

    init(rows: Int, columns: Int, scratch: Scratch) {
      let width = Tile.width
      keepsPanels = rows > ProductBlock.rows
      self.columns = keepsPanels ? ProductBlock.columns : columns
      let panels = keepsPanels ? (min(columns, self.columns) &+ width &- 1) / width : 1
      let tileSize = width &* Tile.maximumRows
      let leftSize = ProductBlock.rows &* ProductBlock.depth
      let rightSize = panels &* width &* ProductBlock.depth
      tile = scratch.elements(tileSize &+ leftSize &+ rightSize, of: Element.self)
      left = tile + tileSize
      right = left + leftSize
    }
  }
}

extension MatrixView {
  /// Sets every element to 0.
  func setToZero() {
    for row in 0..<rows {
      for column in 0..<columns {
        address(row, column).pointee = 0
      }
    }
  }
}
