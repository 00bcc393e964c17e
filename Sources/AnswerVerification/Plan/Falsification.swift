import AnswerChecking
package import CourseModel
package import Diagnostics

/// The proof that a verification can fail: the answer made wrong must be refuted.
package enum Falsification {
  /// A wrong answer in the place of the right one.
  package struct WrongAnswer: Sendable {
    /// What it is, before “the answer …”: `1.05 times`, `“larger” for`.
    package var description: String
    package var plan: VerificationPlan
  }

  /// How much a formula is changed.
  package static let factors = [1.05, 1 / 1.05]

  /// The verifications of wrong answers: a formula 5 % up and down; every other choice.
  ///
  /// - Returns: None where the answer has no plan.
  package static func wrongAnswers(
    _ answer: Answer,
    path: String,
    blocks: [(block: SimulationBlock, path: String)]
  ) -> [WrongAnswer] {
    func wrong(_ description: String, _ answer: Answer, _ factor: Double = 1) -> WrongAnswer? {
      VerificationPlan.make(answer, path: path, blocks: blocks, perturbation: factor).plan
        .map { WrongAnswer(description: description, plan: $0) }
    }
    if case .choice(let choice) = answer.kind {
      return choice.otherAnswers.compactMap { right in
        var other = choice
        other.right = right
        var changed = answer
        changed.kind = .choice(other)
        let texts = right.map { "“\(choice.options[$0])”" }.joined(separator: ", ")
        return wrong("\(texts) for", changed)
      }
    }
    return factors.compactMap { wrong("\($0.brief) times", answer, $0) }
  }

  /// What passes although it is wrong.
  ///
  /// A run that fails at the changed answer counts as a refutation.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - path: Its page.
  ///   - wrong: The wrong answers.
  ///   - verdicts: Of their plans, in their order.
  /// - Returns: A diagnostic for each wrong answer that was verified.
  package static func diagnostics(
    _ answer: Answer,
    path: String,
    wrong: [WrongAnswer],
    verdicts: [Verdict]
  ) -> [Diagnostic] {
    zip(wrong, verdicts).filter { $1.isVerified }.map { wrong, _ in
      Diagnostic.unfalsifiable(answer, wrong.description).located(in: path)
    }
  }
}

extension Answer.Choice {
  /// Each other option alone, and where several are right, each of them left out.
  fileprivate var otherAnswers: [[Int]] {
    let wrong = options.indices.filter { !right.contains($0) }.map { [$0] }
    guard right.count > 1 else { return wrong }
    return wrong + right.map { left in right.filter { $0 != left } }
  }
}
