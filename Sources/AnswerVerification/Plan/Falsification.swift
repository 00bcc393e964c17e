package import CourseModel
package import Diagnostics

/// The proof that a verification can fail: the answer made wrong must be refuted.
package enum Falsification {
  /// How much an answer is changed.
  package static let factors = [1.05, 1 / 1.05]

  /// The verifications of changed answers.
  ///
  /// - Returns: A plan for each of ``factors``; none where the answer has no formula or no plan.
  package static func plans(
    _ answer: Answer,
    path: String,
    blocks: [(block: SimulationBlock, path: String)]
  ) -> [VerificationPlan] {
    guard answer.formula != nil else { return [] }
    return factors.compactMap { factor in
      VerificationPlan.make(answer, path: path, blocks: blocks, perturbation: factor).plan
    }
  }

  /// What passes although it is wrong.
  ///
  /// A run that fails at the changed answer counts as a refutation.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - path: Its page.
  ///   - verdicts: Of the plans, in their order.
  /// - Returns: A diagnostic for each changed answer that was verified.
  package static func diagnostics(
    _ answer: Answer,
    path: String,
    verdicts: [Verdict]
  ) -> [Diagnostic] {
    zip(factors, verdicts).filter { $1.isVerified }.map { factor, _ in
      Diagnostic.unfalsifiable(answer, factor).located(in: path)
    }
  }
}
