import AnswerVerification
import CourseModel
import CoursePrograms
import Diagnostics

// Answers that programs of the page verify: orders and equations.

extension PageComputer {
  /// Verifies the orders and equations of a page; for a check that falsifies, also makes them
  /// wrong.
  func verifyByPrograms(path: String, into computation: inout PageComputation) {
    let programs = computation.programs.sorted { $0.key.start < $1.key.start }.map(\.value)
    for answer in computation.answers.values.sorted(by: { $0.id < $1.id }) {
      let (plan, problems) = ProgramPlan.make(
        answer,
        equations: computation.equations[answer.id],
        path: path,
        programs: programs
      )
      computation.diagnostics += problems
      guard let plan else { continue }
      computation.plans[answer.id] = plan
      let verdict = plan.verdict()
      computation.diagnostics += verdict.diagnostics
      computation.verdicts[answer.id] = AnswerVerdict(answer, verdict)
      if request.falsifies, verdict.isVerified { computation.diagnostics += plan.falsify() }
    }
  }
}
