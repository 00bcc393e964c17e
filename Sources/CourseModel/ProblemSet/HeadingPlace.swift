package import Diagnostics

/// Where a heading stands, in the document itself or in the file from which its solution came.
package struct HeadingPlace: Sendable, Hashable {
  /// `nil` for the document itself.
  package var path: String?
  package var range: SourceRange

  package init(path: String? = nil, range: SourceRange) {
    self.path = path
    self.range = range
  }
}
