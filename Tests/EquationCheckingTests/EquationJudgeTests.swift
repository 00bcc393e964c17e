import AnswerChecking
import CourseNotation
import EquationChecking
import Testing

/// What is said of typed equations, where the reference is known and where only digests are.
@Suite struct EquationJudgeTests {
  static let source = """
    %| outputs: [h]
    G[b,t,j] = σ(W^{h,G}[j,I] h[b,t-1,I] + W^{x,G}[j,K] x[b,t,K] - B^G[j])
    R[b,t,j] = tanh(W^{h,R}[j,I] h[b,t-1,I] + W^{x,R}[j,K] x[b,t,K] - B^R[j])
    h[b,t,j] = G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) R[b,t,j]
    """

  static func reference() throws -> Program {
    try #require(Program.read(ProgramText(source)).program)
  }

  static func keys() throws -> [AnswerKey] {
    let reference = try reference()
    let hidden = AnswerKey.hiddenEquations(reference, salt: AnswerSalt("a page"))
    return [AnswerKey.equations(reference), try #require(hidden)]
  }

  private func replies(_ typed: String, judges: Bool = true) throws -> [AnswerReply] {
    try Self.keys().map { key in
      // As the page has it: written, and read again.
      let request = AnswerRequest(judges: judges, key: key, typed: Array(typed.utf8))
      return EquationJudge.reply(to: AnswerRequest(request.bytes))
    }
  }

  @Test func equivalentEquationsAreRightByProgramAndByDigests() throws {
    let typed = """
      u[b,t,j] = σ(W_hG[j,I] h[b,t-1,I] + W_xG[j,K] x[b,t,K] - B_G[j])
      v[b,t,j] = tanh(W_hR[j,I] h[b,t-1,I] + W_xR[j,K] x[b,t,K] - B_R[j])
      h[b,t,j] = v[b,t,j] + u[b,t,j] (h[b,t-1,j] - v[b,t,j])
      """
    let replies = try replies(typed)
    #expect(replies.map(\.verdict) == [.right, .right])
    #expect(
      replies.map(\.sentences) == [
        ["Right: the outputs are those of the solution, tried at 3 choices of sizes."],
        ["Right: the outputs are those of the solution."],
      ]
    )
    #expect(replies.allSatisfy { $0.echo?.hasPrefix("<math") == true })
  }

  @Test func aWrongGateIsNamedByTheProgramAndItsOutputByTheDigests() throws {
    let wrong = Self.source.replacing(
      "G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) R",
      with: "(1 - G[b,t,j]) h[b,t-1,j] + G[b,t,j] R"
    )
    .replacing("%| outputs: [h]\n", with: "")
    let replies = try replies(wrong)
    #expect(replies.map(\.verdict) == [.wrong, .wrong])
    #expect(
      replies[0].sentences.contains { $0.contains("G and 1 - G swapped") || $0.contains("swapped") }
    )
    #expect(replies[1].sentences == ["Your h is not what is asked for."])
  }

  @Test func whatCannotBeReadIsMarkedWhereItStands() throws {
    let replies = try replies("h[b,t,j] = “😀” + (x[b,t,k]")
    #expect(replies.map(\.verdict) == [.malformed, .malformed])
    #expect(replies[0].marks == replies[1].marks)
    #expect(!replies[0].marks.isEmpty)
    // Code units of UTF-16: the emoji is two.
    #expect(replies[0].marks.allSatisfy { $0.range.upperBound <= 29 })
  }

  @Test func somethingElseThatIsReadIsToldOf() throws {
    let replies = try replies("h[b,t,j] = y[b,t,j]")
    #expect(replies.map(\.verdict) == [.wrong, .wrong])
    #expect(replies[0].sentences == ["There is no y among what is given."])
    #expect(replies[1].sentences == ["There is no y among what is given."])
  }

  @Test func aMissingOutputIsAskedFor() throws {
    let replies = try replies("y[b,t,k] = x[b,t,k]")
    #expect(replies[1].sentences == ["You do not define h, which is what is asked for."])
  }

  @Test func anEchoJudgesNothing() throws {
    let replies = try replies("h[b,t,k] = x[b,t,k]", judges: false)
    #expect(replies.map(\.verdict) == [.readable, .readable])
    #expect(replies[0].echo?.contains("<mi>h</mi>") == true)
  }

  @Test func hostileTextsAreAnswered() throws {
    for typed in [
      String(repeating: "(", count: 10_000_000), "<script>alert(1)</script>", "h[b,t,j] = 1/0",
      "h[b,t,j] = h[b,t,j]", "h[b,t,j] = h[b,t+1,j] + h[b,t-1,j]", "", "  \n ",
      "f(x) = f(x)\nh[b,t,j] = f(h[b,t-1,j])", "\u{0}\u{1}", "h[b,t,j]^999999999 = 2^2^2^2^2^2^2",
    ] {
      for reply in try replies(typed) {
        #expect(reply.verdict != .right, "\(typed.prefix(40))")
        #expect(!reply.sentences.isEmpty || !reply.marks.isEmpty, "\(typed.prefix(40))")
        #expect(reply.echo?.contains("<script") != true)
      }
    }
  }

  @Test func theKeyOfHiddenEquationsHasNothingOfThem() throws {
    let text = try Self.keys()[1].text
    for secret in ["tanh", "σ", "sigmoid", "G[", "R[", "1 -", " = "] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }
}
