package import CourseMarkdown
package import Diagnostics

/// What a document is as course material: its title, its sections, its problems, and everything
/// that stands between them.
///
/// Nothing of the author's text is lost: each node of the document is in exactly one place of the
/// model, without the words that were recognised as markers ("**Problem 3.**", "(a) 7 pts"), which
/// are in ``markers``. A document in which no problem was recognised is just a page: blocks only.
package struct ProblemSet: Sendable, Hashable {
  /// The text of the first heading of level 1, unless that heading is itself a problem.
  package var title: String?
  package var titleNodes: [MarkdownNode]
  package var titleAnchor: String?
  package var elements: [SetElement]
  /// The words that were taken out of the text because they are structure.
  package var markers: [Marker]
  /// The anchor of each heading that stayed a block.
  package var headingAnchors: [HeadingPlace: String]
  package var diagnostics: [Diagnostic]
  /// The identifiers that authors gave to asides, by the place where those start.
  var asideIdentifiers: [SourcePosition: String] = [:]
  /// All identifiers that authors gave.
  var identifiers: Set<String> = []

  package init(
    title: String? = nil,
    titleNodes: [MarkdownNode] = [],
    titleAnchor: String? = nil,
    elements: [SetElement] = [],
    markers: [Marker] = [],
    headingAnchors: [HeadingPlace: String] = [:],
    diagnostics: [Diagnostic] = []
  ) {
    self.title = title
    self.titleNodes = titleNodes
    self.titleAnchor = titleAnchor
    self.elements = elements
    self.markers = markers
    self.headingAnchors = headingAnchors
    self.diagnostics = diagnostics
  }

  /// The problems, in the order of the document.
  package var problems: [Problem] {
    elements.compactMap { element in
      if case .problem(let problem) = element { problem } else { nil }
    }
  }

  /// The anchor of a heading among the blocks, for its `id`; `path` is the ``Aside/path`` of the
  /// aside in which it stands, if that has one.
  package func anchor(of heading: MarkdownNode, path: String? = nil) -> String? {
    headingAnchors[HeadingPlace(path: path, range: heading.range)]
  }
}

/// One thing that stands at the top of a problem set.
package enum SetElement: Sendable, Hashable {
  /// Ordinary Markdown.
  case block(MarkdownNode)
  /// A heading that groups the problems behind it: "Part I: Probability".
  case section(Section)
  case problem(Problem)
  /// A solution, or a hint in a container of its own, that belongs to no problem.
  case aside(Aside)
}

/// A heading that groups problems.
///
/// The problems follow it; they are not inside.
package struct Section: Sendable, Hashable {
  package var level: Int
  package var title: [MarkdownNode]
  package var titleText: String
  package var points: Points?
  package var anchor: String
  package var range: SourceRange
}

/// Words that were recognised as structure and taken out of the text.
package struct Marker: Sendable, Hashable {
  package var text: String
  package var range: SourceRange

  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
