// The sentences: for each fact a rule, what is wrong, and what would be right.

extension NotationDiagnostic {
  /// The rule's identifier in kebab case.
  package var rule: String { fact.rule }

  /// What is wrong, and what would be right.
  package var message: String { fact.message }

  /// What the related places are.
  package var relatedMessage: String { fact.relatedMessage }

  /// What the fix does.
  package var fixMessage: String? {
    guard let fix else { return nil }
    return fix.replacement == "," ? "Write a comma here." : "Write \(fix.replacement)."
  }
}

extension NotationFact {
  /// The rule's identifier in kebab case.
  var rule: String {
    switch self {
    case .unknownConstruct, .verticalBar: "unknown-construct"
    case .unexpected, .missing, .notAStatement, .relation, .notATarget, .chainedEquation, .empty,
      .list:
      "syntax"
    case .unclosed, .unopened: "unbalanced-bracket"
    case .tooDeep, .tooLong, .numberTooLong, .more: "limit"
    case .transposition: "transposition"
    case .unknownKey, .invalidValue: "program-header"
    case .unboundIndex, .unboundSlice: "unbound-index"
    case .repeatedIndex, .boundTwice, .unusedBinder: "bound-index"
    case .notAnIndex, .cancelledIndex, .unknownStride, .triangularSum: "index-expression"
    case .unknownTensor, .suspiciousTensor, .unusedDeclaration, .definedInput, .inputAsOutput:
      "unknown-tensor"
    case .unknownFunction, .wrongArgumentCount, .unusedParameter, .recursiveFunction:
      "unknown-function"
    case .rankConflict, .placementConflict, .rangeConflict, .sizeConflict, .evenKernel:
      "shape-conflict"
    case .transposedIndices: "transposed-indices"
    case .definedTwice: "defined-twice"
    case .cycle: "cycle"
    case .notCausal: "not-causal"
    case .missingComma, .loopIndexUnused, .loopIndexMissing: "loop-header"
    }
  }

  /// What is wrong, and what would be right.
  var message: String {
    switch self {
    case .unknownConstruct, .verticalBar, .unexpected, .missing, .unclosed, .unopened,
      .notAStatement,
      .relation, .notATarget, .chainedEquation, .tooDeep, .tooLong, .numberTooLong, .more,
      .transposition, .empty, .unknownKey, .invalidValue, .list:
      readingMessage
    case .unboundIndex, .unboundSlice, .repeatedIndex, .boundTwice, .unusedBinder, .notAnIndex,
      .cancelledIndex, .unknownStride, .triangularSum, .missingComma, .loopIndexUnused,
      .loopIndexMissing:
      indexMessage
    default: tensorMessage
    }
  }

  /// What the related places are.
  var relatedMessage: String {
    switch self {
    case .unexpected: "The bracket was opened here."
    case .unusedParameter: "The body is about this."
    case .cycle: "This needs it, too."
    case .definedTwice: "It is defined here already."
    case .loopIndexMissing: "It stands here."
    default: "It is used differently here."
    }
  }
}

// MARK: - Reading

extension NotationFact {
  private var readingMessage: String {
    switch self {
    case .verticalBar:
      "The notation has no | (conditional probabilities, absolute values); write p[t,w] or abs(x)."
    case .unknownConstruct(let construct): "The notation has no \(construct)."
    case .unexpected(let found): "\(found) cannot stand here."
    case .missing(let before): "Something is missing behind \(before)."
    case .unclosed(let bracket): "\(bracket) is never closed."
    case .unopened(let bracket): "\(bracket) closes what was never opened."
    case .notAStatement: "This defines nothing: a statement has =, += or -=."
    case .relation(let sign): "\(sign) defines nothing: a statement has =, += or -=."
    case .notATarget: "The left side must be a tensor element, such as h[b,t,j]."
    case .chainedEquation: "A statement has one = only; write the second equation on its own."
    case .list: "A list of values is no number; a list of parameters holds tensors only."
    case .tooDeep: "There are more brackets in brackets here than the notation can read."
    case .tooLong: "The program is longer than the notation can read."
    case .more(1): "There is one more mistake."
    case .more(let count): "There are \(count) more mistakes from here on."
    case .numberTooLong: "The number has too many digits."
    case .transposition:
      "A transposition means nothing here: the letters in brackets say what is summed."
    case .empty: "There is no equation here."
    case .unknownKey(let key):
      "A header has no \(key); it has id, inputs, outputs, sizes, padding, average-over, equations, "
        + "diagram, gradient, cost and mistakes."
    case .invalidValue(let key, let expected): "The value of \(key) should be like \(expected)."
    default: ""
    }
  }

