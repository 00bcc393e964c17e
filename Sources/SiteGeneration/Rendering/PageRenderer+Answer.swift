import CourseMarkdown
import CourseModel
import Diagnostics

// Answer blocks: what is asked, how it was verified, and, where the edition has it, the answer.

extension PageRenderer {
  /// The box of the answer that stands at a place; nothing for one that could not be read.
  func answer(at range: SourceRange) -> String {
    guard let answer = computation.answers[range] else { return "" }
    let verdict = computation.verdicts[answer.id]
    let isWithheld = visibility == .hidden
    var context = TemplateContext()
    context.set("anchor", collector.makeAnchor("answer-" + answer.id))
    context.set("id", answer.id)
    context.set("type", answer.typeName)
    context.set("prompt", blocks(answer.prompt))
    context.set("hint", answer.hint.map(blocks))
    context.set("verified", verdict?.holds == true)
    context.setItems("choices", choices(of: answer))
    if isWithheld {
      var withheld = TemplateContext()
      withheld.set("until", releaseDate)
      context.set("withheld", withheld)
    } else {
      context.set("verification", verdict.map(verification))
      context.set("solution", solution(of: answer))
    }
    return templates.render("answer", context)
  }

  private func choices(of answer: Answer) -> [TemplateContext] {
    guard case .choice(let choice) = answer.kind else { return [] }
    return choice.options.map { option in
      var context = TemplateContext()
      context.set("text", fragment(option))
      return context
    }
  }

  private func solution(of answer: Answer) -> TemplateContext {
    var context = TemplateContext()
    context.set("content", content(of: answer))
    context.set("shown", visibility == .shown)
    return context
  }

  private func content(of answer: Answer) -> String {
    switch answer.kind {
    case .number(let formula, _), .expression(let formula, _):
      collector.formula(
        MathSource(kind: .inline, tex: formula.expression.tex, texRange: formula.range)
      )
    case .choice(let choice):
      choice.right.map { fragment(choice.options[$0]) }.joined(separator: "; ")
    case .order(let text), .equations(let text):
      "<code>\(HTMLText.escaped(text))</code>"
    }
  }

  private func verification(_ verdict: AnswerVerdict) -> TemplateContext {
    var context = TemplateContext()
    let claims = verdict.claims.map { "<code>\(HTMLText.escaped($0))</code>" }
    context.set("claim", claims.joined(separator: ", "))
    var simulation = TemplateContext()
    let block = computation.simulations.values.first { $0.id == verdict.block }
    simulation.set("title", block?.title.map(fragment) ?? HTMLText.escaped(verdict.block))
    simulation.set("url", "#" + RelativePath.encoded(verdict.block))
    context.set("simulation", simulation)
    context.setItems(
      "runs",
      verdict.runs.map { run in
        var context = TemplateContext()
        context.set(
          "with",
          HTMLText.escaped(run.inputs.isEmpty ? "the block’s own inputs" : run.inputs)
        )
        context.set("value", run.value)
        context.set("error", run.error)
        context.set("interval", run.interval)
        context.set("samples", run.samples)
        return context
      }
    )
    return context
  }
}

extension Answer {
  /// The type as an author writes it.
  var typeName: String {
    switch kind {
    case .number: "number"
    case .expression: "expression"
    case .choice: "choice"
    case .order: "order"
    case .equations: "equations"
    }
  }
}
