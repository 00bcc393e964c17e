/// A buffer of HTML and the state of writing into it.
///
/// A hook that writes a whole block is given the writer: it appends its own markup and renders
/// the block's children between.
package struct HTMLWriter {
  let renderer: HTMLRenderer
  var output: [UInt8] = []
  /// Whether paragraphs of the list item being written have no `<p>`.
  var isTight = false
  /// The inline elements that are open: closed before a display and opened again behind it.
  var openMarks: [StaticString] = []
  /// Whether the inlines being written are those of a `<p>`, which a display may split.
  var isInParagraph = false
  /// Whether that `<p>`, and the open marks in it, are yet to be written.
  var isParagraphPending = false
  /// Whether what is being written may hold no block: a heading, or a link in a line of text.
  var isPhrasing = false
  /// Whether a display was written last, so that the blanks behind it say nothing.
  var isBehindDisplay = false
  /// How often each footnote was referred to.
  let footnoteUses: FootnoteUses
  var isInFootnotes = false

  init(_ renderer: HTMLRenderer) {
    self.renderer = renderer
    footnoteUses = renderer.footnoteUses ?? FootnoteUses()
  }

  /// Ends what is open and gives the bytes.
  mutating func finish() -> [UInt8] {
    if isInFootnotes { write("</ol>\n</section>\n") }
    isInFootnotes = false
    return output
  }

  // MARK: Writing

  /// Appends HTML as it is.
  package mutating func append(_ html: String) {
    output.append(contentsOf: html.utf8)
  }

  /// Appends text, escaped.
  package mutating func appendEscaped(_ text: String) {
    HTMLEscaping.append(text, to: &output)
  }

  /// Starts a new line unless one has just been started.
  package mutating func newLine() {
    if let last = output.last, last != Byte.newline { output.append(Byte.newline) }
  }

  /// Renders blocks or inlines.
  ///
  /// Trees are bounded in depth by the parser, so this recurses.
  package mutating func render(_ nodes: [MarkdownNode]) {
    for node in nodes { render(node) }
  }

  /// Renders one block or inline.
  package mutating func render(_ node: MarkdownNode) {
    if node.kind.isInline {
      renderInline(node)
    } else {
      renderBlock(node)
    }
  }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  mutating func write(_ number: Int) {
    output.append(contentsOf: String(number).utf8)
  }
}

extension MarkdownKind {
  /// Whether a node of this kind stands in a line of text.
  package var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link,
      .image, .footnoteReference, .math:
      true
    case .document, .paragraph, .heading, .blockQuote, .list, .item, .codeBlock, .htmlBlock,
      .thematicBreak, .table, .tableRow, .tableCell, .footnoteDefinition, .div, .mathBlock:
      false
    }
  }
}
