/// Mathematics as the author wrote it, without its dollars.
package struct Formula: Sendable, Hashable {
  package var tex: String
  /// Whether it stands on lines of its own.
  package var isDisplay: Bool

  package init(_ tex: String, isDisplay: Bool = false) {
    self.tex = tex
    self.isDisplay = isDisplay
  }
}

/// What a formula is in a page.
package struct TypesetFormula: Sendable, Hashable {
  /// KaTeX's HTML and MathML, or the readable source of a formula that was refused.
  ///
  /// Empty for a formula that only defines macros.
  package var html: String
  /// What is wrong with the formula, which is typeset nevertheless where ``isTypeset``.
  package var error: FormulaError?
  /// Whether `html` is typeset mathematics and not its source.
  package var isTypeset: Bool
  /// What KaTeX remarked: input that LaTeX would treat otherwise, characters without metrics.
  package var warnings: [String]
}

extension TypesetFormula {
  /// A formula of which nothing is to be seen.
  static let nothing = TypesetFormula(html: "", error: nil, isTypeset: true, warnings: [])

  /// A refused formula: its source, readable, with the reason where a pointer rests on it.
  static func refused(_ formula: Formula, _ error: FormulaError) -> TypesetFormula {
    let kind = formula.isDisplay ? "math-error math-error-display" : "math-error"
    let title = escaped(error.message)
    return TypesetFormula(
      html: "<code class=\"\(kind)\" title=\"\(title)\">\(escaped(formula.tex))</code>",
      error: error,
      isTypeset: false,
      warnings: []
    )
  }

  /// Text as HTML; characters that HTML cannot contain become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var html = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;".unicodeScalars
      case "<": html += "&lt;".unicodeScalars
      case ">": html += "&gt;".unicodeScalars
      case "\"": html += "&quot;".unicodeScalars
      case "\t", "\n", "\r": html.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        html.append("\u{FFFD}")
      default: html.append(scalar)
      }
    }
    return String(html)
  }
}
