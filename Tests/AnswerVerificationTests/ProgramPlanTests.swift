import AnswerVerification
import CourseMarkdown
import CourseModel
import CoursePrograms
import Diagnostics
import Testing

/// Orders and equations against programs of the page.
@Suite struct ProgramPlanTests {
  static let rnn = "h[b,t,j] = tanh(W[j,I] h[b,t-1,I] + x[b,t,j])\n"
  static let gated = """
    G[b,t,j] = sigmoid(A[j,I] h[b,t-1,I] + x[b,t,j])
    h[b,t,j] = (1 - G[b,t,j]) h[b,t-1,j] + G[b,t,j] x[b,t,j]

    """

  /// What is found of an answer, written as its keys below `prompt`.
  private func plan(
    _ keys: String,
    program: String = rnn
  ) throws -> (plan: ProgramPlan?, diagnostics: [Diagnostic]) {
    let text = "id: a\nprompt: P\n" + keys
    let block = CodeBlock(info: "yaml answer", literal: text, firstLine: 21)
    let node = MarkdownNode(.codeBlock(block), at: SourceRange(line: 20, columns: 1..<4))
    let parsed = Answer.parse(node)
    #expect(parsed.diagnostics == [])
    let answer = try #require(parsed.answer)
    var reference = CourseProgram.program(ofText: program)
    reference.id = "unit"
    var equations: CourseProgram?
    if case .equations(let written) = answer.kind {
      equations = .program(
        ofText: written.source,
        firstLine: written.firstLine,
        indent: written.indent
      )
      #expect(equations?.diagnostics == [])
    }
    return ProgramPlan.make(
      answer,
      equations: equations,
      path: "content/page.md",
      programs: [reference]
    )
  }

  private func verdict(_ keys: String, program: String = rnn) throws -> ProgramVerdict {
    let (plan, diagnostics) = try plan(keys, program: program)
    #expect(diagnostics == [])
    return try #require(plan).verdict()
  }

  // MARK: Orders

