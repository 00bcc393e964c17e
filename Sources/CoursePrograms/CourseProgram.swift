package import CourseNotation
package import Diagnostics

/// A program in the course notation that stands in a Markdown file: what it is, where it stands, and
/// what is wrong with it.
package struct CourseProgram: Sendable {
  /// What reading the text came to.
  package enum Verdict: String, Sendable, Hashable {
    /// It can be run.
    case program
    /// It defines functions or names parameters; there is nothing to run.
    case declaration
    /// It has an error.
    case refused
  }

  /// The name by which simulations and answers refer to the program.
  package var id: String?
  /// Where the name stands; the opening line where there is none.
  package var idRange: SourceRange
  /// The whole block, fences included; or from the first display to the last.
  package var range: SourceRange
  /// The text that was read, with its header.
  package var text: ProgramText
  /// `nil` if there is an error.
  package var program: Program?
  /// In the order of the text.
  package var diagnostics: [Diagnostic]
  let places: TextPlaces

  /// The text that was read, as simulations get it.
  package var source: String { text.quoted(0..<text.bytes.count) }

  package var verdict: Verdict {
    guard let program else { return .refused }
    return program.statements.isEmpty ? .declaration : .program
  }
}
