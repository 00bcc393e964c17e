package import CourseMarkdown

/// One line of a page's table of contents.
///
/// Solutions and what stands in them never are in it.
package struct OutlineEntry: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case heading
    case section
    case problem(number: String?)
    case part(label: String)
  }

  package var kind: Kind
  /// How deep the line is set in: 1 is outermost.
  package var level: Int
  package var title: [MarkdownNode]
  package var titleText: String
  package var anchor: String
  package var points: Double?
}

extension ProblemSet {
  /// The table of contents: sections, headings, problems and their parts, in order.
  package var outline: [OutlineEntry] {
    var entries: [OutlineEntry] = []
    let top = elements.compactMap(\.headingLevel).min() ?? 1
    var problemLevel = 1
    for element in elements {
      switch element {
      case .block(let node):
        guard case .heading(let level) = node.kind, let anchor = anchor(of: node) else { continue }
        entries.append(OutlineEntry(node, level: level - top + 1, anchor: anchor))
      case .section(let section):
        problemLevel = section.level - top + 2
        entries.append(OutlineEntry(section, level: section.level - top + 1))
      case .problem(let problem):
        entries.append(OutlineEntry(problem, level: problemLevel))
        entries += OutlineEntry.entries(for: problem.parts, level: problemLevel + 1)
      case .aside: break
      }
    }
    return entries
  }
}

extension OutlineEntry {
  fileprivate init(_ heading: MarkdownNode, level: Int, anchor: String) {
    kind = .heading
    self.level = level
    title = heading.children
    titleText = heading.children.plainText.trimmingSpaces
    self.anchor = anchor
    points = nil
  }

  fileprivate init(_ section: Section, level: Int) {
    kind = .section
    self.level = level
    title = section.title
    titleText = section.titleText
    anchor = section.anchor
    points = section.points?.value
  }

  fileprivate init(_ problem: Problem, level: Int) {
    kind = .problem(number: problem.number)
    self.level = level
    title = problem.title
    titleText = problem.titleText
    anchor = problem.anchor
    points = problem.points?.value
  }

  fileprivate static func entries(for parts: [Part], level: Int) -> [OutlineEntry] {
    parts.flatMap { part in
      let entry = OutlineEntry(
        kind: .part(label: part.label),
        level: level,
        title: part.title,
        titleText: part.titleText,
        anchor: part.anchor,
        points: part.points?.value
      )
      return [entry] + entries(for: part.parts, level: level + 1)
    }
  }
}

extension SetElement {
  fileprivate var headingLevel: Int? {
    switch self {
    case .section(let section): return section.level
    case .block(let node):
      if case .heading(let level) = node.kind { return level }
      return nil
    case .problem, .aside: return nil
    }
  }
}
