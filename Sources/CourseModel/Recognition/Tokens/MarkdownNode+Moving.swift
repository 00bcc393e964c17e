import CourseMarkdown
import Diagnostics

// Nodes that were parsed from an attribute, placed where that stands.

extension MarkdownNode {
  /// The node with all of its places replaced, for text that stands in an attribute.
  func moved(to range: SourceRange) -> MarkdownNode {
    var copy = self
    copy.range = range
    if case .math(var math) = kind {
      math.texRange = range
      copy.kind = .math(math)
    }
    copy.children = children.map { $0.moved(to: range) }
    return copy
  }
}
