package import AnswerChecking
import CourseNotation
import DeterministicMath

/// Judges equations that readers type.
package enum EquationJudge {
  /// The longest text, in bytes: many times the longest answer.
  private static let lengthLimit = 20_000
  private static let markLimit = 20

  /// The reply to a request, whatever its bytes are.
  package static func reply(to request: AnswerRequest) -> AnswerReply {
    guard let type = request.key["type"], type.isSame(as: "equations") else {
      return AnswerJudge.reply(to: request)
    }
    if request.isEmpty { return AnswerJudge.reply(to: request) }
    guard request.typed.count <= lengthLimit else {
      return AnswerReply(.malformed, [AnswerText.tooLong])
    }
    let text = EquationText(request)
    let (read, diagnostics) = Program.read(text.program)
    guard let program = read else {
      var reply = AnswerReply(.malformed)
      for diagnostic in diagnostics where diagnostic.severity == .error {
        text.mark(diagnostic, in: &reply)
        if reply.marks.count == markLimit { break }
      }
      return reply
    }
    let echo = program.mathML
    guard request.judges else {
      var reply = AnswerReply(.readable, echo: echo)
      for diagnostic in diagnostics.prefix(markLimit) { text.mark(diagnostic, in: &reply) }
      return reply
    }
    var reply = judge(program, request.key)
    reply.echo = echo
    guard reply.verdict == .wrong else { return reply }
    for diagnostic in diagnostics.prefix(markLimit) { text.mark(diagnostic, in: &reply) }
    return reply
  }

  private static func judge(_ program: Program, _ key: AnswerKey) -> AnswerReply {
    let lines = key.all("reference")
    guard !lines.isEmpty else { return EquationProbes(key)?.judge(program) ?? unjudged }
    var text = ""
    for line in lines { text += line + "\n" }
    guard let reference = Program.read(ProgramText(text)).program else { return unjudged }
    let verdict = compare(program, with: reference)
    switch verdict {
    case .equivalent(let sizes):
      return AnswerReply(.right, [EquationText.right(sizes.count)])
    case .notRun(.reference): return unjudged
    default: return AnswerReply(.wrong, verdict.sentences)
    }
  }

  private static var unjudged: AnswerReply {
    AnswerJudge.reply(to: AnswerRequest(key: AnswerKey([]), typed: []))
  }
}
