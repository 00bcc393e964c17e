import AnswerChecking
import CourseModel
import CourseNotation
import Diagnostics

// What an author is told about an answer that a program does not confirm: every sentence, in one
// place.

extension Diagnostic {
  static func unknownProgram(
    _ verification: ProgramVerification,
    among known: [String]
  ) -> Diagnostic {
    var notes: [Note] = []
    var fixes: [Fix] = []
    if let near = Spelling.nearest(to: verification.program, among: known) {
      let summary = "Did you mean “\(near)”?"
      fixes = [Fix(range: verification.programRange, replacement: near, summary: summary)]
    } else if !known.isEmpty {
      notes = [Note("The programs of the page are: \(known.joined(separator: ", ")).")]
    }
    return Diagnostic(
      .error,
      rule: "unknown-program",
      "The page has no program “\(verification.program)”.",
      at: verification.programRange,
      notes: notes,
      fixes: fixes
    )
  }

  static func noReference(
    _ error: ReferenceError,
    _ verification: ProgramVerification
  ) -> Diagnostic {
    let place = verification.lossRange ?? verification.range
    switch error {
    case .unknownLoss(let name, let known):
      var notes = [Note("It computes: \(known.joined(separator: ", ")).")]
      if let near = Spelling.nearest(to: name, among: known) {
        notes = [Note("Did you mean “\(near)”?")]
      }
      return Diagnostic(
        .error,
        rule: "unknown-tensor",
        "The program “\(verification.program)” computes no “\(name)”.",
        at: place,
        notes: notes
      )
    case .noGradient(let name):
      return Diagnostic(
        .error,
        rule: "no-gradient",
        "The program “\(verification.program)” has no backward pass from “\(name)”.",
        at: place
      )
    }
  }

  // MARK: Equations

  static func notEquivalent(
    _ answer: Answer,
    _ reference: String,
    _ sentences: [String]
  ) -> Diagnostic {
    let first = sentences.first.map { " " + $0 } ?? ""
    return Diagnostic(
      .error,
      rule: "answer-refuted",
      "The equations “\(answer.id)” are not those of \(reference).\(first)",
      at: answer.range(orElse: answer.idRange),
      notes: sentences.dropFirst().map { Note($0) }
    )
  }

  static func mistakePasses(_ answer: Answer, _ mistake: NearMiss) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-unfalsifiable",
      "The verification would also pass the equations “\(answer.id)” with \(mistake.phrase).",
      at: answer.programVerification?.range
    )
  }

  static func noMistakes(_ answer: Answer) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "answer-unfalsifiable",
      "Nothing in the equations “\(answer.id)” can be made wrong.",
      at: answer.programVerification?.range
    )
  }

  // MARK: Orders

  static func wrongOrder(
    _ answer: Answer,
    _ reference: String,
    _ cost: String,
    _ growth: String
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-refuted",
      "\(orderSubject(answer)) is refuted: \(reference) takes \(cost) operations, which is "
        + "\(growth).",
      at: answer.range(orElse: answer.idRange)
    )
  }

  static func wrongCount(
    _ answer: Answer,
    _ reference: String,
    _ count: GrowthCount
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-refuted",
      "\(orderSubject(answer)) is refuted: the operations of \(reference) do not grow like it.",
      at: answer.range(orElse: answer.idRange),
      notes: [Note("\(count.fact.what): \(count.fact.found).")]
    )
  }

  static func orderError(
    _ error: OrderError,
    _ answer: Answer,
    _ verification: ProgramVerification
  ) -> Diagnostic {
    var notes: [Note] = []
    let rule: String
    let message: String
    switch error {
    case .unknownSize(let name, let known):
      rule = "unknown-size"
      message = "The program “\(verification.program)” has no size “\(name)”."
      let near = Spelling.nearest(to: name, among: known)
      notes = [
        near.map { Note("Did you mean “\($0)”?") }
          ?? Note("Its sizes are: \(known.joined(separator: ", ")).")
      ]
    case .derivedSize(let name):
      rule = "unknown-size"
      message = "“\(name)” follows from other sizes of “\(verification.program)”; name those."
    case .noCost:
      rule = "no-cost"
      message = "The cost of “\(verification.program)” has too many terms."
    case .notCounted:
      rule = "no-cost"
      message = "“\(verification.program)” is too large to count its operations."
    }
    let place = answer.range(orElse: verification.range)
    return Diagnostic(.error, rule: rule, message, at: place, notes: notes)
  }

  static func orderPasses(_ answer: Answer, _ wrong: GrowthOrder) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "answer-unfalsifiable",
      "The verification would also pass “\(wrong.text)” for the answer “\(answer.id)”.",
      at: answer.programVerification?.range
    )
  }

  private static func orderSubject(_ answer: Answer) -> String {
    if case .order(let order) = answer.kind { return "The answer “\(order.source)”" }
    return "The answer “\(answer.id)”"
  }
}
