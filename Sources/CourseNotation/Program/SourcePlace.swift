// Where in the source text something was written.

/// A stretch of the source text as UTF-8 byte offsets, kept beside a node.
///
/// All places are equal, so that comparing two programs compares what they mean and not where
/// they were written.
package struct SourcePlace: Hashable, Sendable {
  /// The byte offsets, or `nil` for what was built by code.
  package var range: Range<Int>?

  package init(_ range: Range<Int>? = nil) {
    self.range = range
  }

  package static func == (left: Self, right: Self) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
