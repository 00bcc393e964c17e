import AnswerChecking
import CourseMarkdown
import CourseModel
import Diagnostics
import Testing

@Suite struct AnswerTests {
  @Test func readsAnExpressionWithItsVerification() throws {
    let source = MarkdownBlock(
      "yaml answer",
      #"""
      id: ①sigma②
      type: expression
      prompt: ③"$\\sigma(d) =$"④
      variables: {d: ⑤1...4096⑥}
      answer: ⑦1/sqrt(d)⑧
      hint: What is the variance of a sum of d independent terms?
      verify:
        run: ⑨preactivation⑩
        samples: 600_000
        precision: 2%
        with: {d: ⑪[16, 64, 256]⑫, sigma: answer}
        expect: ⑬variance == 1⑭
      """#,
      indent: 3
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    let parsed = try #require(answer)
    #expect(parsed.id == "sigma")
    #expect(parsed.idRange == source.ranges[0])
    #expect(parsed.prompt == #"$\sigma(d) =$"#)
    #expect(parsed.hint == "What is the variance of a sum of d independent terms?")
    #expect(parsed.formula?.range == source.ranges[3])
    guard case .expression(let formula, let variables) = parsed.kind else {
      Issue.record("not an expression")
      return
    }
    #expect(formula.source == "1/sqrt(d)")
    #expect(variables.map(\.name) == ["d"])
    #expect(variables.first?.domain == 1...4096)
    #expect(variables.first?.isInteger == true)
    let verification = try #require(parsed.verification)
    #expect(verification.block == "preactivation")
    #expect(verification.blockRange == source.ranges[4])
    #expect(verification.samples == 600_000)
    #expect(verification.precision == 0.02)
    #expect(verification.sweeps.map(\.input) == ["d", "sigma"])
    #expect(verification.sweeps.map(\.values.count) == [3, 1])
    #expect(verification.claims.map(\.result) == ["variance"])
    #expect(verification.claims.map(\.relation) == [.equal])
    #expect(verification.claims.map(\.range) == [source.ranges[6]])
  }

  @Test func readsANumberWithItsTolerance() {
    let source = MarkdownBlock(
      "yaml answer",
      "id: half\ntype: number\nprompt: The mean?\nanswer: 1/2\nrtol: 0.05\ndigits: 3\n"
        + "verify: {run: unit, expect: [mean == answer, mean ~ 0.5 within 3%]}"
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    guard case .number(_, let tolerance)? = answer?.kind else {
      Issue.record("not a number")
      return
    }
    #expect(tolerance.relative == 0.05)
    #expect(tolerance.absolute == 1e-8)
    #expect(tolerance.digits == 3)
    #expect(answer?.verification?.claims.map(\.relation) == [.equal, .near(within: 0.03)])
    #expect(answer?.verification?.precision == 0.01)
  }

  @Test func readsAChoice() {
    let source = MarkdownBlock(
      "yaml answer",
      "id: sizes\ntype: choice\nprompt: Which?\nchoices: [larger, equal, smaller]\n"
        + "answer: [smaller, equal]"
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    guard case .choice(let choice)? = answer?.kind else {
      Issue.record("not a choice")
      return
    }
    #expect(choice.options == ["larger", "equal", "smaller"])
    #expect(choice.right == [1, 2])
    #expect(answer?.formula == nil)
    #expect(answer?.verification == nil)
  }

  @Test func readsWhatEachChoiceClaims() throws {
    let source = MarkdownBlock(
      "yaml answer",
      "id: sizes\ntype: choice\nprompt: Which?\nchoices: [larger, smaller]\nanswer: smaller\n"
        + "verify:\n  run: unit\n  expect: {larger: variance > 1, smaller: [variance < 1, mean < 2]}"
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    let claims = try #require(answer?.verification?.claims)
    #expect(claims.map(\.source) == ["variance > 1", "variance < 1", "mean < 2"])
    #expect(claims.map(\.option) == [0, 1, 1])
  }

  @Test func readsAnOrderWithTheSizesThatGrow() throws {
    let source = MarkdownBlock(
      "yaml answer",
      "id: time\ntype: order\nprompt: How?\nanswer: O(T J^2)\n"
        + "verify: {program: rnn, gradient: Loss, in: [T, J]}"
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    let verification = try #require(answer?.programVerification)
    #expect(verification.program == "rnn" && verification.loss == "Loss")
    #expect(verification.sizes == ["T", "J"])
  }

  @Test func knowsWhereEquationsStand() throws {
    let source = MarkdownBlock(
      "yaml answer",
      "id: gate\ntype: equations\nprompt: Write it.\nanswer: |\n  h[j] = ①x[j]②\n\n  y = 2\n"
        + "verify: {program: unit}",
      indent: 2
    )
    let (answer, diagnostics) = Answer.parse(source.node)
    #expect(diagnostics.map(\.pinned) == [])
    guard case .equations(let equations)? = answer?.kind else {
      Issue.record("no equations")
      return
    }
    #expect(equations.source == "h[j] = x[j]\n\ny = 2\n")
    #expect(equations.firstLine == source.ranges[0].start.line)
    #expect(equations.indent + 8 == source.ranges[0].start.column)
    #expect(answer?.programVerification?.program == "unit")
  }

  @Test func namesAllThatIsMissing() {
    let (answer, diagnostics) = Answer.parse(MarkdownBlock("yaml answer", "hint: none").node)
    #expect(answer == nil)
    #expect(
      diagnostics.map(\.pinned) == [
        "11:1-11:15: missing-key: An answer needs “id”.",
        "11:1-11:15: missing-key: An answer needs “type”.",
        "11:1-11:15: missing-key: An answer needs “prompt”.",
      ]
    )
  }

  @Test func anEmptyBlockIsAMistake() {
    let (answer, diagnostics) = Answer.parse(MarkdownBlock("yaml answer", "").node)
    #expect(answer == nil)
    #expect(
      diagnostics.map(\.pinned) == ["11:1-11:15: missing-key: The answer block is empty."]
    )
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var rule: String
    var message: String
    var testDescription: String { message }
  }

  static let head = "id: a\nprompt: P\n"

  static let mistakes = [
    Mistake(
      text: "id: a\nprompt: P\ntype: ①formula②\nanswer: 1",
      rule: "unexpected-value",
      message: "“type” wants one of number, expression, choice, order, equations, not “formula”."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\n①anwser②: 2",
      rule: "unknown-key",
      message: "There is no key “anwser” here."
    ),
    Mistake(
      text: head + "type: number\nanswer: ①[1②]",
      rule: "unexpected-value",
      message: "“answer” wants a text, not a list."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1 +①②",
      rule: "malformed-formula",
      message: "A value is missing here."
    ),
    Mistake(
      text: head + "type: number\nanswer: \"2 + ①$②3\"",
      rule: "malformed-formula",
      message: "“$” means nothing in a formula."
    ),
    Mistake(
      text: head + "type: expression\nvariables: {d: 1...9}\nanswer: ①1/sqrt(D)②",
      rule: "unknown-variable",
      message: "The formula has a variable “D” that nothing declares."
    ),
    Mistake(
      text: head + "type: expression\nvariables: {d: ①4 to 5②}\nanswer: 1/d",
      rule: "unexpected-value",
      message: "“d” wants a domain such as 1...4096 or 0.0...1.0, not “4 to 5”."
    ),
    Mistake(
      text: head + "type: choice\nchoices: [a, b]\nanswer: ①c②",
      rule: "answer-not-a-choice",
      message: "The right answer must be one of the choices, or a list of them."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: ①mean = 1②}",
      rule: "malformed-claim",
      message: "A claim compares a result by “==”, “<”, “>” or “~”."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: ①1 == mean②}",
      rule: "malformed-claim",
      message: "“1” is not the name of a result; a claim starts with one."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: ①mean ~ 1②}",
      rule: "malformed-claim",
      message: "“~” needs to say how near: “variance ~ 2 within 5%”."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: ①mean ~ 1 within 2②}",
      rule: "malformed-claim",
      message: "“2” is not a share such as 0.05 or 5%."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: mean == 2 ①)②}",
      rule: "malformed-formula",
      message: "“)” cannot stand here."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: ①{run: b②}",
      rule: "missing-key",
      message: "A verification needs “expect”."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: m > 1, ①wiht②: {d: 1}}",
      rule: "unknown-key",
      message: "There is no key “wiht” here."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: m > 1, with: {d: ①e1②}}",
      rule: "unknown-variable",
      message: "The formula has a variable “e1” that nothing declares."
    ),
    Mistake(
      text: head + "type: expression\nvariables: {d: 1...9}\nanswer: d\n"
        + "verify: ①{run: b, expect: m > 1②}",
      rule: "variable-without-values",
      message: "The answer depends on “d”, but “with” gives it no values to verify at."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: m > 1, with: {①a b②: 1}}",
      rule: "malformed-input-name",
      message: "“a b” cannot be the name of an input: it has white space."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: m > 1, precision: ①90%②}",
      rule: "unexpected-value",
      message: "“precision” wants a share such as 0.02 or 2%, at most 10%, not “90%”."
    ),
    Mistake(
      text: head + "type: number\nanswer: 1\nverify: {run: b, expect: ①m ~ 1 within 95%②}",
      rule: "malformed-claim",
      message: "Within more than 50% nearly anything is near."
    ),
    Mistake(
      text: head + "type: choice\nchoices: ①[a, a②]\nanswer: a",
      rule: "unexpected-value",
      message: "“choices” wants a list of at least two different texts, not a list."
    ),
    Mistake(
      text: head + "type: choice\nchoices: [a, b]\nanswer: a\nverify: {run: r, expect: ①m > 1②}",
      rule: "claims-of-no-choice",
      message: "“expect” of a choice says of each of the choices what holds if it is right."
    ),
    Mistake(
      text: head + "type: choice\nchoices: [a, b]\nanswer: a\n"
        + "verify:\n  run: r\n  expect: ①{a: m > 1②}",
      rule: "choice-without-claim",
      message: "“expect” does not say what holds if “b” is right."
    ),
    Mistake(
      text: head + "type: choice\nchoices: [larger, b]\nanswer: b\n"
        + "verify:\n  run: r\n  expect: {larger: m > 1, b: m < 1, ①lager②: m > 2}",
      rule: "unknown-key",
      message: "There is no key “lager” here."
    ),
    Mistake(
      text: head + "type: order\nanswer: ①T^2②",
      rule: "malformed-order",
      message: "An order is written “O(T)” or “O(T J^2)”."
    ),
    Mistake(
      text: head + "type: order\nanswer: O(T + ①②)",
      rule: "malformed-formula",
      message: "A value is missing here."
    ),
    Mistake(
      text: head + "type: order\nanswer: O(1)\nverify: ①{program: rnn②}",
      rule: "order-without-sizes",
      message: "“O(1)” names no size, and any cost has this order if nothing grows."
    ),
    Mistake(
      text: head + "type: order\nanswer: O(T)\nverify: {program: p, ①run②: b}",
      rule: "unknown-key",
      message: "There is no key “run” here."
    ),
    Mistake(
      text: head + "type: equations\nanswer: y = x\nverify: ①{gradient: L②}",
      rule: "missing-key",
      message: "A verification of this type needs “program”."
    ),
  ]

  @Test(arguments: mistakes)
  func saysWhatIsWrongAndWhere(_ mistake: Mistake) {
    let source = MarkdownBlock("yaml answer", mistake.text, indent: 1)
    let (_, diagnostics) = Answer.parse(source.node)
    #expect(
      diagnostics.map(\.pinned)
        == ["\(source.ranges[0].pinned): \(mistake.rule): \(mistake.message)"]
    )
  }

  @Test func reportsYAMLThatIsNone() {
    let (answer, diagnostics) = Answer.parse(MarkdownBlock("yaml answer", "id: [a").node)
    #expect(answer == nil)
    #expect(diagnostics.map(\.rule) == ["malformed-yaml"])
  }
}
