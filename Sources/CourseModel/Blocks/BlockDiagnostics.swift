import AnswerChecking
import Diagnostics

// What can be wrong with a block or an answer as it is written: every sentence, in one place.

extension Diagnostic {
  static func missingKey(_ key: String, of owner: String, at range: SourceRange) -> Diagnostic {
    let article = owner.first.map { "aeiou".contains($0) } == true ? "An" : "A"
    return Diagnostic(
      .error,
      rule: "missing-key",
      "\(article) \(owner) needs “\(key)”.",
      at: range
    )
  }

  static func blockImport(_ module: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "block-import",
      "A block cannot import \(module): it depends on nothing but what Simulation offers.",
      at: range,
      fixes: [.init(range: range, replacement: "", summary: "Remove the import")]
    )
  }

  static func emptyAnswer(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, rule: "missing-key", "The answer block is empty.", at: range)
  }

  static func answerNotAmongChoices(_ choices: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-not-a-choice",
      "The right answer must be one of the choices, or a list of them.",
      at: range,
      notes: [.init("The choices are: \(choices.joined(separator: "; ")).")]
    )
  }

  static func unknownVariable(
    _ name: String,
    among known: [String],
    at range: SourceRange
  ) -> Diagnostic {
    var notes: [Note] = []
    if let near = Spelling.nearest(to: name, among: known) {
      notes = [.init("Did you mean “\(near)”?")]
    } else if !known.isEmpty {
      notes = [.init("The variables are: \(known.joined(separator: ", ")).")]
    }
    return Diagnostic(
      .error,
      rule: "unknown-variable",
      "The formula has a variable “\(name)” that nothing declares.",
      at: range,
      notes: notes
    )
  }

  static func malformedFormula(
    _ error: ExpressionError,
    at range: SourceRange,
    in value: YAMLValue,
    offset: Int = 0
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "malformed-formula",
      error.description,
      at: value.part(error.bytes.lowerBound + offset..<error.bytes.upperBound + offset)
    )
  }

  static func malformedClaim(
    _ error: ClaimError,
    at range: SourceRange,
    in value: YAMLValue
  ) -> Diagnostic {
    let message: String
    switch error {
    case .formula(let error, let offset):
      return .malformedFormula(error, at: range, in: value, offset: offset)
    case .noRelation: message = "A claim compares a result by “==”, “<”, “>” or “~”."
    case .noResult(let name):
      message = "“\(name)” is not the name of a result; a claim starts with one."
    case .nearWithoutShare: message = "“~” needs to say how near: “variance ~ 2 within 5%”."
    case .coarseShare(let limit):
      message = "Within more than \(Int(100 * limit))% nearly anything is near."
    case .malformedShare(let text): message = "“\(text)” is not a share such as 0.05 or 5%."
    }
    return Diagnostic(.error, rule: "malformed-claim", message, at: range)
  }

  static func malformedInputName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "malformed-input-name",
      "“\(name)” cannot be the name of an input: it has white space.",
      at: range
    )
  }

  static func variableWithoutValues(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "variable-without-values",
      "The answer depends on “\(name)”, but “with” gives it no values to verify at.",
      at: range
    )
  }

  static func malformedOrder(_ error: GrowthOrderError, in value: YAMLValue) -> Diagnostic {
    if case .formula(let formula, let offset) = error {
      return .malformedFormula(formula, at: value.range, in: value, offset: offset)
    }
    return Diagnostic(.error, rule: "malformed-order", error.description, at: value.range)
  }

  static func orderWithoutSizes(_ order: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "order-without-sizes",
      "“\(order)” names no size, and any cost has this order if nothing grows.",
      at: range,
      notes: [.init("Say which size grows: verify: {program: …, in: T}")]
    )
  }

  static func claimsOfNoChoice(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "claims-of-no-choice",
      "“expect” of a choice says of each of the choices what holds if it is right.",
      at: range,
      notes: [.init("For example: expect: {smaller: variance < 1, larger: variance > 1}")]
    )
  }

  static func choiceWithoutClaim(_ option: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "choice-without-claim",
      "“expect” does not say what holds if “\(option.prefix(60))” is right.",
      at: range
    )
  }
}

extension YAMLValue {
  /// Some bytes of a scalar that stands on one line as it is written; else all of it.
  func part(_ bytes: Range<Int>) -> SourceRange {
    guard case .scalar(let text, let isQuoted, let range) = self,
      range.start.line == range.end.line,
      range.end.column - range.start.column == text.utf8.count + (isQuoted ? 2 : 0)
    else { return self.range }
    let start = range.start.column + (isQuoted ? 1 : 0)
    let columns = start + bytes.lowerBound..<start + bytes.upperBound
    return SourceRange(line: range.start.line, columns: columns)
  }
}
