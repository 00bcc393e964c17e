// Diagrams of programs: what becomes a node, an edge, a cell.

import CourseNotation
import Foundation
import TestSupport
import Testing

@Suite struct DiagramTests {
  /// Edges as `from -> to by weights`; an arrow that leads back ends in `again`.
  private func edges(_ diagram: Diagram) -> [String] {
    diagram.edges.map { edge in
      let name = { (place: Int) in
        let node = diagram.nodes[place]
        return node.name?.plainText ?? node.label.plainText
      }
      let label = edge.label.isEmpty ? "" : " by \(edge.label.plainText)"
      return "\(name(edge.from)) -> \(name(edge.to))\(label)\(edge.isRecurrent ? " again" : "")"
    }
  }

  @Test func putsWeightsAtEdgesAndBiasesIntoNodes() throws {
    let diagram = try read("y = σ(W[I] x[I] - b)").diagram
    #expect(edges(diagram) == ["x[i] -> y by W", "y -> y"])
    #expect(diagram.nodes.map(\.kind) == [.function, .input, .output])
    #expect(diagram.nodes[0].additions.map(\.plainText) == ["− b"])
    #expect(diagram.cells.isEmpty)
  }

  @Test func drawsAGatedRecurrenceAsOneCell() throws {
    let diagram = try Network.named("ugrnn").program.diagram
    #expect(diagram.cells.map(\.label.plainText) == ["t = 1 … T"])
    #expect(
      edges(diagram) == [
        "h_t−1 -> U by A^h,U", "x[b,t,k] -> U by A^x,U", "h_t−1 -> G by A^h,G",
        "x[b,t,k] -> G by A^x,G", "G -> ×", "h_t−1 -> ×", "G -> 1 −", "1 − -> ×", "U -> ×",
        "× -> h_t", "× -> h_t", "h_t -> h_t−1 again", "h_0[b,j] -> h_t−1", "h_t -> h[b,t,j]",
      ]
    )
    let outside = diagram.nodes.filter { $0.cell == nil }.map(\.kind)
    #expect(outside == [.input, .input, .output])
  }

  @Test func drawsOneCellOfTheGRU() throws {
    let diagram = try Network.named("gru").program.diagram
    let named = diagram.nodes.compactMap { node in
      node.name.map { "\($0.plainText) \(node.label.plainText)" }
    }
    #expect(named == ["G_1 σ", "G_2 σ", "h′ ×", "U tanh", "h_t +"])
    #expect(edges(diagram).contains("h′ -> U by A^h,U"))
    #expect(diagram.edges.count { $0.isRecurrent } == 1)
  }

  @Test func unrollsARecurrence() throws {
    let cyclic = try Network.named("ugrnn").program.diagram
    let diagram = cyclic.unrolled(3)
    #expect(diagram.cells.count == 3 && !diagram.edges.contains(where: \.isRecurrent))
    #expect(diagram.nodes.count { $0.kind == .input } == 4)
    #expect(edges(diagram).count { $0 == "h_t -> h_t−1" } == 2)
    #expect(edges(diagram).count { $0 == "h_0[b,j] -> h_t−1" } == 1)
    let feedforward = try read("y = σ(W[I] x[I] - b)").diagram
    #expect(feedforward.unrolled(3) == feedforward)
  }

  @Test func readsTheFirstSliceOfABaseEquation() throws {
    let diagram = try Network.named("mlp-heads").program.diagram
    #expect(edges(diagram).contains("x[i] -> h_ℓ"))
    #expect(edges(diagram).contains("h_ℓ -> h_ℓ+1 by A"))
    #expect(edges(diagram).contains("h_ℓ+1 -> h_ℓ again"))
  }

  @Test func looksWordsUp() throws {
    let diagram = try Network.named("language-model").program.diagram
    #expect(edges(diagram).contains("w_t -> h_t by e"))
  }

  @Test(arguments: Network.all) func everyNetworkHasADiagram(_ network: Network) throws {
    let program = try network.program
    let diagram = program.diagram
    #expect(diagram.nodes.count { $0.kind == .output } == program.tensors(.output).count)
    for edge in diagram.edges {
      #expect(diagram.nodes.indices.contains(edge.from))
      #expect(diagram.nodes.indices.contains(edge.to))
    }
    // Nothing hangs in the air.
    for place in diagram.nodes.indices {
      #expect(diagram.edges.contains { $0.from == place || $0.to == place }, "\(place)")
      if diagram.nodes[place].kind != .output {
        #expect(diagram.edges.contains { $0.from == place }, "\(diagram.nodes[place])")
      }
    }
    for place in diagram.nodes.indices {
      #expect(diagram.size(of: place).width >= 20)
    }
  }

  /// The alternative texts, the titles of cells, and the edges.
  @Test(arguments: NetworkFixtureTests.fixtures)
  func everyNetworkIsDrawnAsRecorded(_ fixture: Fixture) throws {
    let diagram = try read(fixture.text("program.txt")).diagram
    let cells = diagram.cells.map { "cell \($0.label.plainText)" }
    let lines = diagram.sentences + [""] + cells + edges(diagram)
    let text = lines.map { $0 + "\n" }.joined()
    try expectSnapshot(text, matches: fixture.directory.appending(path: "diagram.txt"))
  }

  @Test func describesItselfInWords() throws {
    let diagram = try Network.named("ugrnn").program.diagram
    #expect(
      diagram.sentences == [
        "Inputs are h_0[b,j], x[b,t,k].",
        "U is tanh (A^h,U · h_t−1, A^x,U · x[b,t,k], − a^U).",
        "G is σ (A^h,G · h_t−1, A^x,G · x[b,t,k], − a^G).",
        "h_t is + (× (G, h_t−1), × (1 − (G), U)).",
        "h_t leads back as h_t−1.",
      ]
    )
    #expect(diagram.titleText == "Dataflow of the program")
  }

  @Test func writesDOT() throws {
    #expect(
      try read("%| id: unit\ny = σ(W^{h,G}[I] x[I] - b)").diagram.dot == """
        digraph {
          graph [rankdir=LR, nodesep=0.22, ranksep=0.32, newrank=true, outputorder=edgesfirst]
          node [fixedsize=true, fontname="serif", fontsize=13]
          edge [fontname="serif", fontsize=10.5, arrowsize=0.6]
          n0 [shape=ellipse, width=0.639, height=0.639, label=<σ<BR/><I>y</I>>]
          n1 [shape=plaintext, width=0.478, height=0.333, label=<<I>x</I>[i]>]
          n2 [shape=plaintext, width=0.296, height=0.333, label=<<I>y</I>>]
          n1 -> n0 [id=e0, label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="26" HEIGHT="16"><TR><TD><I>W</I><SUP>h,G</SUP></TD></TR></TABLE>>]
          n0 -> n2 [id=e1]
        }

        """
    )
  }
}
