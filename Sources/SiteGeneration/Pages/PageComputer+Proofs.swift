import AnswerVerification
import BlockExecution
import CourseModel
import Diagnostics

// What `check` asks of verifications: that they can fail, and that they do not by bad luck.

extension PageComputer {
  /// Makes each answer wrong and verifies it again.
  ///
  /// - Returns: What passes although it is wrong.
  func falsify(
    _ plans: [VerificationPlan],
    blocks: [(block: SimulationBlock, path: String)],
    in sequence: BlockSequence,
    with runner: BlockRunner
  ) async throws -> [Diagnostic] {
    let wrong = plans.map { Falsification.wrongAnswers($0.answer, path: $0.path, blocks: blocks) }
    let jobs = wrong.flatMap { $0 }.flatMap(\.plan.jobs)
    let counter = SimulationProgress(total: jobs.count, report: progress)
    var sequence = sequence
    var rest = try await sequence.run(jobs, with: runner) { counter.show($0) }[...]
    var diagnostics: [Diagnostic] = []
    for (plan, wrong) in zip(plans, wrong) {
      let verdicts = wrong.map(\.plan).map { variant in
        defer { rest = rest.dropFirst(variant.jobs.count) }
        return variant.verdict(Array(rest.prefix(variant.jobs.count)), budget: Self.budget)
      }
      diagnostics += Falsification.diagnostics(
        plan.answer,
        path: plan.path,
        wrong: wrong,
        verdicts: verdicts
      )
    }
    return diagnostics
  }

  /// Verifies the answers under the seeds that follow the course's own.
  ///
  /// - Returns: For each answer that is not verified under some of them, the first such seed.
  func verifyUnderOtherSeeds(
    _ plans: [VerificationPlan],
    _ programs: [NotationText],
    in sequence: BlockSequence
  ) async throws -> [Diagnostic] {
    var sequence = sequence
    let jobs = plans.flatMap(\.jobs)
    let counter = SimulationProgress(total: jobs.count * request.otherSeeds, report: progress)
    var alarms: [String: SeedAlarm] = [:]
    for offset in 1...UInt64(request.otherSeeds) {
      let seed = site.configuration.seed &+ offset
      let configuration = site.configuration
      let runner = try engines.runner(request, configuration, programs: programs, seed: seed)
      var rest = try await sequence.run(jobs, with: runner) { counter.show($0) }[...]
      for plan in plans {
        let outcomes = Array(rest.prefix(plan.jobs.count))
        rest = rest.dropFirst(plan.jobs.count)
        let verdict = plan.verdict(outcomes, budget: Self.budget)
        guard let reason = verdict.diagnostics.first else { continue }
        alarms[plan.answer.id, default: SeedAlarm(first: seed, reason: reason.message)].count += 1
      }
    }
    return plans.compactMap { plan in
      alarms[plan.answer.id].map { alarm in
        alarm.diagnostic(plan.answer, of: request.otherSeeds).located(in: plan.path)
      }
    }
  }
}
