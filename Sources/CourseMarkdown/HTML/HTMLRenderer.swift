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
  /// The references to footnotes that are written already, where a text is rendered in pieces.
  package var footnoteUses: FootnoteUses?

  package init(
    hooks: HTMLHooks = HTMLHooks(),
    alignmentStyle: AlignmentStyle = .attribute,
    filtersTags: Bool = false,
    footnoteNumbers: [String: Int] = [:],
    footnoteUses: FootnoteUses? = nil
  ) {
    self.hooks = hooks
    self.alignmentStyle = alignmentStyle
    self.filtersTags = filtersTags
    self.footnoteNumbers = footnoteNumbers
    self.footnoteUses = footnoteUses
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

  /// The HTML of some blocks or inlines, in UTF-8.
  package func renderBytes(_ nodes: [MarkdownNode]) -> [UInt8] {
    var writer = HTMLWriter(self)
    writer.render(nodes)
    return writer.finish()
  }
}

/// How often each footnote was referred to, so that no reference has the identifier of another and
/// each footnote leads back to all of its references.
///
/// Pieces of one text share it: one may be rendered while another is.
package final class FootnoteUses {
  private var counts: [String: Int] = [:]

  package init() {}

  /// How often the footnote was referred to so far.
  func count(of label: String) -> Int { counts[label] ?? 0 }

  /// Counts one more reference.
  func add(_ label: String) { counts[label, default: 0] += 1 }
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
