// Blocks as HTML.
extension HTMLWriter {
  mutating func renderBlock(_ node: MarkdownNode) {
    if let hook = renderer.hooks.block, hook(node, &self) { return }
    switch node.kind {
    case .document: render(node.children)
    case .paragraph: paragraph(node)
    case .heading(let level): heading(node, level)
    case .blockQuote: container(node, "<blockquote>\n", "</blockquote>\n")
    case .list(let list): self.list(node, list)
    case .item(let isChecked): item(node, isChecked)
    case .codeBlock(let code): self.code(node, code)
    case .htmlBlock(let html): htmlBlock(node, html)
    case .thematicBreak:
      newLine()
      write("<hr />\n")
    case .table(let alignments): table(node, alignments)
    case .tableRow, .tableCell: inlines(node.children)
    case .footnoteDefinition(let label): footnoteDefinition(node, label)
    case .div(let attributes): div(node, attributes)
    case .mathBlock(let math):
      newLine()
      display(math, node)
      newLine()
    default: break
    }
  }

  private mutating func container(_ node: MarkdownNode, _ open: StaticString, _ close: StaticString)
  {
    newLine()
    write(open)
    let wasTight = isTight
    isTight = false
    render(node.children)
    isTight = wasTight
    newLine()
    write(close)
  }

  // MARK: Text

  private mutating func paragraph(_ node: MarkdownNode) {
    if isTight {
      inlines(node.children)
      return
    }
    openParagraph()
    inlines(node.children)
    closeParagraph()
  }

  // MARK: Paragraphs

  /// Starts a paragraph; its tag is written with the first thing in it.
  mutating func openParagraph() {
    newLine()
    isInParagraph = true
    isParagraphPending = true
    isBehindDisplay = false
  }

  /// Ends a paragraph, with `suffix` as its last content.
  mutating func closeParagraph(_ suffix: String = "") {
    if !suffix.isEmpty {
      resumeParagraph()
      append(suffix)
    }
    if !isParagraphPending { write("</p>\n") }
    isInParagraph = false
    isParagraphPending = false
  }

  /// Writes the tags that are pending.
  mutating func resumeParagraph() {
    guard isParagraphPending else { return }
    isParagraphPending = false
    write("<p>")
    for name in openMarks { open(name) }
  }

  /// Writes what HTML does not allow in a paragraph: the paragraph is ended before it and goes on
  /// behind it.
  mutating func splitParagraph(_ body: (inout HTMLWriter) -> Void) {
    if !isParagraphPending {
      while let last = output.last, last.isBlank || last == Byte.newline { output.removeLast() }
      for name in openMarks.reversed() { close(name) }
      write("</p>\n")
    }
    body(&self)
    newLine()
    isParagraphPending = true
    isBehindDisplay = true
  }

  /// Renders inlines that stand in a block.
  mutating func inlines(_ nodes: [MarkdownNode]) {
    for node in nodes { renderInline(node) }
  }

  private mutating func heading(_ node: MarkdownNode, _ level: Int) {
    newLine()
    write("<h")
    write(level)
    if let identifier = renderer.hooks.headingIdentifier?(node) {
      write(" id=\"")
      appendEscaped(identifier)
      write("\"")
    }
    write(">")
    isPhrasing = true
    inlines(node.children)
    isPhrasing = false
    write("</h")
    write(level)
    write(">\n")
  }

  // MARK: Lists

  private mutating func list(_ node: MarkdownNode, _ list: MarkdownList) {
    newLine()
    if let start = list.start {
      write("<ol")
      if start != 1 {
        write(" start=\"")
        write(start)
        write("\"")
      }
      write(">\n")
    } else {
      write("<ul>\n")
    }
    let wasTight = isTight
    isTight = list.isTight
    render(node.children)
    isTight = wasTight
    if list.start != nil { write("</ol>\n") } else { write("</ul>\n") }
  }

  private mutating func item(_ node: MarkdownNode, _ isChecked: Bool?) {
    newLine()
    write("<li>")
    if let isChecked {
      write("<input type=\"checkbox\"")
      if isChecked { write(" checked=\"\"") }
      write(" disabled=\"\" /> ")
    }
    render(node.children)
    write("</li>\n")
  }

  // MARK: Literals

  private mutating func code(_ node: MarkdownNode, _ code: CodeBlock) {
    newLine()
    if let html = renderer.hooks.code?(code, node) {
      append(html)
      newLine()
      return
    }
    write("<pre><code")
    let language = code.info.utf8.prefix { !$0.isSpace }
    if !language.isEmpty {
      write(" class=\"language-")
      appendEscaped(String(Substring(language)))
      write("\"")
    }
    write(">")
    appendEscaped(code.literal)
    write("</code></pre>\n")
  }

  private mutating func htmlBlock(_ node: MarkdownNode, _ html: String) {
    newLine()
    if node.children.isEmpty {
      rawHTML(html)
    } else {
      inlines(node.children)
    }
    newLine()
  }

  private mutating func div(_ node: MarkdownNode, _ attributes: BlockAttributes) {
    newLine()
    write("<div")
    if let identifier = attributes.identifier { attribute("id", identifier) }
    let classes = attributes.classes.isEmpty ? [attributes.name] : attributes.classes
    let names = classes.filter { !$0.isEmpty }
    if !names.isEmpty { attribute("class", names.joined(separator: " ")) }
    write(">\n")
    let wasTight = isTight
    isTight = false
    if !attributes.argument.isEmpty {
      write("<p class=\"title\">")
      appendEscaped(attributes.argument)
      write("</p>\n")
    }
    render(node.children)
    isTight = wasTight
    newLine()
    write("</div>\n")
  }

  private mutating func attribute(_ name: StaticString, _ value: String) {
    write(" ")
    write(name)
    write("=\"")
    appendEscaped(value)
    write("\"")
  }
}
