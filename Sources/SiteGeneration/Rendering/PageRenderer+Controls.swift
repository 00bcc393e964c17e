import BlockExecution
import CourseModel

// The controls by which a reader runs a simulation again; the script shows them.

extension PageRenderer {
  /// What the page's script needs of a block; `nil` for one that the browser does not run.
  func controls(of block: SimulationBlock, _ report: BlockReport) -> TemplateContext? {
    guard let module = computation.modules[block.id] else { return nil }
    var context = TemplateContext()
    context.set("module", module.name)
    context.set("seed", report.seed)
    context.set("samples", report.samples > 0 ? "\(report.samples)" : nil)
    context.set("stated", block.samples.map(String.init))
    context.setList("controls", report.inputs.map { control(of: $0, in: block) })
    return context
  }

  private func control(
    of input: BlockReport.Input,
    in block: SimulationBlock
  ) -> TemplateContext {
    var context = TemplateContext()
    context.set("id", block.id + "-" + input.name)
    context.set("name", input.name)
    context.set("kind", input.kind.rawValue)
    context.set("scale", input.scale)
    context.set("value", NumberText.short(input.value))
    context.set("minimum", NumberText.short(input.minimum))
    context.set("maximum", NumberText.short(input.maximum))
    context.set("label", fragment(input.label.isEmpty ? input.name : input.label))
    context.set("unit", input.unit.isEmpty ? nil : input.unit)
    switch input.kind {
    case .number, .integer:
      context.set("isNumber", true)
      context.set("isSliding", input.minimum < input.maximum)
      context.set("step", input.kind == .integer ? "1" : "any")
    case .toggle:
      context.set("isSwitch", true)
      context.set("isOn", input.value != 0)
    case .choice:
      context.setItems("options", input.choices.enumerated().map { option($1, $0, of: input) })
    }
    return context
  }

  private func option(
    _ text: String,
    _ index: Int,
    of input: BlockReport.Input
  ) -> TemplateContext {
    var context = TemplateContext()
    context.set("value", "\(index)")
    context.set("text", text)
    context.set("isChosen", Double(index) == input.value)
    return context
  }
}
