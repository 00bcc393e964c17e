// Tables and footnotes as HTML.
extension HTMLWriter {
  mutating func table(_ node: MarkdownNode, _ alignments: [ColumnAlignment]) {
    newLine()
    write("<table>\n")
    var hasBody = false
    for row in node.children {
      guard case .tableRow(let isHeader) = row.kind else { continue }
      if isHeader {
        write("<thead>\n")
      } else if !hasBody {
        write("<tbody>\n")
        hasBody = true
      }
      tableRow(row, isHeader, alignments)
      if isHeader { write("</thead>\n") }
    }
    if hasBody { write("</tbody>\n") }
    write("</table>\n")
  }

  private mutating func tableRow(
    _ row: MarkdownNode,
    _ isHeader: Bool,
    _ alignments: [ColumnAlignment]
  ) {
    write("<tr>\n")
    for (column, cell) in row.children.enumerated() {
      if isHeader { write("<th") } else { write("<td") }
      align(column < alignments.count ? alignments[column] : .none)
      write(">")
      inlines(cell.children)
      if isHeader { write("</th>\n") } else { write("</td>\n") }
    }
    write("</tr>\n")
  }

  private mutating func align(_ alignment: ColumnAlignment) {
    let name: StaticString
    switch alignment {
    case .none: return
    case .left: name = "left"
    case .center: name = "center"
    case .right: name = "right"
    }
    switch renderer.alignmentStyle {
    case .attribute: write(" align=\"")
    case .className: write(" class=\"align-")
    }
    write(name)
    write("\"")
  }

  // MARK: Footnotes

  mutating func footnoteReference(_ label: String) {
    guard let number = renderer.footnoteNumbers[label] else {
      appendEscaped("[^\(label)]")
      return
    }
    footnoteUses.add(label)
    let use = footnoteUses.count(of: label)
    append("<sup class=\"footnote-ref\"><a href=\"#fn\(number)\" id=\"fnref\(number)")
    if use > 1 { append("-\(use)") }
    append("\">\(number)</a></sup>")
  }

  mutating func footnoteDefinition(_ node: MarkdownNode, _ label: String) {
    newLine()
    if !isInFootnotes { write("<section class=\"footnotes\">\n<ol>\n") }
    isInFootnotes = true
    let number = renderer.footnoteNumbers[label] ?? 0
    append("<li id=\"fn\(number)\">\n")
    let back = backReferences(label, number)
    let wasTight = isTight
    isTight = false
    if let last = node.children.last, last.kind == .paragraph {
      render(Array(node.children.dropLast()))
      openParagraph()
      inlines(last.children)
      closeParagraph(" \(back)")
    } else {
      render(node.children)
      newLine()
      append("\(back)\n")
    }
    isTight = wasTight
    write("</li>\n")
  }

  private func backReferences(_ label: String, _ number: Int) -> String {
    let uses = max(footnoteUses.count(of: label), 1)
    return (1...uses).map { use in
      let suffix = use > 1 ? "-\(use)" : ""
      return "<a href=\"#fnref\(number)\(suffix)\" class=\"footnote-backref\">↩</a>"
    }.joined(separator: " ")
  }
}
