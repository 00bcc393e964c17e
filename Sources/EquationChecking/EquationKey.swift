package import AnswerChecking
package import CourseNotation
import DeterministicMath

extension AnswerKey {
  /// The key of equations.
  package static func equations(_ reference: Program) -> AnswerKey {
    var reference = reference
    reference.id = nil
    let lines = [UInt8](text: reference.plainText()).split(separator: UInt8(ascii: "\n"))
      .map { Fact("reference", String(decoding: Array($0), as: UTF8.self)) }
    return AnswerKey([Fact("type", "equations")] + header(of: reference) + lines)
  }

  /// The key of equations that does not tell them: the names and shapes of what is given and asked
  /// for, and digests of the outputs; `nil` for equations that cannot be run.
  package static func hiddenEquations(_ reference: Program, salt: AnswerSalt) -> AnswerKey? {
    guard let probes = EquationProbes(reference, salt: salt) else { return nil }
    return AnswerKey([Fact("type", "equations")] + header(of: reference) + probes.facts)
  }

  private static func header(of reference: Program) -> [Fact] {
    switch reference.padding {
    case .zero: []
    case .circular: [Fact("header", "padding: circular")]
    case .valid: [Fact("header", "padding: valid")]
    }
  }
}
