import CourseNotation
import Diagnostics

// What can be wrong with a program in a page: every sentence but those of the notation itself.

extension Diagnostic {
  /// What the notation's checker found, at its place in the file.
  init(_ found: NotationDiagnostic, _ places: TextPlaces) {
    var fixes: [Fix] = []
    if let fix = found.fix, let summary = found.fixMessage {
      let range = places.range(fix.range)
      fixes = [Fix(range: range, replacement: fix.replacement, summary: summary)]
    }
    self.init(
      found.severity == .error ? .error : .warning,
      rule: found.rule,
      found.message,
      at: places.range(found.range),
      notes: found.related.map { Note(found.relatedMessage, at: places.range($0)) },
      fixes: fixes
    )
  }

  static func programWithoutID(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "missing-id",
      "The program has no id, so that nothing can refer to it.",
      at: range,
      notes: [.init("Its first line could be: %| id: name")]
    )
  }

  static func invalidProgramID(_ id: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "program-header",
      "“\(id)” cannot be an id: an id has letters, digits, “-” and “_”, and starts with a letter.",
      at: range
    )
  }

  static func duplicateProgram(
    _ id: String,
    at range: SourceRange,
    _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "duplicate-id",
      "The name “\(id)” is taken.",
      at: range,
      notes: [.init("It was given here first.", at: first)]
    )
  }
}
