import BlockExecution
import CourseModel
import Diagnostics

// Simulation blocks as figures.

extension PageRenderer {
  /// The figure of the block that stands at a place; nothing for one that could not be read.
  func simulation(at range: SourceRange) -> String {
    guard let block = computation.simulations[range] else { return "" }
    var context = TemplateContext()
    context.set("anchor", collector.makeAnchor(block.id))
    context.set("id", block.id)
    context.set("title", block.title.map(fragment))
    context.set("caption", block.caption.map(fragment))
    context.set("code", code(of: block))
    if let report = computation.reports[block.id] {
      fill(&context, from: report)
      context.set("interactive", controls(of: block, report))
    } else {
      context.set("error", failure(of: block))
    }
    return templates.render("simulation", context)
  }

  private func fill(_ context: inout TemplateContext, from report: BlockReport) {
    context.setList("charts", report.charts.map(chart))
    context.setItems("results", report.results.map(result))
    context.setList("tables", report.tables.map(table))
    context.set("output", report.notes.isEmpty ? nil : report.notes.joined(separator: "\n"))
    context.setItems("inputs", report.inputs.map(input))
    context.set("seed", report.samples > 0 ? report.seed : nil)
    context.set("samples", report.samples > 0 ? NumberText.grouped(report.samples) : nil)
  }

  private func chart(_ chart: BlockReport.Chart) -> TemplateContext {
    var context = TemplateContext()
    context.set("svg", chart.wide + chart.narrow)
    context.set("data", chart.table.isEmpty ? nil : chart.table)
    return context
  }

  private func result(_ result: BlockReport.Result) -> TemplateContext {
    let text = ResultText(result)
    var context = TemplateContext()
    context.set("name", result.name)
    context.set("value", text.value)
    context.set("error", text.error)
    context.set("exact", result.standardError == nil)
    return context
  }

  private func input(_ input: BlockReport.Input) -> TemplateContext {
    var context = TemplateContext()
    context.set("label", fragment(input.label.isEmpty ? input.name : input.label))
    context.set("name", input.name)
    let index = Int(input.value)
    let isChoice = input.kind == .choice && input.choices.indices.contains(index)
    let value =
      isChoice
      ? input.choices[index]
      : input.kind == .toggle ? (input.value == 0 ? "no" : "yes") : NumberText.short(input.value)
    context.set("value", input.unit.isEmpty ? value : value + "\u{202F}" + input.unit)
    return context
  }

  private func table(_ table: BlockReport.Table) -> TemplateContext {
    let isNumeric = table.columns.indices.map { column in
      table.rows.allSatisfy { column < $0.count && Double($0[column]) != nil }
    }
    let cell = { (column: Int, text: String) in
      var context = TemplateContext()
      context.set("text", HTMLText.escaped(text))
      context.set("numeric", isNumeric.indices.contains(column) && isNumeric[column])
      return context
    }
    var context = TemplateContext()
    context.set("title", table.caption.isEmpty ? nil : fragment(table.caption))
    context.setList("headings", table.columns.enumerated().map { cell($0, $1) })
    context.setList(
      "rows",
      table.rows.map { row in
        var context = TemplateContext()
        context.setList("cells", row.enumerated().map { cell($0, $1) })
        return context
      }
    )
    return context
  }

  private func code(of block: SimulationBlock) -> TemplateContext? {
    guard block.codeVisibility != .hidden else { return nil }
    let code = block.shownCode
    var context = TemplateContext()
    context.set(
      "html",
      highlighter.highlight(code, language: "swift") ?? HTMLText.escaped(code)
    )
    context.set("folded", block.codeVisibility == .folded)
    context.set("language", "swift")
    return context
  }

  private func failure(of block: SimulationBlock) -> String {
    var context = TemplateContext()
    context.set("label", "Simulation failed")
    let reason = computation.diagnostics.first {
      guard let start = $0.range?.start else { return false }
      return block.range.contains(start)
    }
    context.set("message", reason?.message ?? "This simulation could not be run.")
    context.set("rule", reason?.rule)
    return templates.render("diagnostic-error", context)
  }
}
