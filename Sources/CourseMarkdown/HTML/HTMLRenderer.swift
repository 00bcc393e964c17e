/// Writes a value tree as HTML, in the form of the CommonMark specification.
///
/// What a site does differently is put in by hooks: how mathematics and code look, which
/// identifiers headings have, where links lead, and whole blocks. A renderer without hooks gives
/// the specification's HTML, with mathematics as escaped TeX in `<span class="math inline">` and
/// `<div class="math display">`.
package struct HTMLRenderer {
  /// How a table says that a column is centred.
  package enum AlignmentStyle: Sendable {
    /// `align="center"`, as in the GitHub specification; obsolete in HTML.
    case attribute
    /// `class="align-center"`.
    case className
  }

  package var hooks: HTMLHooks
  package var alignmentStyle: AlignmentStyle
  /// Whether raw tags that GitHub forbids are shown instead of passed.
  package var filtersTags: Bool
  /// The number of each footnote by its label.
  package var footnoteNumbers: [String: Int]

  package init(
    hooks: HTMLHooks = HTMLHooks(),
    alignmentStyle: AlignmentStyle = .attribute,
    filtersTags: Bool = false,
    footnoteNumbers: [String: Int] = [:]
  ) {
    self.hooks = hooks
    self.alignmentStyle = alignmentStyle
    self.filtersTags = filtersTags
    self.footnoteNumbers = footnoteNumbers
  }

  /// Numbers the footnotes that are defined in a document: in the order of the definitions.
  package static func numberFootnotes(of root: MarkdownNode) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for child in root.children {
      if case .footnoteDefinition(let label) = child.kind, numbers[label] == nil {
        numbers[label] = numbers.count + 1
      }
    }
    return numbers
  }

  /// The HTML of a whole document.
  ///
  /// - Complexity: O(size of the text), about 100 MB/s.
  package func render(_ document: MarkdownDocument) -> String {
    var renderer = self
    if footnoteNumbers.isEmpty {
      renderer.footnoteNumbers = Self.numberFootnotes(of: document.root)
    }
    return renderer.render(document.root.children)
  }

  /// The HTML of some blocks or inlines.
  package func render(_ nodes: [MarkdownNode]) -> String {
    String(decoding: renderBytes(nodes), as: UTF8.self)
  }

  /// The HTML of some blocks or inlines of a text that is rendered piece by piece.
  ///
  /// The counts of references to each footnote go from piece to piece, so that no identifier is
  /// given twice and each footnote leads back to all of its references.
  package func render(_ nodes: [MarkdownNode], footnoteUses: inout [String: Int]) -> String {
    var writer = HTMLWriter(self)
    writer.footnoteUses = footnoteUses
    writer.render(nodes)
    footnoteUses = writer.footnoteUses
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// The HTML of some blocks or inlines, in UTF-8.
  package func renderBytes(_ nodes: [MarkdownNode]) -> [UInt8] {
    var writer = HTMLWriter(self)
    writer.render(nodes)
    return writer.finish()
  }
}

/// What a site puts in place of the specification's HTML.
package struct HTMLHooks {
  /// The HTML of mathematics; `nil` gives the TeX, escaped, in an element with a class.
  package var math: ((MathSource, MarkdownNode) -> String?)?
  /// The HTML of a block of code; `nil` gives `<pre><code>`.
  package var code: ((CodeBlock, MarkdownNode) -> String?)?
  /// The identifier of a heading, unescaped.
  package var headingIdentifier: ((MarkdownNode) -> String?)?
  /// The destination that a link or image is to have: a URL that is ready, and is only escaped.
  package var destination: ((String, MarkdownNode) -> String)?
  /// Writes a whole block, inside and all, and says so; `false` leaves it to the renderer.
  package var block: ((MarkdownNode, inout HTMLWriter) -> Bool)?

  package init(
    math: ((MathSource, MarkdownNode) -> String?)? = nil,
    code: ((CodeBlock, MarkdownNode) -> String?)? = nil,
    headingIdentifier: ((MarkdownNode) -> String?)? = nil,
    destination: ((String, MarkdownNode) -> String)? = nil,
    block: ((MarkdownNode, inout HTMLWriter) -> Bool)? = nil
  ) {
    self.math = math
    self.code = code
    self.headingIdentifier = headingIdentifier
    self.destination = destination
    self.block = block
  }
}
