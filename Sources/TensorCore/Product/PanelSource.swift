// The right factor of a product, as the kernel reads it: in panels one tile wide.

/// Terms of one tile's width, each of consecutive elements.
struct RightPanel<Element> {
  var base: UnsafePointer<Element>
  /// The distance from a term to the next.
  var stride: Int
}

/// A right factor that can copy its columns into panels.
protocol PanelSource<Element> {
  associatedtype Element: TensorElement

  /// Copies some terms of at most `width` columns into a panel: `panel[term · width + column]`,
  /// with 0 in the columns that are missing.
  func copy(terms: Range<Int>, columns: Range<Int>, into panel: UnsafeMutablePointer<Element>)

  /// Where the kernel may read the terms in place, if it may.
  func inPlace(terms: Range<Int>, columns: Range<Int>) -> RightPanel<Element>?
}
