import CourseModel
import CourseNotation
import Diagnostics

// Equations against a program: both are run on the same random tensors.

extension ProgramPlan {
  func equationsVerdict() -> ProgramVerdict {
    guard let candidate else { return ProgramVerdict() }
    var verdict = ProgramVerdict()
    let comparison = compare(candidate, with: reference)
    if case .equivalent(let sizes) = comparison {
      let tried = Self.distinct(sizes).map { choice in
        choice.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      }
      let outputs = reference.tensors(.output).map { reference[$0].name.plainText }
      verdict.facts = [
        .init(
          what: "Compared with \(referenceName) on random tensors",
          found: "equal in \(outputs.joined(separator: ", "))"
        )
      ]
      if tried.contains(where: { !$0.isEmpty }) {
        verdict.facts.append(.init(what: "Sizes", found: tried.joined(separator: "; ")))
      }
    } else {
      verdict.diagnostics = [.notEquivalent(answer, referenceName, comparison.sentences)]
    }
    return verdict
  }

  /// The answer's equations with a sign changed, a gate swapped, a weight transposed: all must
  /// differ from the reference.
  func mistakesThatPass() -> [Diagnostic] {
    guard let candidate else { return [] }
    let mistakes = candidate.mistakes()
    guard !mistakes.isEmpty else { return [.noMistakes(answer)] }
    return mistakes.filter { mistaken in
      if case .equivalent = compare(mistaken.program, with: reference) { true } else { false }
    }.map { .mistakePasses(answer, $0.mistake) }
  }

  private static func distinct(_ choices: [[NamedSize]]) -> [[NamedSize]] {
    var kept: [[NamedSize]] = []
    for choice in choices where !kept.contains(choice) { kept.append(choice) }
    return kept
  }
}
