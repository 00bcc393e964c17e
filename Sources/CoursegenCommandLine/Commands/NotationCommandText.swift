import CourseNotation
import CoursePrograms
import DeterministicMath
import Diagnostics

/// What `coursegen notation` tells of files, for the eye.
struct NotationText {
  let report: NotationReport
  /// Whether the programs themselves are listed.
  let showsPrograms: Bool

  var text: String {
    let entries = report.files.flatMap(\.entries)
    if showsPrograms, entries.isEmpty, !report.hasErrors { return "There are no programs.\n" }
    if showsPrograms { return entries.map(listing).joined() }
    // A comment of the notation: what is printed can be read again.
    let isHeaded = entries.count > 1
    return entries.map { entry in
      let result = results(of: entry)
      return (isHeaded && !result.isEmpty ? "% \(place(entry))\n" : "") + result
    }.joined()
  }

  private func place(_ entry: NotationReport.Entry) -> String {
    let start = entry.source.range.start
    let name = entry.source.id.map { " \($0)" } ?? ""
    return "\(entry.path):\(start.line):\(start.column):\(name)"
  }

  // MARK: - Programs

  private func listing(_ entry: NotationReport.Entry) -> String {
    let headline = place(entry) + " "
    switch entry.source.verdict {
    case .refused:
      let errors = entry.source.diagnostics.filter { $0.severity == .error }
      let reasons = errors.map { error -> String in
        let place = error.range.map { "\($0.start.line):\($0.start.column): " } ?? ""
        return "  \(place)\(error.message) [\(error.rule)]\n"
      }
      return headline + "refused\n" + reasons.joined()
    case .declaration:
      return headline + "declaration: nothing to run\n"
    case .program:
      guard let facts = entry.facts else { return headline + "program\n" }
      return headline + "program\n" + line("inputs", facts.inputs.map(Self.text))
        + line("outputs", facts.outputs.map(Self.text)) + line("sizes", facts.sizes.map(Self.text))
    }
  }

  private func line(_ label: String, _ items: [String]) -> String {
    "  \(label): " + (items.isEmpty ? "none" : items.joined(separator: ", ")) + "\n"
  }

  private static func text(_ tensor: ProgramFacts.Tensor) -> String {
    tensor.text + (tensor.positionsOn.map { " (positions on \($0))" } ?? "")
  }

  private static func text(_ size: ProgramFacts.Size) -> String {
    var text = size.names.joined(separator: " = ")
    if let value = size.value { text += " = \(value)" }
    if let derived = size.derived { text += " = \(derived)" }
    return text + (size.isOdd ? " (odd)" : "")
  }

  // MARK: - Results

  private func results(of entry: NotationReport.Entry) -> String {
    var text = entry.gradient?.text ?? ""
    if let cost = entry.cost {
      text += "forward\n" + Self.text(cost.forward)
      if let backward = cost.backward { text += "backward\n" + Self.text(backward) }
    }
    if let run = entry.run { text += Self.text(run) }
    if let comparison = entry.comparison {
      text += comparison.sentences.map { $0 + "\n" }.joined()
    }
    return text
  }

  private static func text(_ cost: NotationReport.Cost) -> String {
    let order = cost.order.isEmpty ? "O(1)" : cost.order.joined(separator: ", ")
    return """
        multiplications  \(cost.multiplications)
        additions        \(cost.additions)
        functions        \(cost.functions)
        memory           \(cost.memory)
        operations       \(cost.operations)
        order            \(order)

      """
  }

  private static func text(_ run: NotationReport.Run) -> String {
    run.outputs.map { output in
      let shape = output.shape.map { "\($0)" }.joined(separator: "×")
      return """
        \(output.name)\(shape.isEmpty ? "" : " (\(shape))")
          digest     \(output.digest)
          mean       \(short(output.mean))
          deviation  \(short(output.deviation))
          range      \(short(output.minimum)) … \(short(output.maximum))

        """
    }.joined()
  }

  private static func short(_ number: Double) -> String {
    number.isFinite ? number.text(significantDigits: 6) : "\(number)"
  }
}