  @Test func confirmsAnOrderByCostAndCount() throws {
    let verdict = try verdict("type: order\nanswer: O(T)\nverify: {program: unit}\n")
    #expect(verdict.isVerified)
    #expect(
      verdict.facts == [
        .init(
          what: "Operations of “unit”",
          found: "2·B·T·J·(J + 1), which is O(T)"
        ),
        .init(what: "Counted at T = 5, 6, 7, 8", found: "120, 144, 168, 192"),
      ]
    )
  }

  @Test(arguments: [
    "O(T)", "O(J^2)", "O(I^2)", "O(T J^2)", "O(T J I + J)", "O(B T J^2 + 5 T)",
  ])
  func confirmsWhatItNames(_ order: String) throws {
    let keys = "type: order\nanswer: \(order)\nverify: {program: unit}\n"
    #expect(try verdict(keys).isVerified)
    #expect(try plan(keys).plan?.falsify() == [])
  }

  @Test(arguments: ["O(T^2)", "O(T log(T))", "O(J)", "O(T J)", "O(T + J^2)"])
  func refutesAnotherOrder(_ order: String) throws {
    let verdict = try verdict("type: order\nanswer: \(order)\nverify: {program: unit}\n")
    #expect(!verdict.isVerified)
    let diagnostic = try #require(verdict.diagnostics.first)
    #expect(diagnostic.rule == "answer-refuted")
    #expect(
      diagnostic.message.hasPrefix(
        "The answer “\(order)” is refuted: “unit” takes 2·B·T·J·(J + 1) operations, which is O("
      )
    )
    #expect(diagnostic.path == "content/page.md")
    #expect(diagnostic.range?.start == SourcePosition(line: 24, column: 9))
  }

  @Test func tellsHowTheCountsGrow() throws {
    let verdict = try verdict("type: order\nanswer: O(T^2)\nverify: {program: unit}\n")
    #expect(
      verdict.diagnostics.map(\.message) == [
        "The answer “O(T^2)” is refuted: “unit” takes 2·B·T·J·(J + 1) operations, which is O(T).",
        "The answer “O(T^2)” is refuted: the operations of “unit” do not grow like it.",
      ]
    )
    #expect(
      verdict.diagnostics.last?.notes.map(\.message) == [
        "Counted at T = 5, 6, 7, 8, 9: 120, 144, 168, 192, 216."
      ]
    )
  }

  @Test func measuresTheBackwardPass() throws {
    let loss = Self.rnn + "Loss = sum_{b,t,j} (h[b,t,j] - y[b,t,j])^2\n"
    let keys = "type: order\nanswer: O(T)\nverify: {program: unit, gradient: Loss}\n"
    let verdict = try verdict(keys, program: loss)
    #expect(verdict.diagnostics == [])
    #expect(verdict.facts.first?.what == "Operations of the backward pass of Loss in “unit”")
    #expect(try plan(keys, program: loss).plan?.falsify() == [])
  }

  @Test(arguments: [
    ("O(T)", "{program: unti}", "24:19: The page has no program “unti”."),
    ("O(N)", "{program: unit}", "23:9: The program “unit” has no size “N”."),
    ("O(T)", "{program: unit, gradient: hh}", "24:35: The program “unit” computes no “hh”."),
  ])
  func namesWhatIsNotThere(_ order: String, _ verify: String, _ expected: String) throws {
    let (plan, problems) = try plan("type: order\nanswer: \(order)\nverify: \(verify)\n")
    let all = problems + (plan?.verdict().diagnostics ?? [])
    let diagnostic = try #require(all.first)
    let start = try #require(diagnostic.range?.start)
    #expect("\(start.line - 1):\(start.column): \(diagnostic.message)" == expected)
    #expect(!diagnostic.notes.isEmpty || !diagnostic.fixes.isEmpty)
  }

  // MARK: Equations

  private func equations(_ text: String) -> String {
    let lines = text.split(separator: "\n").map { "  \($0)\n" }.joined()
    return "type: equations\nverify: {program: unit}\nanswer: |\n" + lines
  }

  @Test func confirmsOtherWordsForTheSame() throws {
    let other = """
      R[b,u,k] = sigmoid(x[b,u,k] + sum_{l} A[k,l] h[b,u-1,l])
      h[b,u,k] = h[b,u-1,k] + R[b,u,k] (x[b,u,k] - h[b,u-1,k])
      """
    let verdict = try verdict(equations(other), program: Self.gated)
    #expect(verdict.diagnostics == [])
    #expect(
      verdict.facts.first
        == .init(what: "Compared with “unit” on random tensors", found: "equal in h")
    )
    #expect(verdict.facts.last?.what == "Sizes")
  }

  @Test func everyMistakeIsCaught() throws {
    let plan = try #require(try plan(equations(Self.gated), program: Self.gated).plan)
    #expect(plan.verdict().isVerified)
    #expect(plan.falsify() == [])
  }

  @Test func explainsASwappedGate() throws {
    let wrong = Self.gated.replacing(
      "(1 - G[b,t,j]) h[b,t-1,j] + G[b,t,j]",
      with: "G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j])"
    )
    let verdict = try verdict(equations(wrong), program: Self.gated)
    let diagnostic = try #require(verdict.diagnostics.first)
    #expect(diagnostic.rule == "answer-refuted")
    #expect(
      diagnostic.message.hasPrefix("The equations “a” are not those of “unit”. Your h differs")
    )
    #expect(
      diagnostic.notes.map(\.message) == ["Your h equals the reference's with G and 1 - G swapped."]
    )
    #expect(diagnostic.range?.start.line == 25)
  }

  @Test func comparesBackwardPasses() throws {
    let program = "y[j] = W[j,I] x[I]\nLoss = sum_j (y[j] - z[j])^2\n"
    let right = """
      y.grad[j] = 2 (y[j] - z[j])
      W.grad[j,i] = y.grad[j] x[i]
      """
    let keys = equations(right).replacing("program: unit", with: "program: unit, gradient: Loss")
    #expect(try verdict(keys, program: program).diagnostics == [])
    let wrong = keys.replacing("= 2 (y[j] - z[j])", with: "= 2 (z[j] - y[j])")
    #expect(try !verdict(wrong, program: program).isVerified)
  }
}
