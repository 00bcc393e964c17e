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

  /// The entries of the table of contents, two levels deep.
  func outline() -> String {
    let anchors = Set(collector.anchors)
    var entries = set.outline.filter { anchors.contains($0.anchor) }[...]
    var html = ""
    while let entry = entries.popFirst() {
      var context = values(of: entry)
      var children = ""
      while let child = entries.first, child.level > 1 {
        entries.removeFirst()
        var context = values(of: child)
        context.set("nested", true)
        children += templates.render("outline-entry", context)
      }
      context.set("children", children.isEmpty ? nil : children)
      html += templates.render("outline-entry", context)
    }
    return html
  }

  private func values(of entry: OutlineEntry) -> TemplateContext {
    var context = TemplateContext()
    context.set("title", entry.title.isEmpty ? nil : inline(entry.title.map(\.withoutLinks)))
    context.set("url", "#" + RelativePath.encoded(entry.anchor))
    context.set("number", number(of: entry))
    context.setCount("points", entry.points)
    return context
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
