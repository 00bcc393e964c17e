package import CourseMarkdown
package import Diagnostics

/// A problem, exercise, question or task.
package struct Problem: Sendable, Hashable {
  /// The number as written: `3`, `3.1`, `A2`.
  ///
  /// Numbers may repeat, skip and run backwards, so nothing is found by them.
  package var number: String?
  package var title: [MarkdownNode]
  /// The title as plain text; empty where there is none.
  package var titleText: String
  package var points: Points?
  package var anchor: String
  /// The identifier that the author gave, which is then the anchor too.
  package var identifier: String?
  package var range: SourceRange
  package var elements: [ProblemElement]
}

/// One thing inside of a problem, a part or an aside.
package indirect enum ProblemElement: Sendable, Hashable {
  /// Ordinary Markdown.
  case block(MarkdownNode)
  case part(Part)
  case aside(Aside)
}

/// A part of a problem, or a labelled part of an answer.
package struct Part: Sendable, Hashable {
  /// The label as written, without brackets: `a`, `ii`, `1.1`.
  package var label: String
  package var title: [MarkdownNode]
  /// The title as plain text; empty where there is none.
  package var titleText: String
  package var points: Points?
  package var anchor: String
  package var range: SourceRange
  package var elements: [ProblemElement]
}

/// A solution, answer, hint or remark.
package struct Aside: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case solution
    case answer
    case hint
    case remark

    /// Whether the reader is told how the problem is solved, so that editions may hide it.
    package var givesSolution: Bool { self == .solution || self == .answer }
  }

  package var kind: Kind
  /// What the author called it, where that says more than the kind: "Hint 2", "Second solution".
  package var title: [MarkdownNode]
  package var anchor: String?
  package var range: SourceRange
  package var elements: [ProblemElement]
  /// The file from which it was merged, whose places its ranges are.
  package var path: String?
}

/// What a problem or a part is worth.
package struct Points: Sendable, Hashable {
  package var value: Double
  package var range: SourceRange

  package init(value: Double, range: SourceRange) {
    self.value = value
    self.range = range
  }
}
