package import CourseMarkdown
package import Diagnostics

/// What `coursegen outline --format json` tells: what was recognised in each file.
///
/// The coding keys are the JSON's keys. `number`, `title` and `points` are written as `null` where
/// there are none; `math` is left out unless it was asked for, and `parts` of a part unless it has
/// some.
package struct Outline: Sendable, Hashable, Encodable {
  package var files: [File]

  package init(files: [File]) {
    self.files = files
  }

  package struct File: Sendable, Hashable {
    package var path: String
    package var title: String?
    package var problems: [Problem]
    package var math: [Math]?
    package var diagnostics: [Finding]
  }

  package struct Problem: Sendable, Hashable {
    package var number: String?
    package var title: String?
    package var points: Double?
    package var line: Int
    /// Solutions and answers of the problem itself, without those of its parts.
    package var solutions: Int
    package var hints: Int
    package var parts: [Part]
  }

  package struct Part: Sendable, Hashable {
    package var label: String
    package var points: Double?
    package var line: Int
    /// Solutions and answers of the part itself.
    package var solutions: Int
    package var hints: Int
    package var parts: [Part]
  }

  package struct Math: Sendable, Hashable {
    package var kind: MathSource.Kind
    package var tex: String
    package var line: Int
    package var column: Int
    /// Why it cannot be typeset.
    package var error: String?

    package init(_ math: MathSource, error: String?) {
      kind = math.kind
      tex = math.tex
      line = math.texRange.start.line
      column = math.texRange.start.column
      self.error = error
    }
  }

  /// A diagnostic, with the keys of `--diagnostics-format json`.
  package struct Finding: Sendable, Hashable {
    package var diagnostic: Diagnostic

    package init(_ diagnostic: Diagnostic) {
      self.diagnostic = diagnostic
    }
  }
}

extension Outline.File {
  /// The outline of a problem set.
  ///
  /// - Parameters:
  ///   - set: What was recognised.
  ///   - path: The file, as the author would name it.
  ///   - title: The title of the front matter, which comes before that of the text.
  ///   - math: The document's mathematics, where it was asked for.
  ///   - diagnostics: Those of the file; the problem set's are not added.
  package init(
    _ set: ProblemSet,
    path: String,
    title: String? = nil,
    math: [Outline.Math]? = nil,
    diagnostics: [Diagnostic]
  ) {
    self.path = path
    self.title = title ?? set.title
    self.math = math
    problems = set.problems.map(Outline.Problem.init)
    self.diagnostics = diagnostics.map(Outline.Finding.init)
  }
}

extension Outline.Problem {
  fileprivate init(_ problem: CourseModel.Problem) {
    number = problem.number
    title = problem.titleText.isEmpty ? nil : problem.titleText
    points = problem.points?.value
    line = problem.range.start.line
    solutions = problem.asides.count(where: \.kind.givesSolution)
    hints = problem.asides.count { $0.kind == .hint }
    parts = problem.parts.map(Outline.Part.init)
  }
}

extension Outline.Part {
  fileprivate init(_ part: CourseModel.Part) {
    label = part.label
    points = part.points?.value
    line = part.range.start.line
    solutions = part.asides.count(where: \.kind.givesSolution)
    hints = part.asides.count { $0.kind == .hint }
    parts = part.parts.map(Outline.Part.init)
  }
}
