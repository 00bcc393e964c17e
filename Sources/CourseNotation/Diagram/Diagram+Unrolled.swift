// A recurrence drawn as cells in a row.

extension Diagram {
  /// The diagram with the first cell repeated, each copy leading into the next.
  ///
  /// Diagrams without a recurrence stay as they are.
  package func unrolled(_ copies: Int) -> Diagram {
    guard copies > 1, edges.contains(where: { $0.isRecurrent && nodes[$0.to].cell == 0 }) else {
      return self
    }
    var result = Diagram(title: title)
    var places: [[Int]] = []
    for copy in 0..<copies {
      result.cells.append(Cell(label: DiagramLabel("\(copy + 1)")))
      result.add(nodes, copy, &places)
    }
    for copy in 0..<copies {
      for edge in edges {
        let isLast = copy == copies - 1
        let staysInside = !nodes[edge.from].isRepeated && !nodes[edge.to].isRepeated
        if staysInside, copy > 0 { continue }
        if edge.isRecurrent, nodes[edge.to].cell == 0 {
          if !isLast { result.addEdge(edge, places[copy][edge.from], places[copy + 1][edge.to]) }
          continue
        }
        // The first slice enters the first cell; what is not repeated reads the last.
        if nodes[edge.to].kind == .port, !nodes[edge.from].isRepeated, copy > 0 { continue }
        if !nodes[edge.to].isRepeated, nodes[edge.from].isRepeated, !isLast { continue }
        result.addEdge(edge, places[copy][edge.from], places[copy][edge.to])
      }
    }
    return result
  }

  /// Adds a copy of the nodes; those that are not repeated only once.
  private mutating func add(_ all: [Node], _ copy: Int, _ places: inout [[Int]]) {
    var own: [Int] = []
    for (place, node) in all.enumerated() {
      if copy > 0, !node.isRepeated {
        own.append(places[0][place])
        continue
      }
      var copied = node
      copied.cell = node.cell == 0 ? copy : nil
      nodes.append(copied)
      own.append(nodes.count - 1)
    }
    places.append(own)
  }

  private mutating func addEdge(_ edge: Edge, _ from: Int, _ to: Int) {
    var copy = edge
    copy.from = from
    copy.to = to
    // In a row the arrow leads on, not back.
    copy.isRecurrent = false
    if !edges.contains(copy) { edges.append(copy) }
  }
}
