package import CourseModel
import CourseNotation
package import CoursePrograms
package import Diagnostics

/// An order or equations, with the program of the page that tells whether they are right.
///
/// Nothing has to be executed by anybody else: programs are read, compared and counted here.
package struct ProgramPlan: Sendable {
  package let answer: Answer
  let verification: ProgramVerification
  /// The page of the answer.
  package let path: String
  /// What the answer is measured by: the page's program, or its backward pass.
  let reference: Program
  /// How messages name ``reference``.
  let referenceName: String
  /// The answer's own equations, where it has some.
  let candidate: Program?
}

extension ProgramPlan {
  /// Plans the verification of an answer.
  ///
  /// - Parameters:
  ///   - answer: The answer; one that no program verifies has no plan.
  ///   - equations: The answer's equations as they were read, where it has some.
  ///   - path: Its page.
  ///   - programs: The programs of the page.
  /// - Returns: The plan, or `nil`; and what is wrong. A program with an error of its own makes
  ///   neither.
  package static func make(
    _ answer: Answer,
    equations: CourseProgram?,
    path: String,
    programs: [CourseProgram]
  ) -> (plan: ProgramPlan?, diagnostics: [Diagnostic]) {
    guard let verification = answer.programVerification else { return (nil, []) }
    guard let found = programs.first(where: { $0.id == verification.program }) else {
      let known = programs.compactMap(\.id)
      return (nil, [.unknownProgram(verification, among: known).located(in: path)])
    }
    guard let program = found.program else { return (nil, []) }
    if case .equations = answer.kind, equations?.program == nil { return (nil, []) }
    do throws(ReferenceError) {
      let candidate = equations?.program
      let reference = try program.reference(for: verification, candidate)
      let backward = verification.loss.map { "the backward pass of \($0) in " } ?? ""
      let plan = ProgramPlan(
        answer: answer,
        verification: verification,
        path: path,
        reference: reference,
        referenceName: "\(backward)“\(verification.program)”",
        candidate: candidate
      )
      return (plan, [])
    } catch {
      return (nil, [.noReference(error, verification).located(in: path)])
    }
  }

  /// Whether the answer is right.
  package func verdict() -> ProgramVerdict {
    switch answer.kind {
    case .order(let order): located(orderVerdict(order.growth))
    case .equations: located(equationsVerdict())
    case .number, .expression, .choice: ProgramVerdict()
    }
  }

  /// Wrong answers that the verification lets pass.
  package func falsify() -> [Diagnostic] {
    let found =
      switch answer.kind {
      case .order(let order): wrongOrdersThatPass(order.growth)
      case .equations: mistakesThatPass()
      case .number, .expression, .choice: [Diagnostic]()
      }
    return found.map { $0.located(in: path) }
  }

  private func located(_ verdict: ProgramVerdict) -> ProgramVerdict {
    var verdict = verdict
    verdict.diagnostics = verdict.diagnostics.map { $0.located(in: path) }
    return verdict
  }
}

/// Whether a program confirms an answer.
package struct ProgramVerdict: Sendable, Hashable {
  /// Something that was found, for the page to tell: plain text.
  package struct Fact: Sendable, Hashable {
    package var what: String
    package var found: String

    package init(what: String, found: String) {
      self.what = what
      self.found = found
    }
  }

  package var facts: [Fact] = []
  /// Why the answer is not verified; empty if it is.
  package var diagnostics: [Diagnostic] = []

  package var isVerified: Bool { diagnostics.isEmpty && !facts.isEmpty }
}

/// Why there is nothing to measure an answer by.
enum ReferenceError: Error {
  case unknownLoss(String, known: [String])
  case noGradient(String)
}

extension Program {
  /// The program itself, or its backward pass with the gradients that a candidate defines.
  fileprivate func reference(
    for verification: ProgramVerification,
    _ candidate: Program?
  ) throws(ReferenceError) -> Program {
    guard let name = verification.loss else { return self }
    guard let loss = tensor(spelled: name) else {
      throw .unknownLoss(name, known: computedNames)
    }
    let defined = Set((candidate?.computedNames ?? []))
    let wanted = tensors(.input).filter { defined.contains(self[$0].name.plainText + ".grad") }
    do throws(GradientError) {
      return try gradient(of: [loss], for: wanted.isEmpty ? nil : wanted)
    } catch {
      throw .noGradient(name)
    }
  }
}
