// Inlines as HTML.
extension HTMLWriter {
  mutating func renderInline(_ node: MarkdownNode) {
    if isParagraphPending {
      if isBehindDisplay, case .text(let text) = node.kind { return textBehindDisplay(text) }
      guard resumesParagraph(node.kind) else { return }
    }
    switch node.kind {
    case .text(let text): appendEscaped(text)
    case .softBreak: output.append(Byte.newline)
    case .lineBreak: write("<br />\n")
    case .code(let code):
      write("<code>")
      appendEscaped(code)
      write("</code>")
    case .html(let html): rawHTML(html)
    case .emphasis: mark(node, "em")
    case .strong: mark(node, "strong")
    case .strikethrough: mark(node, "del")
    case .link(let destination, let title): link(node, destination, title)
    case .image(let destination, let title): image(node, destination, title)
    case .footnoteReference(let label): footnoteReference(label)
    case .math(let math): mathematics(math, node)
    default: renderBlock(node)
    }
  }

  private mutating func textBehindDisplay(_ text: String) {
    let rest = text.utf8.drop { $0.isSpace }
    guard !rest.isEmpty else { return }
    resumeParagraph()
    appendEscaped(String(Substring(rest)))
  }

  /// Writes the pending tags of a paragraph before what needs them; a break there says nothing.
  private mutating func resumesParagraph(_ kind: MarkdownKind) -> Bool {
    switch kind {
    case .softBreak, .lineBreak:
      return false
    case .emphasis, .strong, .strikethrough:
      return true
    case .math(let math) where math.kind == .display:
      return true
    default:
      resumeParagraph()
      return true
    }
  }

  private mutating func mark(_ node: MarkdownNode, _ name: StaticString) {
    if !isParagraphPending { open(name) }
    openMarks.append(name)
    inlines(node.children)
    openMarks.removeLast()
    if !isParagraphPending { close(name) }
  }

  mutating func open(_ name: StaticString) {
    write("<")
    write(name)
    write(">")
  }

  mutating func close(_ name: StaticString) {
    write("</")
    write(name)
    write(">")
  }

  // MARK: Links

  private mutating func link(_ node: MarkdownNode, _ destination: String, _ title: String) {
    write("<a href=\"")
    address(destination, node)
    self.title(title)
    write("\">")
    let wasPhrasing = isPhrasing
    isPhrasing = true
    inlines(node.children)
    isPhrasing = wasPhrasing
    write("</a>")
  }

  private mutating func image(_ node: MarkdownNode, _ destination: String, _ title: String) {
    write("<img src=\"")
    address(destination, node)
    write("\" alt=\"")
    appendEscaped(node.children.plainText)
    self.title(title)
    write("\" />")
  }

  private mutating func address(_ destination: String, _ node: MarkdownNode) {
    if let ready = renderer.hooks.destination?(destination, node) {
      appendEscaped(ready)
    } else {
      HTMLEscaping.appendAddress(destination, to: &output)
    }
  }

  private mutating func title(_ title: String) {
    guard !title.isEmpty else { return }
    write("\" title=\"")
    appendEscaped(title)
  }

  // MARK: Mathematics

  private mutating func mathematics(_ math: MathSource, _ node: MarkdownNode) {
    guard math.kind == .display else {
      if let html = renderer.hooks.math?(math, node) { return append(html) }
      write("<span class=\"math inline\">")
      appendEscaped(math.tex)
      write("</span>")
      return
    }
    if isInParagraph && !isPhrasing {
      splitParagraph { writer in writer.display(math, node) }
    } else {
      display(math, node)
    }
  }

  mutating func display(_ math: MathSource, _ node: MarkdownNode) {
    if let html = renderer.hooks.math?(math, node) { return append(html) }
    if isPhrasing { write("<span") } else { write("<div") }
    write(" class=\"math display\"")
    if let identifier = math.identifier {
      write(" id=\"")
      appendEscaped(identifier)
      write("\"")
    }
    write(">")
    appendEscaped(math.tex)
    if isPhrasing { write("</span>") } else { write("</div>") }
  }

  // MARK: Raw HTML

  mutating func rawHTML(_ html: String) {
    if renderer.filtersTags {
      TagFilter.append(html, to: &output)
    } else {
      append(html)
    }
  }
}

extension Sequence<MarkdownNode> {
  /// The text of nodes without any markup, as for `alt`; breaks are spaces.
  package var plainText: String {
    var text = ""
    for node in self { node.appendPlainText(to: &text) }
    return text
  }
}

extension MarkdownNode {
  /// The text of the node without any markup; mathematics gives its TeX.
  package var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  fileprivate func appendPlainText(to text: inout String) {
    switch kind {
    case .text(let literal), .code(let literal), .html(let literal): text += literal
    case .softBreak, .lineBreak: text += " "
    case .math(let math), .mathBlock(let math): text += math.tex
    default:
      for child in children { child.appendPlainText(to: &text) }
    }
  }
}
