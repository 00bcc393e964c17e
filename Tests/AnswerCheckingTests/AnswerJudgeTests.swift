import AnswerChecking
import Testing

/// What is said of typed numbers, expressions, choices and orders: where the answer is known, and
/// where only digests of it are.
@Suite struct AnswerJudgeTests {
  private static let salt = AnswerSalt("a page")
  private static let rule = NumberRule(relative: 0.01, absolute: 1e-8, digits: nil)
  private static let domain = ExpressionDomain([
    .init(name: "d", bounds: 1...4096, isWhole: true),
    .init(name: "x", bounds: -2...2, isWhole: false),
  ])

  private func reply(_ key: AnswerKey, _ typed: String, judges: Bool = true) -> AnswerReply {
    let request = AnswerRequest(judges: judges, key: key, typed: Array(typed.utf8))
    return AnswerJudge.reply(to: AnswerRequest(request.bytes))
  }

  private func number(_ right: Double, _ rule: NumberRule = rule) -> [AnswerKey] {
    [
      .number(rule, right: right, source: "\(right)"),
      .hiddenNumber(rule, right: right, salt: Self.salt),
    ]
  }

  private func expression(_ source: String) throws -> [AnswerKey] {
    let right = try Expression(parsing: source, variables: Self.domain.names)
    return [
      .expression(Self.domain, source: source),
      .hiddenExpression(Self.domain, right: right, salt: Self.salt),
    ]
  }

  private func order(_ source: String) throws -> [AnswerKey] {
    let right = try GrowthOrder(parsing: source)
    return [.order(right, sizes: ["L"]), .hiddenOrder(right, salt: Self.salt)]
  }

  // MARK: Numbers

  @Test(arguments: [
    ("0.0625", true), ("1/16", true), ("2^-4", true), ("0.0620", true), ("6.25e-2", true),
    ("\\frac{1}{16}", true), ("0.0615", false), ("0.064", false), ("-1/16", false), ("16", false),
    ("0", false),
  ])
  func numbersAreRightWithinTheTolerance(_ typed: String, _ isRight: Bool) {
    for key in number(0.0625) {
      #expect(reply(key, typed).verdict == (isRight ? .right : .wrong))
    }
  }

