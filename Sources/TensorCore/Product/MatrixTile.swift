// The innermost kernel of the matrix product: a few rows by two vectors of the result, in registers.
//
// Goals in order of priority:
// 1. The same bits on every machine: each element is a sum in the order of its terms, every product
//    and every sum rounded once; neither the height nor the width of the tile enters.
// 2. Speed: six rows by two vectors fill sixteen registers (twelve sums, two vectors of the right
//    factor, one element of the left, one product); multiplications and additions run side by side.

/// The part of a product that one pass of the kernel computes.
struct MatrixTile<Element: TensorElement> {
  typealias Lane = Element.Lane

  /// The most rows of a tile: as many as sixteen registers hold sums for.
  ///
  /// WebAssembly and SSE need some registers of 128 bits for other things.
  @inline(__always)
  static var maximumRows: Int { MemoryLayout<Lane>.size <= 16 ? 4 : 6 }
  /// The columns of a tile.
  @inline(__always)
  static var width: Int { 2 &* Lane.scalarCount }

  /// The rows of the left factor.
  var left: StridedRows<Element>
  /// The terms of the right factor, `width` consecutive elements each.
  var right: RightPanel<Element>
  /// The number of terms.
  var depth: Int
  /// The result, `width` consecutive elements a row.
  var result: UnsafeMutablePointer<Element>
  /// The distance from a row of the result to the next.
  var resultStride: Int
  /// Whether the sums are added to the result instead of replacing it.
  var accumulates: Bool

  /// Computes 1 to 6 rows.
  func run(rows: Int) {
    let isCopied = left.rowStride == 1 && left.stride == rows && right.stride == Self.width
    switch rows {
    case 1: runStrided(InlineArray<1, Lane>.self)
    case 2: runStrided(InlineArray<2, Lane>.self)
    case 3: runStrided(InlineArray<3, Lane>.self)
    case 4 where isCopied: runCopied(InlineArray<4, Lane>.self)
    case 4: runStrided(InlineArray<4, Lane>.self)
    case 5 where isCopied: runCopied(InlineArray<5, Lane>.self)
    case 5: runStrided(InlineArray<5, Lane>.self)
    case 6 where isCopied: runCopied(InlineArray<6, Lane>.self)
    default: runStrided(InlineArray<6, Lane>.self)
    }
  }

  /// Computes rows of factors that lie anywhere.
  @inline(__always)
  private func runStrided<let rows: Int>(_: InlineArray<rows, Lane>.Type) {
    var low = InlineArray<rows, Lane>(repeating: Lane(repeating: 0))
    var high = low
    for term in 0..<depth {
      add(
        left.base + term &* left.stride,
        rowStride: left.rowStride,
        right.base + term &* right.stride,
        to: &low,
        &high
      )
    }
    write(low, high)
  }

  /// Computes rows of copied factors: the strides are constants, a tenth faster.
  ///
  /// The loop ends at an address: one instruction less than with a counter, and enough to matter.
  @inline(__always)
  private func runCopied<let rows: Int>(_: InlineArray<rows, Lane>.Type) {
    var low = InlineArray<rows, Lane>(repeating: Lane(repeating: 0))
    var high = low
    var leftTerm = left.base
    var rightTerm = right.base
    let end = rightTerm + depth &* Self.width
    while rightTerm < end {
      add(leftTerm, rowStride: 1, rightTerm, to: &low, &high)
      leftTerm += rows
      rightTerm += Self.width
    }
    write(low, high)
  }

  /// Adds one term to every sum of the tile.
  @inline(__always)
  private func add<let rows: Int>(
    _ leftTerm: UnsafePointer<Element>,
    rowStride: Int,
    _ rightTerm: UnsafePointer<Element>,
    to low: inout InlineArray<rows, Lane>,
    _ high: inout InlineArray<rows, Lane>
  ) {
    let rightLow = rightTerm.vector(as: Lane.self)
    let rightHigh = (rightTerm + Lane.scalarCount).vector(as: Lane.self)
    for row in 0..<rows {
      let element = Lane(repeating: leftTerm[row &* rowStride])
      low[unchecked: row] += element * rightLow
      high[unchecked: row] += element * rightHigh
    }
  }

  /// Stores the rows, or adds them to what is there.
  @inline(__always)
  private func write<let rows: Int>(
    _ low: InlineArray<rows, Lane>,
    _ high: InlineArray<rows, Lane>
  ) {
    for row in 0..<rows {
      let target = result + row &* resultStride
      write(low[unchecked: row], to: target)
      write(high[unchecked: row], to: target + Lane.scalarCount)
    }
  }

  /// Stores sums, or adds them to what is there.
  @inline(__always)
  private func write(_ sums: Lane, to target: UnsafeMutablePointer<Element>) {
    target.store(accumulates ? target.vector(as: Lane.self) + sums : sums)
  }
}
