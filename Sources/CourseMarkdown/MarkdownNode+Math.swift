extension MarkdownNode {
  /// All mathematics in the node, in the order of the source.
  package var mathematics: [MathSource] {
    var found: [MathSource] = []
    collectMathematics(into: &found)
    return found
  }

  /// The parser bounds how deep nodes nest.
  private func collectMathematics(into found: inout [MathSource]) {
    switch kind {
    case .math(let source), .mathBlock(let source): found.append(source)
    default: break
    }
    for child in children { child.collectMathematics(into: &found) }
  }
}
