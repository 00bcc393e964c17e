package import CourseNotation
import DeterministicMath

/// Writes a diagram as SVG for pages, with the theme's colours.
package struct DiagramSVG {
  private let diagram: Diagram
  private let layout: DiagramLayout
  /// What identifiers in the drawing begin with.
  private let prefix: String
  private var text = ""

  /// The element, with a line end; identifiers in it begin with a prefix, which is another for each
  /// drawing in a page.
  package static func text(_ diagram: Diagram, _ layout: DiagramLayout, prefix: String) -> String {
    var writer = DiagramSVG(diagram, layout, prefix)
    writer.write()
    return writer.text
  }

  private init(_ diagram: Diagram, _ layout: DiagramLayout, _ prefix: String) {
    self.diagram = diagram
    self.layout = layout
    self.prefix = prefix
  }

  private mutating func write() {
    let width = Self.number(layout.width + 8)
    let height = Self.number(layout.height + 8)
    let title = "\(prefix)-title"
    let description = "\(prefix)-desc"
    text += "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" role=\"img\""
    text += " aria-labelledby=\"\(title)\" aria-describedby=\"\(description)\""
    text += " viewBox=\"-4 -4 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    text += " font-family=\"var(--serif,serif)\" fill=\"\(Color.ink)\">\n"
    text += "<title id=\"\(title)\">\(Self.escaped(diagram.titleText))</title>\n"
    let sentences = diagram.sentences.joined(separator: " ")
    text += "<desc id=\"\(description)\">\(Self.escaped(sentences))</desc>\n"
    for cell in diagram.cells.indices { writeCell(cell) }
    for edge in diagram.edges.indices { writeEdge(edge) }
    for node in diagram.nodes.indices { writeNode(node) }
    for edge in diagram.edges.indices { writeLabel(ofEdge: edge) }
    text += "</svg>\n"
  }

  // MARK: - Parts

  private mutating func writeCell(_ cell: Int) {
    let box = layout.cells[cell]
    text += "<rect x=\"\(Self.number(box.lower.x))\" y=\"\(Self.number(box.lower.y))\""
    text += " width=\"\(Self.number(box.upper.x - box.lower.x))\""
    text += " height=\"\(Self.number(box.upper.y - box.lower.y))\" rx=\"8\""
    text += " fill=\"\(Color.cell)\" stroke=\"\(Color.rule)\"/>\n"
    let place = layout.cellLabels[cell]
    write(diagram.cells[cell].label, at: place, size: Diagram.Measure.letter, color: Color.muted)
  }

  private mutating func writeEdge(_ place: Int) {
    let curve = layout.edges[place]
    let isRecurrent = diagram.edges[place].isRecurrent
    let color = isRecurrent ? Color.accent : Color.edge
    text += "<path d=\"M\(Self.pair(curve.points[0]))C"
    text += curve.points.dropFirst().map(Self.pair).joined(separator: " ")
    text += "\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.2\""
    text += isRecurrent ? " stroke-dasharray=\"5 3.5\"/>\n" : "/>\n"
    guard let tip = curve.tip, let end = curve.points.last else { return }
    let (x, y) = (tip.x - end.x, tip.y - end.y)
    let length = max((x * x + y * y).squareRoot(), 0.001)
    let (acrossX, acrossY) = (-2.6 * y / length, 2.6 * x / length)
    let left = DiagramLayout.Point(x: end.x + acrossX, y: end.y + acrossY)
    let right = DiagramLayout.Point(x: end.x - acrossX, y: end.y - acrossY)
    let points = [tip, left, right].map(Self.pair).joined(separator: " ")
    text += "<polygon points=\"\(points)\" fill=\"\(color)\"/>\n"
  }

  private mutating func writeNode(_ place: Int) {
    let node = diagram.nodes[place]
    let middle = layout.nodes[place]
    let (width, height) = diagram.size(of: place)
    switch node.kind {
    case .function, .arithmetic:
      text += "<ellipse cx=\"\(Self.number(middle.x))\" cy=\"\(Self.number(middle.y))\""
      text += " rx=\"\(Self.number(width / 2))\" ry=\"\(Self.number(height / 2))\""
      let fill = node.kind == .function ? Color.function : Color.paper
      text += " fill=\"\(fill)\" stroke=\"\(Color.edge)\" stroke-width=\"1.2\"/>\n"
    case .port, .value:
      text += "<rect x=\"\(Self.number(middle.x - width / 2))\""
      text += " y=\"\(Self.number(middle.y - height / 2))\" width=\"\(Self.number(width))\""
      text += " height=\"\(Self.number(height))\" rx=\"5\""
      text += " fill=\"\(Color.paper)\" stroke=\"\(Color.edge)\"/>\n"
    case .input, .output: break
    }
    let letter = Diagram.Measure.letter
    guard let name = node.name else {
      write(node.label, at: middle, size: letter)
      return
    }
    let above = DiagramLayout.Point(x: middle.x, y: middle.y - 0.5 * Diagram.Measure.line)
    let below = DiagramLayout.Point(x: middle.x, y: middle.y + 0.5 * Diagram.Measure.line)
    write(node.label, at: above, size: letter)
    write(name, at: below, size: letter, color: Color.muted)
  }

  private mutating func writeLabel(ofEdge place: Int) {
    guard let middle = layout.edges[place].label else { return }
    let label = diagram.edges[place].label
    write(label, at: middle, size: Diagram.Measure.smallLetter, color: Color.muted)
  }

  // MARK: - Text

  /// Writes a label around a point.
  private mutating func write(
    _ label: DiagramLabel,
    at middle: DiagramLayout.Point,
    size: Double,
    color: String? = nil
  ) {
    text += "<text x=\"\(Self.number(middle.x))\" y=\"\(Self.number(middle.y + 0.33 * size))\""
    text += " text-anchor=\"middle\" font-size=\"\(Self.number(size))\""
    text += color.map { " fill=\"\($0)\">" } ?? ">"
    var shift = 0.0
    for run in label.runs {
      let wanted = run.script == .line ? 0 : (run.script == .raised ? -0.38 : 0.24) * size
      var attributes = ""
      if wanted != shift { attributes += " dy=\"\(Self.number(wanted - shift))\"" }
      if run.script != .line { attributes += " font-size=\"\(Self.number(0.75 * size))\"" }
      if run.isItalic { attributes += " font-style=\"italic\"" }
      shift = wanted
      let inner = Self.escaped(run.text)
      text += attributes.isEmpty ? inner : "<tspan\(attributes)>\(inner)</tspan>"
    }
    text += "</text>\n"
  }

  private static func pair(_ point: DiagramLayout.Point) -> String {
    "\(number(point.x)),\(number(point.y))"
  }

  /// At most one decimal: a tenth of a point is not seen.
  private static func number(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let digits = abs(tenths) % 10
    let sign = tenths < 0 ? "-" : ""
    return sign + "\(abs(tenths) / 10)" + (digits == 0 ? "" : ".\(digits)")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// The theme's colours; the second of each pair is for drawings outside a page.
  private enum Color {
    static let ink = "var(--ink,#24231f)"
    static let muted = "var(--muted,#605c54)"
    static let rule = "var(--rule,#dfdacf)"
    static let edge = "var(--edge,#8b867b)"
    static let paper = "var(--paper,#fdfcf9)"
    static let cell = "var(--tint,#f6f3ec)"
    static let function = "var(--accent-tint,#e8f0f4)"
    static let accent = "var(--accent,#1f5a7d)"
  }
}
