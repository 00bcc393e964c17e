import CourseMarkdown
import CourseModel

// The page's title and its table of contents.

extension PageRenderer {
  /// The title as HTML, where the text has one and the front matter does not say another.
  func heading(frontMatterTitle: String?) -> String? {
    if let anchor = set.titleAnchor { collector.add(anchor: anchor) }
    guard frontMatterTitle == nil, !set.titleNodes.isEmpty else { return nil }
    return inline(set.titleNodes)
  }

  /// The table of contents, two levels deep.
  func outline() -> [OutlineItem] {
    var items: [OutlineItem] = []
    for entry in set.outline where collector.anchors.contains(entry.anchor) {
      let item = OutlineItem(
        title: entry.title.isEmpty ? nil : inline(entry.title.map(\.withoutLinks)),
        anchor: entry.anchor,
        number: number(of: entry),
        points: entry.points,
        children: []
      )
      if entry.level > 1, !items.isEmpty {
        items[items.count - 1].children.append(item)
      } else {
        items.append(item)
      }
    }
    return items
  }

  private func number(of entry: OutlineEntry) -> String? {
    switch entry.kind {
    case .heading, .section: nil
    case .problem(let number?): "Problem \(number)"
    case .problem(nil): entry.title.isEmpty ? "Problem" : nil
    case .part(let label): "(\(label))"
    }
  }
}

extension MarkdownNode {
  /// The node with the text of links in their place, and no footnotes: for a text that is itself in a
  /// link.
  fileprivate var withoutLinks: MarkdownNode {
    var copy = self
    copy.children = children.flatMap { child -> [MarkdownNode] in
      switch child.kind {
      case .link: child.children.map(\.withoutLinks)
      case .footnoteReference: []
      default: [child.withoutLinks]
      }
    }
    if case .link = kind { copy.kind = .emphasis }
    return copy
  }
}
