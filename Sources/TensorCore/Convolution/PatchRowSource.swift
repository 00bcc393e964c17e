// The patches of an image with a row a position, for the gradient of the weights, where the sum
// runs over the positions.
//
//     rows[(x, y), (dx, dy, c)] = image[c, sourceX(x, dx), sourceY(y, dy)]

/// The patches of one image: a row a position, a column an element of the kernel.
struct PatchRowSource<Element: TensorElement>: PanelSource {
  /// The same patches, a column a position.
  var patches: PatchSource<Element>

  func inPlace(terms _: Range<Int>, columns _: Range<Int>) -> RightPanel<Element>? { nil }

  func copy(terms: Range<Int>, columns: Range<Int>, into panel: UnsafeMutablePointer<Element>) {
    let width = MatrixTile<Element>.width
    withUnsafeTemporaryAllocation(of: Element.self, capacity: width * width) { square in
      guard let corner = square.baseAddress else { return }
      var target = panel
      for positions in Blocks(of: terms, size: width) {
        patches.copy(terms: columns, columns: positions, into: corner)
        MatrixView(
          base: corner,
          rows: columns.count,
          columns: positions.count,
          rowStride: width,
          columnStride: 1
        ).copyTransposed(into: target, height: width, stride: width)
        target += positions.count &* width
      }
    }
  }
}
