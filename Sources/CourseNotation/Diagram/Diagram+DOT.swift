// Diagrams in the language of Graphviz.

extension Diagram {
  /// DOT text: nodes `n0`, `n1`, …, cells as the clusters `cluster_0`, …, and edges with the
  /// identifiers `e0`, ….
  ///
  /// All sizes are fixed, and labels at edges have boxes of a fixed size, so that the layout depends
  /// on the program alone.
  package var dot: String {
    var text = "digraph {\n"
    text +=
      "  graph [rankdir=LR, nodesep=0.22, ranksep=0.32, newrank=true, outputorder=edgesfirst]\n"
    text += "  node [fixedsize=true, fontname=\"serif\", fontsize=13]\n"
    text += "  edge [fontname=\"serif\", fontsize=10.5, arrowsize=0.6]\n"
    for cell in cells.indices {
      text += "  subgraph cluster_\(cell) {\n"
      text += "    label=" + boxed(cells[cell].label, letter: Measure.letter)
      text += "; labeljust=r; style=rounded; margin=14\n"
      for node in nodes.indices where nodes[node].cell == cell { text += "    " + line(node) }
      text += "  }\n"
    }
    for node in nodes.indices where nodes[node].cell == nil { text += "  " + line(node) }
    for edge in edges.indices { text += "  " + line(ofEdge: edge) }
    return text + "}\n"
  }

  private func line(_ place: Int) -> String {
    let node = nodes[place]
    let (width, height) = size(of: place)
    let label = node.label.html + (node.name.map { "<BR/>" + $0.html } ?? "")
    return "n\(place) [shape=\(node.kind.shape), width=\(inches(width)), height=\(inches(height)), "
      + "label=<" + label + ">]\n"
  }

  private func line(ofEdge place: Int) -> String {
    let edge = edges[place]
    var attributes = ["id=e\(place)"]
    if !edge.label.isEmpty {
      attributes.append("label=" + boxed(edge.label, letter: Measure.smallLetter))
    }
    if edge.isRecurrent { attributes.append("style=dashed, constraint=false") }
    return "n\(edge.from) -> n\(edge.to) [" + attributes.joined(by: ", ") + "]\n"
  }

  /// Points as inches with three decimals.
  private func inches(_ points: Double) -> String {
    let thousandths = Int(points * 1000 / 72 + 0.5)
    let digits = Array("\(1000 + thousandths % 1000)".utf8.dropFirst())
    return "\(thousandths / 1000)." + String(decoding: digits, as: UTF8.self)
  }

  /// A label in a box of a fixed size.
  private func boxed(_ label: DiagramLabel, letter: Double) -> String {
    let width = Int(Self.width(of: label, letter: letter) + 6)
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" "
      + "WIDTH=\"\(width)\" HEIGHT=\"16\"><TR><TD>" + label.html + "</TD></TR></TABLE>>"
  }
}

extension Diagram.Kind {
  fileprivate var shape: String {
    switch self {
    case .input, .output: "plaintext"
    case .port, .value: "box, style=rounded"
    case .function, .arithmetic: "ellipse"
    }
  }
}

extension DiagramLabel {
  /// The label in the subset of HTML that Graphviz reads.
  fileprivate var html: String {
    var text = ""
    for run in runs {
      let inner = run.isItalic ? "<I>" + run.text.escaped + "</I>" : run.text.escaped
      switch run.script {
      case .line: text += inner
      case .lowered: text += "<SUB>" + inner + "</SUB>"
      case .raised: text += "<SUP>" + inner + "</SUP>"
      }
    }
    return text
  }
}

extension String {
  fileprivate var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
