import CourseMarkdown
import CourseModel
import CoursePrograms
import Diagnostics

// Ordinary Markdown as HTML, with what a site does differently from the specification.

extension PageRenderer {
  /// The HTML of some blocks.
  func render(_ nodes: [MarkdownNode]) -> String {
    markdown.render(nodes.map(resolvingResults))
  }

  /// The HTML of some inlines, as they stand in a title.
  func inline(_ nodes: [MarkdownNode]) -> String {
    render(nodes)
  }

  private var markdown: HTMLRenderer {
    HTMLRenderer(
      hooks: HTMLHooks(
        math: { math, _ in collector.formula(math) },
        code: { code($0, $1) },
        headingIdentifier: { heading in
          let anchor = set.anchor(of: heading, path: collector.path)
          if let anchor { collector.add(anchor: anchor) }
          return anchor
        },
        destination: { collector.link(to: $0, at: $1.range) },
        block: { block($0, &$1) }
      ),
      alignmentStyle: .className,
      footnoteNumbers: footnoteNumbers,
      footnoteUses: collector.footnoteUses
    )
  }

  /// Blocks that a page writes in its own way.
  private func block(_ node: MarkdownNode, _ writer: inout HTMLWriter) -> Bool {
    switch node.kind {
    case .table where !collector.isInScroll:
      writer.newLine()
      writer.append("<div class=\"scroll\" tabindex=\"0\">\n")
      collector.isInScroll = true
      writer.render(node)
      collector.isInScroll = false
      writer.append("</div>\n")
      return true
    case .list where node.children.contains(where: \.isTask):
      writer.newLine()
      writer.append("<ul class=\"contains-task-list\">\n")
      writer.render(node.children)
      writer.append("</ul>\n")
      return true
    case .item(let isChecked?):
      writer.newLine()
      let state = isChecked ? " checked" : ""
      let label = isChecked ? "done" : "to do"
      writer.append("<li class=\"task-list-item\"><input type=\"checkbox\" disabled")
      writer.append("\(state) aria-label=\"\(label)\"> ")
      writer.render(node.children)
      writer.append("</li>\n")
      return true
    case .htmlBlock(let html):
      collector.addAnchors(inHTML: html)
      return false
    case .div(let attributes):
      if let identifier = attributes.identifier { collector.add(anchor: identifier) }
      return false
    default:
      return false
    }
  }

  private func code(_ code: CodeBlock, _ node: MarkdownNode) -> String? {
    if SimulationBlock.recognizes(code) { return simulation(at: node.range) }
    if Answer.recognizes(code) { return answer(at: node.range) }
    if CourseProgram.recognizes(code) { return program(at: node.range) }
    // Code that is wider than the page scrolls, so the keyboard must reach it.
    guard let html = highlighter.highlight(code.literal, language: code.language) else {
      return "<pre tabindex=\"0\"><code>\(HTMLText.escaped(code.literal))</code></pre>\n"
    }
    let language = HTMLText.escaped(code.language)
    return "<pre tabindex=\"0\"><code class=\"language-\(language) hljs\">\(html)</code></pre>\n"
  }
}

extension MarkdownNode {
  /// Whether the node is an item of a task list.
  fileprivate var isTask: Bool {
    if case .item(_?) = kind { true } else { false }
  }
}
