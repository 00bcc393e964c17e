import CourseMarkdown
import CoursePrograms
import Diagnostics

// Programs in the course notation: their equations, and what they need and give.

extension PageRenderer {
  /// The equations of the program that stands at a place; nothing for one that has no place.
  func program(at range: SourceRange) -> String {
    guard let program = computation.programs[range] else { return "" }
    var context = TemplateContext()
    context.set("anchor", program.id.map { collector.makeAnchor("program-" + $0) })
    context.set("id", program.id)
    if program.showsMistakes {
      set(program.markedText, program.mistakes, in: &context)
      return templates.render("program", context)
    }
    if !program.showsEquations {
      // Readers are to find them in the diagram.
    } else if let latex = program.latex {
      let math = MathSource(kind: .display, tex: latex, texRange: program.range)
      context.set("equations", collector.formula(math))
    } else {
      context.set("source", program.shownText)
    }
    context.set("diagram", computation.diagrams[range])
    if let derivation = computation.derivations[range] { set(derivation, in: &context, range) }
    if let read = program.program {
      // Without equations and diagram there is nothing that the facts would be about.
      guard program.showsEquations || computation.diagrams[range] != nil else {
        return computation.derivations[range] == nil ? "" : templates.render("program", context)
      }
      let facts = ProgramFacts(read)
      context.setItems("inputs", facts.inputs.map { item($0.latex, range) })
      context.setItems("outputs", facts.outputs.map { item($0.latex, range) })
      context.setItems("sizes", facts.sizes.map { size($0, range) })
    } else {
      context.set("error", failure(of: program))
    }
    return templates.render("program", context)
  }

  /// The text of a program that is refused, what is wrong with it marked, and why.
  private func set(
    _ text: [CourseProgram.Piece],
    _ mistakes: [Diagnostic],
    in context: inout TemplateContext
  ) {
    let markup = text.map { piece in
      let text = HTMLText.escaped(piece.text)
      return piece.isMarked ? "<mark>\(text)</mark>" : text
    }
    context.set("marked", markup.joined())
    let items = mistakes.map { mistake in
      var item = TemplateContext()
      item.set("rule", mistake.rule)
      item.set("message", mistake.message)
      item.set("isWarning", mistake.severity == .warning)
      item.setList("notes", mistake.notes.filter { $0.range == nil }.map(\.message))
      item.setList("fixes", mistake.fixes.map(\.summary))
      return item
    }
    context.setItems("mistakes", items)
  }

  private func set(
    _ derivation: ProgramDerivation,
    in context: inout TemplateContext,
    _ range: SourceRange
  ) {
    func display(_ latex: String) -> String {
      collector.formula(MathSource(kind: .display, tex: latex, texRange: range))
    }
    func cost(_ cost: ProgramDerivation.Cost?) -> TemplateContext? {
      cost.map { cost in
        var context = TemplateContext()
        context.set("operations", display(cost.operations))
        context.set("elements", display(cost.elements))
        return context
      }
    }
    if let forward = cost(derivation.forwardCost) {
      var costs = TemplateContext()
      costs.set("forward", forward)
      costs.set("backward", cost(derivation.backwardCost))
      context.set("cost", costs)
    }
    guard let backward = derivation.backward else { return }
    var shown = item(backward.loss, range)
    shown.set("equations", display(backward.equations))
    context.set("backward", shown)
  }

  private func item(_ latex: String, _ range: SourceRange) -> TemplateContext {
    var context = TemplateContext()
    let math = MathSource(kind: .inline, tex: latex, texRange: range)
    context.set("text", collector.formula(math))
    return context
  }

  /// `J = I`, `B = 4`, `X' = X - 2`.
  private func size(_ size: ProgramFacts.Size, _ range: SourceRange) -> TemplateContext {
    item(([size.latex] + size.equals).joined(separator: " = "), range)
  }

  private func failure(of program: CourseProgram) -> String {
    var context = TemplateContext()
    context.set("label", "Program not understood")
    let reason = program.diagnostics.first { $0.severity == .error }
    context.set("message", reason?.message)
    context.set("rule", reason?.rule)
    return templates.render("diagnostic-error", context)
  }
}
