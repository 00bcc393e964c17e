import MathTypesetting
import Testing

@Suite struct MacroTests {
  @Test(arguments: [
    ("R", #"\mathbb{R}"#, #"x \in \R"#, "x∈R"), (#"\pair"#, "(#1,#2)", #"\pair{a}{b}"#, "(a,b)"),
    (#"\vec"#, #"\mathbf{#1}"#, #"\vec{v}"#, "v"), (#"\1"#, "one", #"\1"#, "one"),
    (#"\say"#, #"\mbox{#1}"#, #"\say{so}"#, "so"),
  ])
  func definesAsConfigurationsDo(
    _ name: String,
    _ body: String,
    _ tex: String,
    _ text: String
  ) throws {
    var macros = MacroTable()
    try macros.define(name, as: body)
    let formula = try typeset(tex, macros: macros)
    #expect(formula.error == nil)
    #expect(formula.mathText.filter { !$0.isWhitespace } == text)
  }

  @Test func takesADefaultForTheFirstParameter() throws {
    var macros = MacroTable()
    try macros.define("\\norm", as: "|#2|_#1", firstDefault: "p")
    #expect(try typeset("\\norm{x}", macros: macros).mathText == "∣x∣p")
    #expect(try typeset("\\norm[2]{x}", macros: macros).mathText == "∣x∣2")
  }

  @Test func refusesWhatCannotBeDefined() {
    var macros = MacroTable()
    #expect(throws: MacroTable.Refusal.invalidName("a b")) { try macros.define("a b", as: "") }
    #expect(throws: MacroTable.Refusal.invalidName("")) { try macros.define("", as: "") }
    #expect(throws: MacroTable.Refusal.unbalancedBraces(name: "\\a")) {
      try macros.define("a", as: "}{")
    }
    #expect(throws: MacroTable.Refusal.tooManyParameters(name: "\\a")) {
      try macros.define("a", as: "", parameterCount: 10)
    }
    #expect(macros.isEmpty)
  }

  @Test func letsLaterTablesWin() throws {
    var course = MacroTable()
    try course.define("\\x", as: "a")
    try course.define("\\y", as: "b")
    var page = MacroTable()
    try page.define("\\x", as: "c")
    course.merge(page)
    #expect(try typeset("\\x\\y", macros: course).mathText == "cb")
  }

  /// A document's definitions, and what a formula after them reads as.
  @Test(arguments: [
    (#"\newcommand{\R}{r}"#, #"\R"#, "r"), (#"\newcommand\R{r}"#, #"\R"#, "r"),
    (#"\newcommand*{\R}[1]{r#1}"#, #"\R{a}"#, "ra"),
    (#"\newcommand{\R}[2][z]{#1#2}"#, #"\R{a}\R[b]{c}"#, "zabc"),
    (#"\renewcommand{\phi}{v}"#, #"\phi"#, "v"), (#"\providecommand{\R}{r}"#, #"\R"#, "R"),
    (#"\providecommand{\mine}[1]{r#1}"#, #"\mine{a}"#, "ra"), (#"\def\R{r}"#, #"\R"#, "r"),
    (#"\def\R#1#2{#2#1}"#, #"\R{a}{b}"#, "ba"), (#"\def\R(#1){#1#1}"#, #"\R(a)"#, "aa"),
    (#"\gdef\R{r}"#, #"\R"#, "r"), (#"\global\def\R{r}"#, #"\R"#, "r"),
    (#"\let\old=\phi \renewcommand{\phi}{v}"#, #"\old\phi"#, "ϕv"),
    (#"\DeclareMathOperator{\KL}{KL}"#, #"\KL(p)"#, "KL(p)"),
    (#"\DeclareMathOperator*{\best}{best}"#, #"\best_x"#, "bestx"),
    (#"\newcommand{\a}{\b} \newcommand{\b}{q} % comment"#, #"\a"#, "q"),
    (#"\newcommand{\a}[1]{\mathbbm{#1}} \newcommand{\c}{x_\max}"#, #"\a{1}\c"#, "1xmax"),
  ])
  func collectsDefinitionsOfADocument(
    _ definitions: String,
    _ tex: String,
    _ text: String
  ) throws {
    let formulas = [Formula(definitions, isDisplay: true), Formula(tex)]
    let results = typesetter.typeset(formulas)
    let last = try #require(results.last)
    #expect(last.error == nil)
    let shown = last.mathText.replacing("\u{2061}", with: "").filter { !$0.isWhitespace }
    #expect(shown == text)
  }

  @Test func showsNothingOfAFormulaThatOnlyDefines() {
    let formulas = [Formula("\n \\newcommand{\\a}{b}\n\\def\\c{d} \n", isDisplay: true)]
    let results = typesetter.typeset(formulas)
    #expect(results.map(\.html) == [""])
    #expect(results.map(\.error) == [nil])
  }

  @Test func holdsFromTheFormulaItselfOn() {
    let results = typesetter.typeset([
      Formula("\\q"), Formula("\\def\\q{a} \\q + 1"), Formula("\\q"), Formula("\\def\\q{b}"),
      Formula("\\q"),
    ])
    #expect(results[0].error?.fact == .undefinedCommand("\\q", suggestion: nil))
    #expect(results.dropFirst().map(\.mathText) == ["a+1", "a", "", "b"])
  }

  @Test func leavesDefinitionsInBracesToTheirGroup() {
    let results = typesetter.typeset([Formula("{\\def\\q{a} \\q}"), Formula("\\q")])
    #expect(results[0].mathText == "a")
    #expect(results[1].error?.fact == .undefinedCommand("\\q", suggestion: nil))
  }

  @Test func doesNotLeakIntoOtherDocuments() throws {
    _ = typesetter.typeset([Formula("\\gdef\\leak{a} {\\gdef\\hidden{b}}"), Formula("\\leak")])
    #expect(try typeset("\\leak").error != nil)
    #expect(try typeset("\\hidden").error != nil)
  }

  @Test(arguments: [#"\newcommand"#, #"\newcommand{\a}"#, #"\newcommand{a}{b}"#, #"\def\a"#])
  func leavesMalformedDefinitionsToKaTeX(_ tex: String) throws {
    #expect(try typeset(tex).error != nil)
  }
}