  @Test func digestsOfNumbersAcceptWhatTheToleranceDoesAndLittleMore() {
    var random = Generator(state: 7)
    for _ in 0..<60 {
      let right = (random.unit() - 0.4) * (random.unit() < 0.5 ? 1e-3 : 1e6)
      let accepts = { (share: Double) in
        Self.rule.roundings(right * (1 + share)).contains(Self.rule.rounded(right))
      }
      for share in [-0.0098, -0.005, 0, 0.003, 0.0099] {
        #expect(accepts(share), "\(right), \(share)")
      }
      for share in [-0.5, -0.014, 0.014, 1] { #expect(!accepts(share), "\(right), \(share)") }
    }
    #expect(reply(number(0)[1], "0").verdict == .right)
    #expect(reply(number(0)[1], "1e-9").verdict == .right)
    #expect(reply(number(0)[1], "1e-6").verdict == .wrong)
  }

  @Test func digitsAreCounted() {
    let rule = NumberRule(relative: 0.01, absolute: 1e-8, digits: 3)
    for key in number(3.14159, rule) {
      #expect(reply(key, "3.14").verdict == .right)
      #expect(reply(key, "pi").verdict == .right)
      #expect(reply(key, "3.15").verdict == .wrong)
      #expect(reply(key, "3.1").verdict == .wrong)
    }
  }

  @Test(arguments: [
    ("-0.0625", "With the other sign it would be."), ("0.125", "It is twice as much."),
    ("0.00625", "It is off by a power of ten."), ("16", "One over it would be."),
    ("0.25", "It is the square root of it."), ("0.03125", "It is half of it."),
  ])
  func aWrongNumberIsExplained(_ typed: String, _ sentence: String) {
    let sentences = reply(number(0.0625)[0], typed).sentences
    #expect(sentences.last == sentence)
    #expect(sentences.first?.hasSuffix("is not the right number within 1 %.") == true)
    #expect(reply(number(0.0625)[1], typed).sentences.count == 1)
  }

  // MARK: Expressions

  @Test(arguments: [
    ("x^2/sqrt(d)", true), ("x*x*d^(-1/2)", true), ("\\frac{x^2}{\\sqrt{d}}", true),
    ("(x/sqrt(sqrt(d)))^2", true), ("-x^2/sqrt(d)", false), ("2x^2/sqrt(d)", false),
    ("x^2/d", false), ("abs(x)/sqrt(d)", false), ("x^2/(sqrt(d)+1e-4)", false), ("0", false),
    ("1/(d-d)", false), ("sqrt(-d)", false),
  ])
  func expressionsAreComparedAtPoints(_ typed: String, _ isRight: Bool) throws {
    for key in try expression("x^2/sqrt(d)") {
      let reply = reply(key, typed)
      #expect(reply.verdict == (isRight ? .right : .wrong), "\(key.text)")
      #expect(reply.echo?.hasPrefix("<math>") == true)
    }
  }

  @Test(arguments: [
    ("-x^2/sqrt(d)", "With the other sign it would be right."),
    ("3x^2/sqrt(d)", "A constant factor separates it from the right one."),
    ("x^2/sqrt(d) + 1", "A constant summand separates it from the right one."),
    ("sqrt(d)/x^2", "One over it would be right."),
    ("x^4/d", "It is the square of the right one."),
    ("x^3/sqrt(d)", nil),
  ])
  func aWrongExpressionHasACounterexample(_ typed: String, _ sentence: String?) throws {
    let keys = try expression("x^2/sqrt(d)")
    let open = reply(keys[0], typed).sentences
    #expect(open[0].hasPrefix("At d = "))
    #expect(open[0].contains("; the right one is "))
    if let sentence { #expect(open.dropFirst() == [sentence]) }
    let hidden = reply(keys[1], typed).sentences
    #expect(hidden.count == 1)
    #expect(hidden[0].hasSuffix("; that is not right."))
  }

  @Test func whatHasNoValueIsSaid() throws {
    for key in try expression("x^2/sqrt(d)") {
      let sentence = reply(key, "1/(d-d)").sentences[0]
      #expect(sentence.hasSuffix("yours has no value: something is divided by zero."))
      let root = reply(key, "sqrt(-d)").sentences[0]
      #expect(root.hasSuffix("yours has no value: “sqrt” is not defined or too large there."))
      let unknown = reply(key, "n + 1")
      #expect(unknown.verdict == .malformed)
      #expect(
        unknown.sentences == ["The formula can have d and x in it; “n” is something else."]
      )
    }
    #expect(
      reply(number(1)[0], "x").sentences == ["A number is asked for; “x” has no value."]
    )
    #expect(
      reply(number(1)[0], "1/0").sentences == ["This has no value: something is divided by zero."]
    )
  }

  @Test func mistakesAreMarkedInUnitsOfThePage() throws {
    let reply = reply(try expression("d")[0], "  σ² + ?")
    #expect(reply.verdict == .malformed)
    #expect(reply.sentences == ["“?” means nothing in a formula."])
    #expect(reply.marks.map(\.range) == [7..<8])
  }

  // MARK: Choices and orders

  @Test func choicesAreSets() {
    let keys: [AnswerKey] = [
      .choice([2, 0], of: 4), .hiddenChoice([2, 0], of: 4, salt: Self.salt),
    ]
    for key in keys {
      #expect(reply(key, "0 2").verdict == .right)
      for wrong in ["0", "2", "0 1 2", "1 3", "0 2 3"] {
        #expect(reply(key, wrong).verdict == .wrong)
      }
    }
    #expect(reply(keys[0], "0").sentences == ["One more is right."])
    #expect(reply(keys[0], "0 1").sentences == ["One of these is not right."])
    #expect(reply(keys[0], "1 3").sentences == ["2 of these are not right."])
    #expect(reply(keys[1], "0").sentences == ["That is not right."])
    #expect(reply(.choice([1], of: 3), "0").sentences == ["That is not right."])
  }

  @Test func ordersAreComparedByTheirTerms() throws {
    for key in try order("O(T J^2)") {
      for right in ["O(T J^2)", "O(J*J*T)", "\\Theta(3 T J^2 + J T)", "O(J^2 T)"] {
        #expect(reply(key, right).verdict == .right, "\(right)")
      }
      for wrong in ["O(T)", "O(T^2 J^2)", "O(T J^2 L)", "O(t j^2)", "O(1)"] {
        #expect(reply(key, wrong).verdict == .wrong, "\(wrong)")
      }
      #expect(reply(key, "T J^2").sentences == ["An order is written “O(T)” or “O(T J^2)”."])
      #expect(reply(key, "O((((x^20)^20)^20)^20)").verdict == .malformed)
    }
    let key = try order("O(T J^2)")[0]
    #expect(reply(key, "O(T J)").sentences == ["It grows faster than that with J."])
    #expect(
      reply(key, "O(T^2 J L)").sentences == [
        "It grows faster than that with J.", "It does not grow that fast with L.",
        "It does not grow that fast with T.",
      ]
    )
    #expect(
      reply(key, "O(N)").sentences == [
        "“N” is none of the sizes that it can depend on: J, L and T."
      ]
    )
  }

  // MARK: Whatever is typed

  @Test func hostileTextsAreAnswered() throws {
    let keys =
      try number(2) + expression("d") + order("O(T)") + [.choice([0], of: 2), AnswerKey([])]
    for typed in [
      "", " \n", String(repeating: "(", count: 10_000_000), "<script>alert(1)</script>", "1/0",
      String(repeating: "-", count: 999), "e^e^e^e^e^e", "9e999", "\u{0}", "\u{FFFD}", "😀",
      String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90),
    ] {
      for key in keys {
        let reply = reply(key, typed)
        #expect(!reply.sentences.isEmpty)
        #expect(reply.echo?.contains("<script") != true)
        #expect(typed.contains("(1") || reply.verdict != .right)
      }
    }
  }

  @Test func bytesThatAreNoRequestAreNotJudged() {
    var random = Generator(state: 3)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 40) }
      #expect(AnswerJudge.reply(to: AnswerRequest(bytes)).verdict == .unjudged)
    }
  }

  @Test func nothingHiddenIsInAKey() throws {
    let keys = [number(0.0625)[1], try expression("x^2/sqrt(d)")[1], try order("O(T J^2)")[1]]
    for key in keys {
      for secret in ["0.0625", "3fb0000000000000", "sqrt", "x^2", "J", "reference"] {
        #expect(!key.text.contains(secret), "\(secret)")
      }
    }
  }

  @Test func keysAreReadAsTheyWereWritten() throws {
    for key in try expression("x^2/sqrt(d)") + number(3) + order("O(T)") {
      #expect(AnswerKey(Array(key.text.utf8)) == key)
    }
  }

  @Test func aReplyIsJSON() {
    var reply = AnswerReply(.wrong, ["A “\"” and a \\\n."], echo: "<math></math>")
    reply.mark(0..<2, of: Array("σx".utf8), "Here.")
    #expect(
      String(decoding: reply.json, as: UTF8.self) == """
        {"verdict":"wrong","sentences":["A “\\"” and a \\\\\\u000a."],"marks":[{"start":0,"end":1,\
        "message":"Here."}],"echo":"<math></math>"}
        """
    )
  }

  /// Numbers that look random.
  private struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  }
}
