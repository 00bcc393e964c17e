// A block of rows of the left factor, as the kernel reads it: in groups of a tile's rows at most.

/// Some rows and terms of the left factor, in place or copied.
struct LeftBlock<Element: TensorElement> {
  /// The rows of a group: as equal as possible, none above a tile's.
  private let height: Int
  /// The number of groups that have one row more.
  private let tallGroups: Int
  /// The number of groups.
  let groups: Int

  private let base: UnsafePointer<Element>
  private let rowStride: Int
  private let termStride: Int
  private let isCopied: Bool
  private let terms: Int

  /// Whether the kernel gains more from a copy than the copy costs: each panel of columns gains a
  /// tenth, and far more if the terms are far apart in memory.
  static func isWorthCopying(_ block: MatrixView<Element>, columns: Int) -> Bool {
    let panels = columns / MatrixTile<Element>.width
    let isScattered = block.columnStride != 1 && block.rows &* block.columns > 1 << 13
    return block.rows > ProductBlock.rowsInPlace && panels >= (isScattered ? 3 : 12)
  }

  /// Takes a block in place, or copies it.
  init(_ block: MatrixView<Element>, copies: Bool, into copy: UnsafeMutablePointer<Element>) {
    groups = (block.rows &+ MatrixTile<Element>.maximumRows &- 1) / MatrixTile<Element>.maximumRows
    height = block.rows / groups
    tallGroups = block.rows &- groups &* height
    terms = block.columns
    base = UnsafePointer(copies ? copy : block.base)
    rowStride = block.rowStride
    termStride = block.columnStride
    isCopied = copies
    guard copies else { return }
    for group in 0..<groups {
      let first = firstRow(of: group)
      let rows = block.block(rows: first..<first &+ rowCount(of: group), columns: 0..<terms)
      rows.copyTransposed(into: copy + first &* terms, height: rows.rows, stride: rows.rows)
    }
  }

  /// The first row of a group.
  @inline(__always)
  func firstRow(of group: Int) -> Int {
    group &* height &+ min(group, tallGroups)
  }

  /// The number of rows of a group.
  @inline(__always)
  func rowCount(of group: Int) -> Int {
    group < tallGroups ? height &+ 1 : height
  }

  /// Where the kernel reads a group.
  @inline(__always)
  func group(_ group: Int) -> StridedRows<Element> {
    let first = firstRow(of: group)
    return isCopied
      ? StridedRows(base: base + first &* terms, rowStride: 1, stride: rowCount(of: group))
      : StridedRows(base: base + first &* rowStride, rowStride: rowStride, stride: termStride)
  }
}

/// Rows that the kernel reads one element at a time.
struct StridedRows<Element> {
  var base: UnsafePointer<Element>
  /// The distance from a row to the next.
  var rowStride: Int
  /// The distance from a term to the next.
  var stride: Int
}
