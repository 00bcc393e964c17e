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
    if let latex = program.latex {
      let math = MathSource(kind: .display, tex: latex, texRange: program.range)
      context.set("equations", collector.formula(math))
    } else {
      context.set("source", program.shownText)
    }
    context.set("diagram", computation.diagrams[range])
    if let read = program.program {
      let facts = ProgramFacts(read)
      context.setItems("inputs", facts.inputs.map { item($0.latex, range) })
      context.setItems("outputs", facts.outputs.map { item($0.latex, range) })
      context.setItems("sizes", facts.sizes.map { size($0, range) })
    } else {
      context.set("error", failure(of: program))
    }
    return templates.render("program", context)
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
