import CourseNotation
import Foundation

/// Where the parts of a diagram are: in points, from the upper left corner.
package struct DiagramLayout: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double
  }

  package struct Box: Sendable, Hashable {
    package var lower: Point
    package var upper: Point
  }

  /// A curve of Bézier pieces: the start, then three points for each piece.
  package struct Curve: Sendable, Hashable {
    package var points: [Point]
    /// The end of the arrow head, which is behind the last point.
    package var tip: Point?
    package var label: Point?
  }

  package var width: Double
  package var height: Double
  /// The middle of each node.
  package var nodes: [Point]
  package var cells: [Box]
  package var cellLabels: [Point]
  package var edges: [Curve]
}

extension DiagramLayout {
  /// Reads what Graphviz writes as `json0`; `nil` if it is not of the diagram.
  init?(json: [UInt8], of diagram: Diagram) {
    guard let graph = try? JSONDecoder().decode(Graph.self, from: Data(json)),
      let box = Box(graph.bb, height: 0)
    else { return nil }
    width = box.upper.x
    height = -box.lower.y
    let objects = Dictionary((graph.objects ?? []).map { ($0.name, $0) }) { first, _ in first }
    let height = self.height
    nodes = diagram.nodes.indices.compactMap { place in
      objects["n\(place)"]?.pos.flatMap { Point($0, height: height) }
    }
    cells = diagram.cells.indices.compactMap { place in
      objects["cluster_\(place)"]?.bb.flatMap { Box($0, height: height) }
    }
    cellLabels = diagram.cells.indices.compactMap { place in
      objects["cluster_\(place)"]?.lp.flatMap { Point($0, height: height) }
    }
    let curves = Dictionary((graph.edges ?? []).map { ($0.id, $0) }) { first, _ in first }
    edges = diagram.edges.indices.compactMap { place in
      curves["e\(place)"].flatMap { Curve($0, height: height) }
    }
    guard nodes.count == diagram.nodes.count, cells.count == diagram.cells.count,
      cellLabels.count == cells.count, edges.count == diagram.edges.count
    else { return nil }
  }

  fileprivate struct Graph: Decodable {
    var bb: String
    var objects: [Object]?
    var edges: [Edge]?
  }

  fileprivate struct Object: Decodable {
    var name: String
    var bb: String?
    var pos: String?
    var lp: String?
  }

  fileprivate struct Edge: Decodable {
    var id: String
    var pos: String
    var lp: String?
  }
}

// Graphviz counts upwards from the lower edge.

extension DiagramLayout.Point {
  fileprivate init?(_ text: some StringProtocol, height: Double) {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 2 else { return nil }
    self.init(x: numbers[0], y: height - numbers[1])
  }
}

extension DiagramLayout.Box {
  fileprivate init?(_ text: String, height: Double) {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4 else { return nil }
    lower = .init(x: numbers[0], y: height - numbers[3])
    upper = .init(x: numbers[2], y: height - numbers[1])
  }
}

extension DiagramLayout.Curve {
  fileprivate init?(_ edge: DiagramLayout.Edge, height: Double) {
    points = []
    for part in edge.pos.split(separator: " ") {
      if part.hasPrefix("e,") {
        tip = .init(part.dropFirst(2), height: height)
      } else if !part.hasPrefix("s,"), let point = DiagramLayout.Point(part, height: height) {
        points.append(point)
      }
    }
    label = edge.lp.flatMap { .init($0, height: height) }
    guard points.count > 3, points.count % 3 == 1 else { return nil }
  }
}
