// A program as a picture: the values, the operations, and what flows between them.

/// The dataflow of a program.
///
/// Weights and biases are no nodes: a weight stands at the edge that it is multiplied to, a bias in
/// its node. What a loop repeats stands in a cell, once; edges that lead to the next position of
/// the loop are recurrent.
package struct Diagram: Hashable, Sendable {
  /// What a node is.
  package enum Kind: Hashable, Sendable {
    /// An input that is not a weight or a bias.
    case input
    case output
    /// A value of another position of the loop: h of t - 1.
    case port
    /// A value with a name and no operation of its own.
    case value
    /// σ, tanh, softmax.
    case function
    /// ×, +, 1 -.
    case arithmetic
  }

  package struct Node: Hashable, Sendable {
    package var kind: Kind
    /// The operation; the name for nodes that have none.
    package var label: DiagramLabel
    /// The name of the value that the operation gives, if it has one.
    package var name: DiagramLabel?
    /// What is added besides the edges: biases and numbers.
    package var additions: [DiagramLabel] = []
    /// The cell in which the node stands.
    package var cell: Int?
    /// Whether there is one for each position of the first cell's loop.
    package var isRepeated = false

    init(_ kind: Kind, _ label: DiagramLabel) {
      self.kind = kind
      self.label = label
    }
  }

  package struct Edge: Hashable, Sendable {
    package var from: Int
    package var to: Int
    /// The weights on the way, with a minus sign in front if the value is subtracted.
    package var label: DiagramLabel
    /// Whether it leads to another position of the loop.
    package var isRecurrent = false
  }

  /// What a loop repeats.
  package struct Cell: Hashable, Sendable {
    /// What the loop runs over: `t = 1 … T`.
    package var label: DiagramLabel
  }

  /// The program's id.
  package var title: String?
  package var nodes: [Node] = []
  package var edges: [Edge] = []
  package var cells: [Cell] = []
}

extension Program {
  /// The dataflow, with one cell for each loop.
  package var diagram: Diagram {
    var builder = DiagramBuilder(self)
    builder.build()
    return builder.diagram
  }
}
