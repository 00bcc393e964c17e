package import Diagnostics

// What can be wrong with a problem set: every sentence, in one place.

extension Diagnostic {
  package static func orphanSolution(_ kind: Aside.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "orphan-solution",
      "This \(kind.rawValue) belongs to no problem.",
      at: range,
      notes: [.init("It must stand behind its problem: “**Problem 1.** …”, “### Exercise 1”.")]
    )
  }

  package static func unreadablePoints(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unreadable-points",
      "“\(text.prefix(40))” tells no points.",
      at: range,
      notes: [.init("Write one number: “(10 pts)”, “7 points”, “points=2.5”.")]
    )
  }

  package static func duplicateIdentifier(
    _ identifier: String,
    at range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "duplicate-identifier",
      "The identifier “\(identifier.prefix(60))” is taken already; links lead to the first.",
      at: range,
      notes: [.init("The first one stands here.", at: first)]
    )
  }

  package static func unknownSolutionTarget(
    _ target: String,
    at range: SourceRange,
    suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unknown-solution-target",
      "There is no problem “\(target.prefix(60))” that this could solve.",
      at: range,
      notes: suggestion.map { [.init("Did you mean “\($0)”?")] } ?? []
    )
  }

  package static func repeatedPartLabel(
    _ label: String,
    at range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .note,
      rule: "repeated-part-label",
      "The problem has a part (\(label)) already.",
      at: range,
      notes: [.init("The first one stands here.", at: first)]
    )
  }

  package static func unmatchedSolution(
    of name: String,
    at range: SourceRange,
    path: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "unmatched-solution",
      "The problem set has no \(name) to which this solution belongs.",
      at: range,
      path: path,
      notes: [.init("A solution finds its problem by number, identifier or title.")]
    )
  }
}
