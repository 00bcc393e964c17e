// Diagrams in words, for those who do not see them.

extension Diagram {
  /// What the diagram is of.
  package var titleText: String {
    if let title { return "Dataflow of " + title }
    return "Dataflow of the program"
  }

  /// A sentence for each value: what it is made of; then what leads back.
  package var sentences: [String] {
    var result: [String] = []
    let inputs = nodes.filter { $0.kind == .input }.map { $0.label.plainText }
    if !inputs.isEmpty { result.append("Inputs are " + inputs.joined(by: ", ") + ".") }
    for (place, node) in nodes.enumerated() {
      guard let name = node.name ?? (node.kind == .value ? node.label : nil) else { continue }
      result.append(name.plainText + " is " + words(place, isTop: true) + ".")
    }
    for edge in edges where edge.isRecurrent {
      let source = nodes[edge.from].name ?? nodes[edge.from].label
      result.append(source.plainText + " leads back as " + nodes[edge.to].label.plainText + ".")
    }
    return result
  }

  /// A value by its name, or how it is made.
  private func words(_ place: Int, isTop: Bool = false) -> String {
    let node = nodes[place]
    if !isTop, let name = node.name { return name.plainText }
    let parts = edges.filter { $0.to == place && !$0.isRecurrent }.map { edge -> String in
      let value = words(edge.from)
      return edge.label.isEmpty ? value : edge.label.plainText + " · " + value
    }
    let all = parts + node.additions.map { $0.plainText }
    switch node.kind {
    case .input, .output, .port: return node.label.plainText
    case .value: return all.joined(by: " and ")
    case .function, .arithmetic:
      return node.label.plainText + " (" + all.joined(by: ", ") + ")"
    }
  }
}
