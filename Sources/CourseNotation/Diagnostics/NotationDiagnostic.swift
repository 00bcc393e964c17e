// What can be wrong with a program, as facts. The sentences are in NotationDiagnostic+Text.swift.

/// A mistake in a program, or a doubt about it.
package struct NotationDiagnostic: Hashable, Sendable {
  /// How bad it is; a program with an error does not run.
  package enum Severity: Hashable, Sendable {
    case warning
    case error
  }

  /// A replacement that would put it right.
  package struct Fix: Hashable, Sendable {
    package var range: Range<Int>
    package var replacement: String
  }

  package var severity: Severity
  package var fact: NotationFact
  /// Where, in UTF-8 bytes of the whole text.
  package var range: Range<Int>
  /// The other places that the mistake involves.
  package var related: [Range<Int>]
  package var fix: Fix?

  init(
    _ fact: NotationFact,
    _ severity: Severity = .error,
    at range: Range<Int>,
    related: [Range<Int>] = [],
    fix: Fix? = nil
  ) {
    self.severity = severity
    self.fact = fact
    self.range = range
    self.related = related
    self.fix = fix
  }
}

/// The facts behind diagnostics.
///
/// Texts in them are quoted from the source or names as printed.
package enum NotationFact: Hashable, Sendable {
  // MARK: Reading
  /// A command or a character that the notation does not have.
  case unknownConstruct(String)
  /// A vertical bar, as in conditional probabilities and absolute values.
  case verticalBar
  /// Something stands where it cannot.
  case unexpected(String)
  /// Something is missing: after what, and what.
  case missing(String)
  /// A bracket is never closed.
  case unclosed(String)
  /// A bracket or environment is closed that was never opened.
  case unopened(String)
  /// A line without `=`, `+=` or `-=`.
  case notAStatement
  /// The left side of `=` is not a tensor element.
  case notATarget
  /// A relation that defines nothing where an equation should have its sign.
  case relation(String)
  /// More than one `=` in a statement.
  case chainedEquation
  /// A list of values in brackets that is no list of parameters.
  case list
  /// Brackets in brackets beyond all measure.
  case tooDeep
  /// More text than a program can have.
  case tooLong
  case numberTooLong
  /// How many more mistakes there are than are listed.
  case more(Int)
  /// A superscript ⊤: contractions need none.
  case transposition
  /// The program has no statement.
  case empty

  // MARK: Header
  case unknownKey(String)
  case invalidValue(key: String, expected: String)

  // MARK: Names and indices
  /// An index that is neither on the left, nor summed, nor looped.
  case unboundIndex(String, capital: String?)
  /// A capital index in one factor only, and not on the left.
  case unboundSlice(String, lower: String)
  /// An index of the left side of `=` that appears twice there, so that it does not define all.
  case repeatedIndex(String)
  /// An index that a sum binds although it is bound already.
  case boundTwice(String)
  /// An index that a sum or softmax binds and its operand does not have.
  case unusedBinder(index: String, operator: String)
  /// An index expression that is not affine.
  case notAnIndex(String)
  /// A letter that an index expression adds and takes away again.
  case cancelledIndex(String)
  /// A stride that has no number.
  case unknownStride(String)
  /// A name that is never defined though inputs are declared, with a suggestion.
  case unknownTensor(String, suggestion: String?)
  /// A name that differs little from another one.
  case suspiciousTensor(String, similar: String)
  /// An input or output of the header that the program does not have.
  case unusedDeclaration(String)
  case unknownFunction(String)
  case wrongArgumentCount(function: String, expected: Int, found: Int)
  /// A function whose parameter its body does not use.
  case unusedParameter(function: String, parameter: String, body: String?)
  /// A function that is defined in terms of itself.
  case recursiveFunction(String)
  case definedInput(String)
  /// An output of the header that the program reads and never defines.
  case inputAsOutput(String)

  // MARK: Shapes
  /// A tensor with two numbers of indices.
  case rankConflict(String, expected: Int, found: Int)
  /// An index that is a subscript in one place and in brackets in another.
  case placementConflict(String)
  /// Two ranges on one axis.
  case rangeConflict(tensor: String, dimension: Int, expected: String, found: String)
  /// Indices in two orders.
  case transposedIndices(tensor: String, expected: String, found: String)
  /// Two sizes that must be equal and are not.
  case sizeConflict(String, String)
  case evenKernel(String, Int)
  /// A bound of a sum that depends on another index.
  case triangularSum(String)

  // MARK: Order
  case definedTwice(String)
  case cycle([String])
  case notCausal(tensor: String, axis: String)

  // MARK: Loop headers
  case missingComma(String, String)
  case loopIndexUnused(String)
  case loopIndexMissing(String)
}
