// The innermost kernel of products: a few rows by two vectors of the result, in registers.
//
// Goals in order of priority:
// 1. The same bits on every machine: each element is a sum in the order of its terms, every product
//    and every sum rounded once; neither the height nor the width of the tile enters.
// 2. Speed: terms are read where they lie. They are numbered by up to three loops, so that the
//    patches of a convolution are read from the image itself, and sums stay in registers.

import TensorCore

/// The loops over the terms of a sum, the innermost first.
struct TermLoops {
  struct Loop {
    var count: Int
    /// The distances from a term to the next in the left and in the right factor.
    var left: Int
    var right: Int
  }

  var inner: Loop
  var middle: Loop
  var outer: Loop
}

/// One pass of the kernel.
struct ProductTile {
  typealias Lane = Float.Lane

  /// The most rows of a tile.
  @inline(__always)
  static var maximumRows: Int { MemoryLayout<Lane>.size <= 16 ? 4 : 6 }
  /// The columns of a tile.
  @inline(__always)
  static var width: Int { 2 &* Lane.scalarCount }

  /// What happens to the sums.
  enum Ending {
    case set, setNegative, add, subtract
  }

  var left: UnsafePointer<Float>
  /// The distance from a row of the left factor to the next.
  var rowStride: Int
  var right: UnsafePointer<Float>
  var terms: TermLoops
  var result: UnsafeMutablePointer<Float>
  var resultStride: Int
  var ending: Ending

  /// Computes 1 to 6 rows of `width` columns.
  func run(rows: Int) {
    switch rows {
    case 1: run(InlineArray<1, Lane>.self)
    case 2: run(InlineArray<2, Lane>.self)
    case 3: run(InlineArray<3, Lane>.self)
    case 4: run(InlineArray<4, Lane>.self)
    case 5: run(InlineArray<5, Lane>.self)
    default: run(InlineArray<6, Lane>.self)
    }
  }

  @inline(__always)
  private func run<let rows: Int>(_: InlineArray<rows, Lane>.Type) {
    if terms.inner.left == 1 && rows > 1 {
      runConsecutiveTerms(InlineArray<rows, Lane>.self)
    } else if rowStride == 1 && rows > 1 {
      runStrided(InlineArray<rows, Lane>.self, rowStride: 1)
    } else {
      runStrided(InlineArray<rows, Lane>.self, rowStride: rowStride)
    }
  }

  /// Terms that are consecutive in the left factor; the loop ends at an address.
  @inline(__always)
  private func runConsecutiveTerms<let rows: Int>(_: InlineArray<rows, Lane>.Type) {
    var low = InlineArray<rows, Lane>(repeating: Lane(repeating: 0))
    var high = low
    let rightStride = terms.inner.right
    for outer in 0..<terms.outer.count {
      for middle in 0..<terms.middle.count {
        var a = left + (outer &* terms.outer.left &+ middle &* terms.middle.left)
        var b = right + (outer &* terms.outer.right &+ middle &* terms.middle.right)
        let end = a + terms.inner.count
        while a < end {
          add(a, rowStride, b, &low, &high)
          a += 1
          b += rightStride
        }
      }
    }
    write(low, high)
  }

  @inline(__always)
  private func runStrided<let rows: Int>(_: InlineArray<rows, Lane>.Type, rowStride: Int) {
    var low = InlineArray<rows, Lane>(repeating: Lane(repeating: 0))
    var high = low
    let leftStride = terms.inner.left
    let rightStride = terms.inner.right
    for outer in 0..<terms.outer.count {
      for middle in 0..<terms.middle.count {
        var a = left + (outer &* terms.outer.left &+ middle &* terms.middle.left)
        var b = right + (outer &* terms.outer.right &+ middle &* terms.middle.right)
        for _ in 0..<terms.inner.count {
          add(a, rowStride, b, &low, &high)
          a += leftStride
          b += rightStride
        }
      }
    }
    write(low, high)
  }

  /// Adds one term to every sum of the tile.
  @inline(__always)
  private func add<let rows: Int>(
    _ a: UnsafePointer<Float>,
    _ rowStride: Int,
    _ b: UnsafePointer<Float>,
    _ low: inout InlineArray<rows, Lane>,
    _ high: inout InlineArray<rows, Lane>
  ) {
    let rightLow = UnsafeRawPointer(b).loadUnaligned(as: Lane.self)
    let rightHigh = UnsafeRawPointer(b + Lane.scalarCount).loadUnaligned(as: Lane.self)
    for row in 0..<rows {
      let element = Lane(repeating: a[row &* rowStride])
      low[unchecked: row] += element * rightLow
      high[unchecked: row] += element * rightHigh
    }
  }

  @inline(__always)
  private func write<let rows: Int>(
    _ low: InlineArray<rows, Lane>,
    _ high: InlineArray<rows, Lane>
  ) {
    for row in 0..<rows {
      let target = result + row &* resultStride
      write(low[unchecked: row], target)
      write(high[unchecked: row], target + Lane.scalarCount)
    }
  }

  @inline(__always)
  private func write(_ sums: Lane, _ target: UnsafeMutablePointer<Float>) {
    let raw = UnsafeMutableRawPointer(target)
    switch ending {
    case .set: raw.storeBytes(of: sums, as: Lane.self)
    case .setNegative: raw.storeBytes(of: -sums, as: Lane.self)
    case .add: raw.storeBytes(of: raw.loadUnaligned(as: Lane.self) + sums, as: Lane.self)
    case .subtract: raw.storeBytes(of: raw.loadUnaligned(as: Lane.self) - sums, as: Lane.self)
    }
  }
}
