// The patches of an image as the right factor of a product, copied panel by panel: the matrix of
// all patches never exists.
//
//     patches[(dx, dy, c), (x, y)] = image[c, sourceX(x, dx), sourceY(y, dy)]

/// The patches of one image: a column a position, a row an element of the kernel.
struct PatchSource<Element: TensorElement>: PanelSource {
  typealias Lane = Element.Lane

  /// The image's first element.
  var base: UnsafePointer<Element>
  let channels: Int
  let channelStride: Int
  let tableX: TapTable
  let tableY: TapTable
  /// The distances from the image's first element between which memory may be read.
  let readable: Range<Int>

  /// The patches of an image met through tables of taps.
  init(_ images: ImageView<Element>, x: TapTable, y: TapTable) {
    base = UnsafePointer(images.base)
    channels = images.channels
    channelStride = images.channelStride
    tableX = x
    tableY = y
    var lowest = 0
    var highest = 0
    let axes = [
      (images.channels, images.channelStride), (images.x, images.xStride),
      (images.y, images.yStride),
    ]
    for (size, stride) in axes where size > 0 {
      lowest += min(0, (size - 1) * stride)
      highest += max(0, (size - 1) * stride)
    }
    readable = lowest..<highest + 1
  }

  func inPlace(terms _: Range<Int>, columns _: Range<Int>) -> RightPanel<Element>? { nil }

  func copy(terms: Range<Int>, columns: Range<Int>, into panel: UnsafeMutablePointer<Element>) {
    let width = MatrixTile<Element>.width
    var offsets = PanelOffsets<Element>()
    var term = terms.lowerBound
    var target = panel
    while term < terms.upperBound {
      let tap = term / channels
      let first = term &- tap &* channels
      let last = min(channels, first &+ terms.upperBound &- term)
      find(&offsets, tap: tap, columns: columns)
      copy(channels: first..<last, at: offsets, into: target)
      target += (last &- first) &* width
      term &+= last &- first
    }
  }

  /// Finds where the elements of a tap lie, for each column of a panel.
  private func find(_ offsets: inout PanelOffsets<Element>, tap: Int, columns: Range<Int>) {
    let tapX = tap / tableY.taps
    let tapY = tap &- tapX &* tableY.taps
    var x = columns.lowerBound / tableY.positions
    var y = columns.lowerBound &- x &* tableY.positions
    var offsetX = tableX.offset(tap: tapX, position: x)
    for column in 0..<columns.count {
      let offsetY = tableY.offset(tap: tapY, position: y)
      offsets[column] =
        offsetX == TapTable.absent || offsetY == TapTable.absent
        ? TapTable.absent : offsetX &+ offsetY
      y &+= 1
      if y == tableY.positions && column &+ 1 < columns.count {
        y = 0
        x &+= 1
        offsetX = tableX.offset(tap: tapX, position: x)
      }
    }
    offsets.end(at: columns.count)
  }

  /// Copies some channels of one tap, vector by vector of columns.
  private func copy(
    channels: Range<Int>,
    at offsets: PanelOffsets<Element>,
    into panel: UnsafeMutablePointer<Element>
  ) {
    for half in 0..<2 {
      let target = panel + half &* Lane.scalarCount
      let run = offsets.run(half)
      if let run, reads(run.start, channels: channels) {
        copyRun(channels: channels, run: run, into: target)
      } else if channelStride == 1 && Lane.scalarCount.isMultiple(of: 4) {
        copyColumns(channels: channels, half: half, at: offsets, into: target)
      } else {
        for lane in 0..<Lane.scalarCount {
          let offset = offsets[half &* Lane.scalarCount &+ lane]
          gather(channels: channels, offset: offset, into: target + lane)
        }
      }
    }
  }

  /// Whether a whole vector may be read at an offset in each of some channels.
  @inline(__always)
  private func reads(_ offset: Int, channels: Range<Int>) -> Bool {
    let first = offset &+ channels.lowerBound &* channelStride
    let last = offset &+ (channels.upperBound &- 1) &* channelStride
    return min(first, last) >= readable.lowerBound
      && max(first, last) &+ Lane.scalarCount <= readable.upperBound
  }

  /// Copies columns that are consecutive in memory, a vector at a time.
  @inline(__always)
  private func copyRun(
    channels: Range<Int>,
    run: PanelOffsets<Element>.Run,
    into panel: UnsafeMutablePointer<Element>
  ) {
    let width = MatrixTile<Element>.width
    var source = base + (run.start &+ channels.lowerBound &* channelStride)
    var target = panel
    for _ in channels {
      target.store(source.vector(as: Lane.self).replacing(with: 0, where: run.absent))
      source += channelStride
      target += width
    }
  }

  /// Copies columns whose channels are consecutive in memory, in blocks of four by four.
  private func copyColumns(
    channels: Range<Int>,
    half: Int,
    at offsets: PanelOffsets<Element>,
    into panel: UnsafeMutablePointer<Element>
  ) {
    for lane in stride(from: 0, to: Lane.scalarCount, by: 4) {
      let column = half &* Lane.scalarCount &+ lane
      let step = offsets[column &+ 1] &- offsets[column]
      if channels.count >= 4 && offsets.hasEvenSteps(from: column, step: step) {
        // Rows of the block are columns of the panel.
        MatrixView(
          base: UnsafeMutablePointer(mutating: base + offsets[column] + channels.lowerBound),
          rows: 4,
          columns: channels.count,
          rowStride: step,
          columnStride: 1
        ).copyTransposed(into: panel + lane, height: 4, stride: MatrixTile<Element>.width)
      } else {
        for lane in lane..<lane &+ 4 {
          let offset = offsets[half &* Lane.scalarCount &+ lane]
          gather(channels: channels, offset: offset, into: panel + lane)
        }
      }
    }
  }

  /// Copies one column that lies anywhere; nowhere is 0.
  private func gather(
    channels: Range<Int>,
    offset: Int,
    into column: UnsafeMutablePointer<Element>
  ) {
    let width = MatrixTile<Element>.width
    let isAbsent = offset == TapTable.absent
    let first = isAbsent ? 0 : offset &+ channels.lowerBound &* channelStride
    for index in 0..<channels.count {
      column[index &* width] = isAbsent ? 0 : base[first &+ index &* channelStride]
    }
  }
}
