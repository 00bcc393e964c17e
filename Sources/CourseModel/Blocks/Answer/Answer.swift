package import AnswerChecking
package import Diagnostics

/// A `yaml answer` block: a question that the page asks, the right answer, and how the build makes
/// sure that it is right.
package struct Answer: Sendable, Hashable {
  /// What kind of answer it is, with the right one.
  package enum Kind: Sendable, Hashable {
    case number(Formula, Tolerance)
    case expression(Formula, variables: [Variable])
    case choice(Choice)
    /// How something grows: `O(T)`.
    case order(Order)
    /// Equations in the course notation.
    case equations(Equations)
  }

  /// A formula with its place in the author's file.
  package struct Formula: Sendable, Hashable {
    package var expression: Expression
    package var source: String
    package var range: SourceRange
  }

  /// A variable of the answer and the values that it can take.
  package struct Variable: Sendable, Hashable {
    package var name: String
    package var domain: ClosedRange<Double>
    /// Whether the domain is written in whole numbers.
    package var isInteger: Bool
    package var range: SourceRange
  }

  /// How near a reader's number must come.
  package struct Tolerance: Sendable, Hashable {
    package var relative = 1e-2
    package var absolute = 1e-8
    /// Significant digits that must agree, instead of the two above.
    package var digits: Int?
  }

  /// Things to choose from, one or several of them right.
  package struct Choice: Sendable, Hashable {
    /// Markdown.
    package var options: [String]
    /// Indices of ``options``, in rising order.
    package var right: [Int]
    /// Where the right ones are written.
    package var range: SourceRange
  }

  /// A growth order with its place in the author's file.
  package struct Order: Sendable, Hashable {
    package var growth: GrowthOrder
    package var source: String
    package var range: SourceRange
  }

  /// Equations with their place in the author's file, so that what is wrong with them can be told
  /// there.
  package struct Equations: Sendable, Hashable {
    package var source: String
    package var range: SourceRange
    /// The line of the file on which ``source`` starts.
    package var firstLine: Int
    /// The bytes that stand before the equations on each line of the file.
    package var indent: Int
  }

  package var id: String
  package var idRange: SourceRange
  package var kind: Kind
  /// Markdown.
  package var prompt: String
  package var promptRange: SourceRange
  /// Markdown.
  package var hint: String?
  /// For equations, what readers are given and must define, by name: what an edition that hides the
  /// answer may tell.
  package var openNames: [String] = []
  /// The simulation by which the build makes sure of the answer.
  package var verification: Verification?
  /// The program by which the build makes sure of an order or of equations.
  package var programVerification: ProgramVerification?
  /// The whole block, fences included.
  package var range: SourceRange

  /// The right answer as a formula, where it is one.
  package var formula: Formula? {
    switch kind {
    case .number(let formula, _), .expression(let formula, _): formula
    case .choice, .order, .equations: nil
    }
  }
}
