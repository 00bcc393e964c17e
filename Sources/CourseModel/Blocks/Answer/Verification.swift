package import AnswerChecking
package import Diagnostics

/// How the build makes sure of an answer: a block to run, the inputs to run it with, and what its
/// results must then be.
package struct Verification: Sendable, Hashable {
  /// Values for one input of the block; the block runs for every combination of all sweeps.
  package struct Sweep: Sendable, Hashable {
    package var input: String
    /// Formulas in the inputs swept before this one and in `answer`.
    package var values: [Answer.Formula]
    package var range: SourceRange
  }

  /// The id of the block.
  package var block: String
  package var blockRange: SourceRange
  package var sweeps: [Sweep]
  /// The number of samples, where it is another than the page's.
  package var samples: Int?
  /// How wide the interval may be on either side, as a share of the claimed value.
  package var precision: Double
  package var claims: [Claim]
  package var range: SourceRange

  package static let defaultPrecision = 0.01
  /// An interval that is wider on either side says nothing.
  package static let coarsestPrecision = 0.1
}

/// How the build makes sure of an order or of equations: a program of the page, or its backward
/// pass.
package struct ProgramVerification: Sendable, Hashable {
  /// The id of the program.
  package var program: String
  package var programRange: SourceRange
  /// The tensor whose gradient is meant, where it is the backward pass.
  package var loss: String?
  package var lossRange: SourceRange?
  /// The sizes that grow while all others are fixed; those that an order names, where none are
  /// given.
  package var sizes: [String]
  package var range: SourceRange
}

/// A statement about a result: `variance == 1`.
package struct Claim: Sendable, Hashable {
  package enum Relation: Sendable, Hashable {
    /// `==`
    case equal
    /// `<`
    case less
    /// `>`
    case greater
    /// `~`, within a relative error: `variance ~ 2 within 5%`.
    case near(within: Double)

    /// A wider band around a value says nothing.
    package static let coarsestShare = 0.5
  }

  /// The name of the result.
  package var result: String
  package var relation: Relation
  /// In the inputs and `answer`.
  package var expected: Expression
  /// The statement as written.
  package var source: String
  package var range: SourceRange
  /// The option of a choice that is right if and only if the statement holds, by its index.
  package var option: Int?
}
