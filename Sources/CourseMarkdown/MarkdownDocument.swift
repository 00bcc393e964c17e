package import Diagnostics

/// A parsed document: its tree, its front matter, and what was noticed on the way.
package struct MarkdownDocument: Sendable {
  /// A node of kind `document`.
  package var root: MarkdownNode
  /// The YAML between `---` lines at the top, without them; `nil` where there is none.
  package var frontMatter: FrontMatterSource?
  package var diagnostics: [Diagnostic]

  package init(
    root: MarkdownNode,
    frontMatter: FrontMatterSource? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.root = root
    self.frontMatter = frontMatter
    self.diagnostics = diagnostics
  }
}

/// The text of a document's front matter.
package struct FrontMatterSource: Sendable, Hashable {
  package var yaml: String
  /// The lines of the whole of it, its fences included.
  package var range: SourceRange

  package init(yaml: String, range: SourceRange) {
    self.yaml = yaml
    self.range = range
  }
}
