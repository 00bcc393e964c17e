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

  /// Copies some channels of one tap: all columns together if they are one run in memory, else
  /// vector by vector.
  private func copy(
    channels: Range<Int>,
    at offsets: PanelOffsets<Element>,
    into panel: UnsafeMutablePointer<Element>
  ) {
    let width = MatrixTile<Element>.width
    if let run = offsets.run(from: 0, count: width),
      reads(run.start, count: width, channels: channels)
    {
      copyRun(channels: channels, run: run, vectors: 2, into: panel)
      return
    }
    for first in stride(from: 0, to: width, by: Lane.scalarCount) {
      let target = panel + first
      if let run = offsets.run(from: first, count: Lane.scalarCount),
        reads(run.start, count: Lane.scalarCount, channels: channels)
      {
        copyRun(channels: channels, run: run, vectors: 1, into: target)
      } else {
        copyColumns(first..<first &+ Lane.scalarCount, channels: channels, at: offsets, into: panel)
      }
    }
  }

  /// Whether some consecutive elements may be read at an offset in each of some channels.
  @inline(__always)
  private func reads(_ offset: Int, count: Int, channels: Range<Int>) -> Bool {
    let first = offset &+ channels.lowerBound &* channelStride
    let last = offset &+ (channels.upperBound &- 1) &* channelStride
    return min(first, last) >= readable.lowerBound
      && max(first, last) &+ count <= readable.upperBound
  }

  /// Copies columns that are consecutive in memory, one or two vectors of them.
  @inline(__always)
  private func copyRun(
    channels: Range<Int>,
    run: PanelOffsets<Element>.Run,
    vectors: Int,
    into panel: UnsafeMutablePointer<Element>
  ) {
    var source = base + (run.start &+ channels.lowerBound &* channelStride)
    var target = panel
    for _ in channels {
      for vector in 0..<vectors {
        let lane = vector &* Lane.scalarCount
        (target + lane).store((source + lane).vector(as: Lane.self))
      }
      var absent = run.absent
      while absent != 0 {
        target[absent.trailingZeroBitCount] = 0
        absent &= absent &- 1
      }
      source += channelStride
      target += MatrixTile<Element>.width
    }
  }

  /// Copies columns that lie apart, in blocks of four by four if their channels are consecutive.
  private func copyColumns(
    _ columns: Range<Int>,
    channels: Range<Int>,
    at offsets: PanelOffsets<Element>,
    into panel: UnsafeMutablePointer<Element>
  ) {
    var column = columns.lowerBound
    while column < columns.upperBound {
      if channelStride == 1 && channels.count >= 4 && column &+ 4 <= columns.upperBound,
        let step = offsets.evenStep(from: column)
      {
        // Rows of the block are columns of the panel.
        MatrixView(
          base: UnsafeMutablePointer(mutating: base + offsets[column] + channels.lowerBound),
          rows: 4,
          columns: channels.count,
          rowStride: step,
          columnStride: 1
        ).copyTransposed(into: panel + column, height: 4, stride: MatrixTile<Element>.width)
        column &+= 4
      } else {
        gather(channels: channels, offset: offsets[column], into: panel + column)
        column &+= 1
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
