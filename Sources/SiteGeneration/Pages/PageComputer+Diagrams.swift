import CoursePrograms
import Diagnostics

// What programs show beside their equations: diagrams, backward passes, costs.

extension PageComputer {
  /// Draws the diagrams; a program that cannot be drawn is a warning.
  func drawDiagrams(of computation: inout PageComputation) async {
    for (range, program) in computation.programs.sorted(by: { $0.key.start < $1.key.start }) {
      guard let diagram = program.diagram else { continue }
      do throws(Graphviz.Failure) {
        let layout = try await engines.graphviz().layout(diagram)
        let prefix = "program-\(program.id ?? "\(range.start.line)")-diagram"
        computation.diagrams[range] = DiagramSVG.text(diagram, layout, prefix: prefix)
      } catch {
        let place = program.diagramRange ?? program.range
        computation.diagnostics.append(.noDiagram(error, at: place))
      }
    }
  }

  /// Derives backward passes and costs where headers ask for them.
  func derive(into computation: inout PageComputation) {
    for (range, program) in computation.programs.sorted(by: { $0.key.start < $1.key.start }) {
      let (derivation, diagnostics) = program.derivation()
      computation.derivations[range] = derivation
      computation.diagnostics += diagnostics
    }
  }
}
