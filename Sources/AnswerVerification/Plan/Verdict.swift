import AnswerChecking
package import BlockExecution
import CourseModel
package import Diagnostics

/// Whether an answer is right.
package struct Verdict: Sendable {
  /// All comparisons, for the page to tell.
  package var comparisons: [Comparison]
  /// Why the answer is not verified; empty if it is.
  package var diagnostics: [Diagnostic]

  package var isVerified: Bool { diagnostics.isEmpty && !comparisons.isEmpty }

  /// The fewest samples behind any comparison.
  package var samples: Int { comparisons.map(\.simulated.count).min() ?? 0 }
}

extension VerificationPlan {
  /// Compares what the answer claims with what the runs found.
  ///
  /// - Parameters:
  ///   - outcomes: An outcome for each of ``jobs``, in their order.
  ///   - budget: The chance of a false alarm.
  /// - Returns: All comparisons, and what the author must know.
  package func verdict(_ outcomes: [BlockOutcome], budget: FalseAlarmBudget) -> Verdict {
    var comparisons: [Comparison] = []
    var diagnostics: [Diagnostic] = []
    for (point, outcome) in zip(points, outcomes) {
      guard let report = outcome.report else {
        for diagnostic in outcome.diagnostics where !diagnostics.contains(diagnostic) {
          diagnostics.append(diagnostic)
        }
        continue
      }
      for claim in verification.claims {
        switch comparison(claim, point, report, budget) {
        case .success(let comparison): comparisons.append(comparison)
        case .failure(let failure):
          let diagnostic = Diagnostic.claimError(failure, claim, report).located(in: path)
          if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        }
      }
    }
    for claim in verification.claims where !isOfWrongOption(claim) {
      let ofClaim = comparisons.filter { $0.claim == claim }
      diagnostics += summary(claim, ofClaim).map { $0.located(in: path) }
    }
    diagnostics += wrongOptionsThatHold(comparisons).map { $0.located(in: path) }
    return Verdict(comparisons: comparisons, diagnostics: diagnostics)
  }

  private func isOfWrongOption(_ claim: Claim) -> Bool {
    guard case .choice(let choice) = answer.kind, let option = claim.option else { return false }
    return !choice.right.contains(option)
  }

  /// The options that are not among the right ones, and that nothing refutes.
  private func wrongOptionsThatHold(_ comparisons: [Comparison]) -> [Diagnostic] {
    guard case .choice(let choice) = answer.kind else { return [] }
    return choice.options.indices.filter { !choice.right.contains($0) }.compactMap { option in
      let ofOption = comparisons.filter { $0.claim.option == option }
      guard let first = ofOption.first, !ofOption.contains(where: { $0.finding == .fails }) else {
        return nil
      }
      if let undecided = ofOption.first(where: { $0.finding != .holds }) {
        return .undecided(answer, verification, undecided)
      }
      return .wrongOptionHolds(answer, choice.options[option], verification, first)
    }
  }

  /// What is wrong with a claim over all points, told by the worst of them.
  private func summary(_ claim: Claim, _ comparisons: [Comparison]) -> [Diagnostic] {
    let failed = comparisons.filter { $0.finding == .fails }
    if let first = failed.first {
      return [.refuted(answer, verification, first, failed.count, of: comparisons.count)]
    }
    let undecided = comparisons.filter { $0.finding != .holds }
    let worst = undecided.max { ($0.samplesNeeded ?? .max) < ($1.samplesNeeded ?? .max) }
    return worst.map { [.undecided(answer, verification, $0)] } ?? []
  }

  private func comparison(
    _ claim: Claim,
    _ point: Point,
    _ report: BlockReport,
    _ budget: FalseAlarmBudget
  ) -> Result<Comparison, ClaimFailure> {
    let prefix = verification.block + "."
    let name =
      claim.result.hasPrefix(prefix)
      ? String(claim.result.dropFirst(prefix.count)) : claim.result
    guard let result = report.result(name) else { return .failure(.noResult(name)) }
    var values: [String: Double] = [:]
    for input in report.inputs { values[input.name] = input.value }
    values["answer"] = point.answer
    do throws(EvaluationError) {
      let claimed = try claim.expected.value(values)
      let comparison = Comparison(
        claim,
        claimed: claimed,
        simulated: result,
        inputs: point.inputs,
        precision: verification.precision,
        budget: budget
      )
      return .success(comparison)
    } catch {
      return .failure(.noValue(error))
    }
  }
}

/// Why a claim cannot be compared with a report.
enum ClaimFailure: Error {
  case noResult(String)
  case noValue(EvaluationError)
}

extension Comparison {
  fileprivate var samplesNeeded: Int? {
    if case .undecided(let needed) = finding { needed } else { 0 }
  }
}