  // MARK: - Indices

  private var indexMessage: String {
    switch self {
    case .unboundIndex(let index, let capital):
      "The index \(index) is neither on the left, nor summed, nor looped over"
        + (capital.map { "; did you mean \($0)?" } ?? ".")
    case .unboundSlice(let slice, let lower):
      "\(slice) stands in one factor only, so it is not summed; write it on the left, too, or "
        + "write \(lower)."
    case .repeatedIndex(let index):
      "The index \(index) stands twice on the left, so that most elements stay undefined."
    case .boundTwice(let index):
      "The index \(index) is taken already; sum over another letter, such as \(index)'."
    case .unusedBinder(let index, let kind):
      "The \(kind) runs over \(index), which does not stand in what it is applied to."
    case .notAnIndex(let text):
      "\(text) is no index: an index is a sum of letters, numbers, and whole multiples of letters."
    case .cancelledIndex(let index):
      "The index \(index) cancels out here, so that nothing depends on it; write the number alone."
    case .unknownStride(let stride):
      "The stride \(stride) needs a number; give it in the header: sizes: {\(stride): 2}."
    case .triangularSum(let bound):
      "The bound \(bound) depends on an index; a sum runs over a range of fixed size."
    case .missingComma(let left, let right): "A comma is missing between \(left) and \(right)."
    case .loopIndexUnused(let index):
      "The loop runs over \(index), which no statement below has."
    case .loopIndexMissing(let index): "The loop's header does not list \(index)."
    default: ""
    }
  }

  // MARK: - Tensors

  private var tensorMessage: String {
    switch self {
    case .unknownTensor(let name, let suggestion):
      "\(name) is neither defined nor declared as input"
        + (suggestion.map { "; did you mean \($0)?" } ?? ".")
    case .suspiciousTensor(let name, let similar):
      "\(name) is never defined, so it is an input; did you mean \(similar)?"
    case .unusedDeclaration(let name): "\(name) is declared and never used."
    case .definedInput(let name): "\(name) is declared as input, but the program defines it."
    case .inputAsOutput(let name):
      "\(name) is declared as output, but it is an input: no equation defines it."
    case .unknownFunction(let name):
      "\(name) is not a function that the notation has (σ, tanh, exp, ln, ReLU, sqrt, max, …); "
        + "define it, or write \(name) * (…) for a product."
    case .wrongArgumentCount(let function, let expected, let found):
      "\(function) is a function of \(expected), not of \(found)."
    case .unusedParameter(let function, let parameter, let body):
      "\(function) is defined for \(parameter), which does not stand on the right"
        + (body.map { "; did you mean \(function)(\($0))?" } ?? ".")
    case .recursiveFunction(let name): "The function \(name) is defined by itself."
    default: shapeMessage
    }
  }

  private var shapeMessage: String {
    switch self {
    case .rankConflict(let name, let expected, let found):
      "\(name) has \(Self.indices(expected)) elsewhere and \(Self.indices(found)) here."
    case .placementConflict(let name):
      "An index of \(name) is a subscript in one place and stands in brackets in another."
    case .rangeConflict(let tensor, let dimension, let expected, let found):
      "Index \(dimension) of \(tensor) is \(expected) elsewhere; \(found) has another range."
    case .transposedIndices(let tensor, let expected, let found):
      "The indices of \(tensor) are in the order \(expected) elsewhere and \(found) here."
    case .sizeConflict(let left, let right):
      "\(left) contradicts the equations, which make it \(right)."
    case .evenKernel(let size, let value):
      "\(size) is \(value), but offsets run from the middle, so that it must be odd."
    case .definedTwice(let name): "\(name) has been defined for these indices already."
    case .cycle(let names): "\(names.joined(by: ", ")) need each other: there is no order."
    case .notCausal(let tensor, let axis):
      "The recurrence along \(axis) reads \(tensor) where it is not computed yet."
    default: ""
    }
  }

  private static func indices(_ count: Int) -> String {
    switch count {
    case 0: "no index"
    case 1: "one index"
    default: "\(count) indices"
    }
  }
}
