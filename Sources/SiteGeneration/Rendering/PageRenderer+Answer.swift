import AnswerChecking
import AnswerVerification
import CourseMarkdown
import CourseModel
import CoursePrograms
import Diagnostics
import FileStorage

// Answer blocks: what is asked, how it was verified, and, where the edition has it, the answer.

extension PageRenderer {
  /// The box of the answer that stands at a place; nothing for one that could not be read.
  func answer(at range: SourceRange) -> String {
    guard let answer = computation.answers[range] else { return "" }
    let verdict = computation.verdicts[answer.id]
    let isWithheld = visibility == .hidden
    var context = TemplateContext()
    let anchor = collector.makeAnchor("answer-" + answer.id)
    context.set("anchor", anchor)
    context.set("id", answer.id)
    context.set("type", answer.typeName)
    context.set("prompt", blocks(answer.prompt))
    context.set("hint", answer.hint.map(blocks))
    context.set("verified", verdict?.holds == true)
    context.set("badge", answer.badge(isVerified: verdict?.holds == true))
    context.setItems("choices", choices(of: answer))
    context.set("field", field(of: answer, anchor: anchor))
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
    return choice.order(seed: computation.seed, id: answer.id).map { option in
      var context = TemplateContext()
      context.set("text", fragment(choice.options[option]))
      context.set("words", words(of: choice.options[option]))
      return context
    }
  }

  /// A text without markup, for those who hear it.
  private func words(of text: String) -> String {
    MarkdownParser(allowsFrontMatter: false).parse(text).root.children.plainText
      .replacing("\\", with: "")
  }

  /// The field for what the reader answers; `nil` where nothing judges it.
  private func field(of answer: Answer, anchor: String) -> TemplateContext? {
    guard let key = fields.key(of: answer), let checker = computation.checkers[answer.checker]
    else { return nil }
    var context = TemplateContext()
    context.set("entry", anchor + "-field")
    context.set("prompt", anchor + "-prompt")
    context.set("key", key.text)
    context.set("checker", checker.name)
    switch answer.kind {
    case .number, .expression, .order: context.set("isLine", true)
    case .equations: context.set("isText", true)
    case .choice: context.setItems("options", options(of: answer, anchor: anchor))
    }
    return context
  }

  private func options(of answer: Answer, anchor: String) -> [TemplateContext] {
    guard case .choice(let choice) = answer.kind else { return [] }
    return choices(of: answer).enumerated().map { place, option in
      var context = option
      context.set("value", "\(place)")
      context.set("name", anchor)
      context.set("type", choice.right.count == 1 ? "radio" : "checkbox")
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
    case .order(let order):
      collector.formula(
        MathSource(kind: .inline, tex: order.growth.tex, texRange: order.range)
      )
    case .equations(let equations):
      if let latex = computation.equations[answer.id]?.latex {
        collector.formula(MathSource(kind: .display, tex: latex, texRange: equations.range))
      } else {
        "<pre><code>\(HTMLText.escaped(equations.source))</code></pre>"
      }
    }
  }

  private func verification(_ verdict: AnswerVerdict) -> TemplateContext {
    var context = TemplateContext()
    context.set("source", source(of: verdict))
    if verdict.facts.isEmpty {
      let claims = verdict.claims.map { "<code>\(HTMLText.escaped($0))</code>" }
      context.set("claim", claims.joined(separator: ", "))
    }
    context.setItems("runs", verdict.runs.map(run))
    context.setItems(
      "facts",
      verdict.facts.map { fact in
        var context = TemplateContext()
        context.set("what", fact.what)
        context.set("found", fact.found)
        return context
      }
    )
    return context
  }

  /// The simulation or the program, as a link.
  private func source(of verdict: AnswerVerdict) -> TemplateContext {
    var source = TemplateContext()
    let block = computation.simulations.values.first { $0.id == verdict.source }
    let isProgram = !verdict.facts.isEmpty
    let title = isProgram ? nil : block?.title.map(fragment)
    source.set("title", title ?? HTMLText.escaped(verdict.source))
    source.set("url", "#" + (isProgram ? "program-" : "") + RelativePath.encoded(verdict.source))
    return source
  }

  private func run(_ run: AnswerVerdict.Run) -> TemplateContext {
    var context = TemplateContext()
    let inputs = run.inputs.isEmpty ? "the block’s own inputs" : run.inputs
    context.set("with", HTMLText.escaped(inputs))
    context.set("value", run.value)
    context.set("error", run.error)
    context.set("interval", run.interval)
    context.set("samples", run.samples)
    return context
  }
}

extension Answer.Choice {
  /// The options in an order that the seed decides, so that the place of one says nothing.
  func order(seed: UInt64, id: String) -> [Int] {
    options.enumerated().map { index, text in
      (key: ContentDigest(parts: ["choice", "\(seed)", id, text]).description, index: index)
    }
    .sorted { $0.key < $1.key }.map(\.index)
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

  /// What the page says of whether the answer is right.
  fileprivate func badge(isVerified: Bool) -> String {
    guard isVerified else { return "Not verified" }
    switch kind {
    case .number, .expression, .choice: return "Verified by simulation"
    case .order: return "Verified by cost and count"
    case .equations: return "Verified by execution"
    }
  }
}
