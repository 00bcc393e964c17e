package import Diagnostics

/// What an author says about a page above it.
package struct FrontMatter: Sendable, Hashable {
  /// The page's title, instead of its first heading.
  package var title: String?
  /// One sentence under the title and in lists.
  package var description: String?
  /// The day that the page shows; pages with one are in the feed.
  package var date: CalendarDate?
  /// Where the page stands among its neighbours: the lighter, the earlier.
  package var weight: Int?
  /// Whether the page is published only with `--drafts`.
  package var isDraft: Bool
  /// The page's name in its address, instead of the file's.
  package var slug: String?
  /// Who sees the page's solutions, instead of what the configuration says.
  package var solutions: SolutionsPolicy?
  /// Macros of mathematics, in order.
  package var macros: [Macro]
  /// Keys that coursegen does not know, for templates.
  package var extras: [YAMLEntry]

  package struct Macro: Sendable, Hashable {
    /// The name with its backslash: `\RR`.
    package var name: String
    package var expansion: String
    package var range: SourceRange

    package init(name: String, expansion: String, range: SourceRange) {
      self.name = name
      self.expansion = expansion
      self.range = range
    }
  }

  /// What holds where an author says nothing.
  package init() {
    isDraft = false
    macros = []
    extras = []
  }
}
