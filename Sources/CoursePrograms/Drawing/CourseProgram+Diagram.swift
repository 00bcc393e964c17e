package import CourseNotation
package import Diagnostics

// The diagram that a page shows of a program.

extension CourseProgram {
  /// How the page shows the program as a diagram.
  package enum DiagramForm: Sendable, Hashable {
    case none
    /// With one cell for each loop, and arrows that lead back.
    case shown
    /// With three cells of the first loop in a row.
    case unrolled
  }

  /// What the header says of a diagram.
  package var diagramForm: DiagramForm {
    switch text.headerValue(of: "diagram").map(text.quoted) {
    case "shown": .shown
    case "unrolled": .unrolled
    default: .none
    }
  }

  /// Where the header says it, in a block.
  package var diagramRange: SourceRange? {
    guard let value = text.headerValue(of: "diagram") else { return nil }
    return places.range(value)
  }

  /// The diagram for the page; `nil` where none is wanted or the program has an error.
  package var diagram: Diagram? {
    guard let program else { return nil }
    return switch diagramForm {
    case .none: nil
    case .shown: program.diagram
    case .unrolled: program.diagram.unrolled(3)
    }
  }
}

extension Diagnostic {
  /// A program's diagram could not be drawn.
  package static func noDiagram(
    _ failure: Graphviz.Failure,
    at range: SourceRange? = nil
  )
    -> Diagnostic
  {
    var notes: [Note] = []
    let reason: String
    switch failure {
    case .notFound:
      reason = "there is no dot on the PATH"
      notes = [.init("On Debian: apt install graphviz.")]
    case .failed(let message): reason = "dot failed: \(message)"
    case .outOfTime: reason = "dot took too long"
    case .unreadable: reason = "dot wrote something else than a layout"
    }
    return Diagnostic(
      .warning,
      rule: "no-diagram",
      "The diagram could not be drawn: \(reason).",
      at: range,
      notes: notes
    )
  }
}
