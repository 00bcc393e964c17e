import CourseMarkdown
import Diagnostics
import FileStorage
import MathTypesetting

extension PageCompiler {
  /// The HTML of a page's formulas, in the order of their markers, and what is wrong with them.
  func typeset(_ page: CompiledPage) -> (html: [String], diagnostics: [Diagnostic]) {
    guard !page.formulas.isEmpty else { return ([], []) }
    guard site.configuration.mathematics == .typeset else {
      return (page.formulas.map { Self.wrapped(HTMLText.escaped($0.formula.tex), $0) }, [])
    }
    guard let typesetter = engines.typesetter else {
      let html = page.formulas.map { Self.wrapped(HTMLText.escaped($0.formula.tex), $0) }
      return (html, [.noTypesetter(engines.typesettingFailure)])
    }
    let results = typesetter.typeset(page.formulas.map(\.formula), macros: page.macros)
    var html: [String] = []
    var diagnostics: [Diagnostic] = []
    for (formula, result) in zip(page.formulas, results) {
      if let error = result.error { diagnostics.append(diagnostic(error, of: formula)) }
      if result.isTypeset {
        html.append(result.html.isEmpty ? "" : Self.wrapped(result.html, formula))
      } else {
        html.append(refused(formula, result.error, of: page))
      }
    }
    // A title that stands in the table of contents too is told of once.
    return (html, Array(Set(diagnostics)).listed())
  }

  private static func wrapped(_ html: String, _ formula: PageFormula) -> String {
    guard formula.formula.isDisplay else { return "<span class=\"math inline\">\(html)</span>" }
    let identifier = formula.identifier.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
    return "<div class=\"math display\"\(identifier)>\(html)</div>"
  }

  private func diagnostic(_ error: FormulaError, of formula: PageFormula) -> Diagnostic {
    var diagnostic = error.diagnostic(at: place(of: error, in: formula))
    diagnostic.path = formula.path
    return diagnostic
  }

  /// The line and column of an error: exact on the formula's first line; on others as the author's
  /// file has them unless the formula stands in a quote or a list.
  private func place(of error: FormulaError, in formula: PageFormula) -> SourceRange {
    guard let offset = error.offset else { return formula.texRange }
    let before = formula.formula.tex.utf8.prefix(offset)
    let lines = before.count { $0 == UInt8(ascii: "\n") }
    let lastLine = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    let start = formula.texRange.start
    let position = SourcePosition(
      line: start.line + lines,
      column: lines == 0 ? start.column + lastLine : lastLine + 1
    )
    return SourceRange(start: position, end: max(position, formula.texRange.end))
  }

  /// A formula that cannot be typeset is shown as its source.
  private func refused(
    _ formula: PageFormula,
    _ error: FormulaError?,
    of page: CompiledPage
  ) -> String {
    var context = TemplateContext()
    context.set("inline", !formula.formula.isDisplay)
    context.set("label", "Formula not understood")
    context.set("message", error?.message)
    let line = formula.texRange.start.line
    context.set("place", "\(formula.path ?? name(of: page.record.path)):\(line)")
    context.set("rule", "invalid-formula")
    context.set("source", formula.formula.tex)
    let html = site.templates.render("diagnostic-error", context)
    return formula.formula.isDisplay ? html : String(html.trimmingSuffix(while: \.isNewline))
  }
}

extension Diagnostic {
  /// Formulas are not typeset: KaTeX is missing, or the system does not let it be read.
  static func noTypesetter(_ failure: FileError?) -> Diagnostic {
    guard let failure else {
      return Diagnostic(
        .warning,
        rule: "no-typesetter",
        "KaTeX is not installed, so formulas are shown as TeX.",
        notes: [.init("On Debian: apt install libjs-katex fonts-katex.")]
      )
    }
    return Diagnostic(
      .error,
      rule: "no-typesetter",
      "KaTeX cannot be used: \(failure).",
      notes: [.init("On Debian: apt install --reinstall libjs-katex fonts-katex.")]
    )
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
