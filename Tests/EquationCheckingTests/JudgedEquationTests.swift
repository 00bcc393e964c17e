import AnswerChecking
import CourseNotation
import EquationChecking
import Foundation
import TestSupport
import Testing

/// Equations for the course's gated networks, as students write them.
///
/// A folder for each network has the reference, equations that are right, and equations that are
/// wrong with what must be said of them. A line `# …` begins each.
@Suite struct JudgedEquationTests {
  @Test(arguments: Fixture.all(in: "judged"))
  func rewritingsAreAcceptedAndMistakesExplained(_ fixture: Fixture) throws {
    let text = ProgramText(try fixture.text("reference.txt"))
    let reference = try #require(Program.read(text).program)
    let open = AnswerKey.equations(reference)
    let hidden = try #require(AnswerKey.hiddenEquations(reference, salt: AnswerSalt(fixture.name)))

    let right = try cases(fixture, "right.txt")
    #expect(right.count >= 10)
    for (title, typed) in right {
      #expect(reply(open, typed).verdict == .right, "\(title)")
      #expect(reply(hidden, typed).verdict == .right, "\(title), by digests")
    }
    let wrong = try cases(fixture, "wrong.txt")
    #expect(wrong.count >= 10)
    for (sentence, typed) in wrong {
      let told = reply(open, typed)
      #expect(told.verdict == .wrong || told.verdict == .malformed, "\(sentence)")
      #expect((told.sentences + told.marks.map(\.message)).contains(sentence), "\(told)")
      let verdict = reply(hidden, typed).verdict
      #expect(verdict == told.verdict, "\(sentence), by digests")
    }
  }

  private func reply(_ key: AnswerKey, _ typed: String) -> AnswerReply {
    EquationJudge.reply(to: AnswerRequest(key: key, typed: Array(typed.utf8)))
  }

  private func cases(_ fixture: Fixture, _ file: String) throws -> [(title: String, typed: String)]
  {
    let text = "\n" + (try fixture.text(file))
    return text.components(separatedBy: "\n# ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
