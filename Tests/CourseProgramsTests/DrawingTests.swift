import CourseNotation
import CoursePrograms
import Foundation
import FoundationXML
import Testing

@Suite struct DrawingTests {
  private static let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  private static var isPresent: Bool { (try? Graphviz.find(in: path)) != nil }

  private func diagram(_ text: String) throws -> Diagram {
    try #require(CourseProgram.program(ofText: text).program).diagram
  }

  @Test(.enabled(if: isPresent)) func drawsWhatGraphvizLaidOut() async throws {
    let diagram = try diagram("%| id: rnn\nh[t,j] = tanh(W[j,I] h[t-1,I] + U[j,K] x[t,K] - b[j])")
    let layout = try await Graphviz.find(in: Self.path).layout(diagram)
    #expect(layout.nodes.count == diagram.nodes.count && layout.edges.count == diagram.edges.count)
    let svg = DiagramSVG.text(diagram, layout, prefix: "p")
    #expect(throws: Never.self) { try XMLDocument(xmlString: svg) }
    #expect(svg.contains(" class=\"diagram\" role=\"img\" "))
    #expect(svg.contains("aria-labelledby=\"p-title\"") && svg.contains("id=\"p-desc\""))
    #expect(svg.contains("<title id=\"p-title\">Dataflow of rnn</title>"))
    #expect(svg.components(separatedBy: "stroke-dasharray").count == 2)
    // Everything is inside the picture, and nodes do not overlap.
    for (place, middle) in layout.nodes.enumerated() {
      let size = diagram.size(of: place)
      #expect(middle.x - size.width / 2 >= -1 && middle.x + size.width / 2 <= layout.width + 1)
      #expect(middle.y - size.height / 2 >= -1 && middle.y + size.height / 2 <= layout.height + 1)
      for other in layout.nodes.indices where other < place {
        let wide = (size.width + diagram.size(of: other).width) / 2
        let high = (size.height + diagram.size(of: other).height) / 2
        let apart = layout.nodes[other]
        #expect(abs(apart.x - middle.x) >= wide || abs(apart.y - middle.y) >= high)
      }
    }
    #expect(svg == DiagramSVG.text(diagram, layout, prefix: "p"))
  }

  @Test func tellsThatThereIsNoGraphviz() {
    #expect(throws: Graphviz.Failure.notFound) { try Graphviz.find(in: "/nowhere:") }
  }

  @Test(.enabled(if: isPresent)) func killsALayoutThatTakesTooLong() async throws {
    let diagram = try diagram("y = x")
    let graphviz = try Graphviz.find(in: Self.path)
    await #expect(throws: Graphviz.Failure.outOfTime) {
      _ = try await graphviz.layout(diagram, limit: .zero)
    }
  }

  @Test func readsHowAPageShowsADiagram() {
    let block = { (value: String) in
      programs("```math program\n%| id: a\n%| diagram: \(value)\ny = x\n```")[0]
    }
    #expect(block("shown").diagramForm == .shown && block("unrolled").diagramForm == .unrolled)
    #expect(block("hidden").diagramForm == .none && block("shown").diagram?.nodes.count == 3)
    #expect(
      lines(block("big").diagnostics) == [
        "3:13-3:16 error [program-header] The value of diagram should be like shown, unrolled or "
          + "hidden."
      ]
    )
  }
}
