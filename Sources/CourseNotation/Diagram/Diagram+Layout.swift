// How much room the parts of a diagram need. Estimated, not measured: so a layout depends on no
// machine's fonts.

extension Diagram {
  /// Measures of drawings in points, 72 to the inch.
  package enum Measure {
    /// The size of letters.
    package static let letter = 13.0
    /// The size of letters at edges and of raised and lowered ones.
    package static let smallLetter = 10.5
    /// The distance of lines of text.
    package static let line = 15.0
  }

  /// The width and the height of a node.
  package func size(of node: Int) -> (width: Double, height: Double) {
    let node = nodes[node]
    let widest = ([node.label] + (node.name.map { [$0] } ?? []))
      .reduce(0) { max($0, Self.width(of: $1, letter: Measure.letter)) }
    switch node.kind {
    case .arithmetic where node.name == nil:
      let side = max(26, widest + 12)
      return (side, 26)
    case .function, .arithmetic:
      let smallest = node.name == nil ? 34.0 : 46
      return (max(smallest, widest + 18), smallest)
    case .input, .output, .port, .value:
      return (widest + 14, 24)
    }
  }

  /// The width of the text at an edge.
  package static func width(of label: DiagramLabel, letter: Double) -> Double {
    label.width * letter * 0.56
  }
}
