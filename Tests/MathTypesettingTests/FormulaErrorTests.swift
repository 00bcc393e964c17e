import Diagnostics
import MathTypesetting
import TestSupport
import Testing

/// What is refused is told as a fact, at the author's place, with what would be right.
@Suite struct FormulaErrorTests {
  @Test(
    arguments: [
      (#"a + ①②\foo"#, .undefinedCommand("\\foo", suggestion: nil)),
      (#"①②\sqr{a}"#, .undefinedCommand("\\sqr", suggestion: "\\sqrt")),
      (#"①②\Sigme"#, .undefinedCommand("\\Sigme", suggestion: "\\Sigma")),
      (#"\begin①②{algn} a \end{algn}"#, .unknownEnvironment("algn", suggestion: "align")),
      (#"{a①②"#, .unclosedBrace), (#"a①②}"#, .unopenedBrace),
      (#"a①②\begin{array}{c}b"#, .unclosedEnvironment("array")),
      (#"a①②\end{array}"#, .unopenedEnvironment("array")),
      (#"\text{for } b \\ & c &=& d ①②\end{array}"#, .unopenedEnvironment("array")),
      (#"\begin{array}{c}a①②\end{cases}"#, .mismatchedEnvironment(begin: "array", end: "cases")),
      (#"\left( a①②"#, .unclosedDelimiter), (#"a①②\right)"#, .unopenedDelimiter),
      (#"\left ①②x"#, .notADelimiter("x")), (#"{a ①②& b}"#, .misplacedMark),
      (#"x^2①②^3"#, .doubleScript(isSuperscript: true)),
      (#"x_2①②_3"#, .doubleScript(isSuperscript: false)), (#"x①②_"#, .missingScript(mark: "_")),
      (#"\frac{a}①②"#, .missingArgument), (#"\sqrt①②\sqrt{a}"#, .needsBraces("\\sqrt")),
      (#"a ①②$b"#, .wrongMode(command: "$", mode: "math mode")),
      (#"\text{①②\alpha}"#, .wrongMode(command: "\\alpha", mode: "text mode")),
    ] as [(MarkedText, FormulaError.Fact)]
  )
  func tellsFactAndPlace(_ marked: MarkedText, _ fact: FormulaError.Fact) throws {
    let formula = try typeset(marked.text)
    let error = try #require(formula.error)
    #expect(error.fact == fact)
    #expect(error.offset == marked.ranges.first.map { $0.start.column - 1 })
    #expect(!formula.isTypeset)
    #expect(formula.html.hasPrefix("<code class=\"math-error"))
  }

  /// The place counts in the author's TeX, whatever was rewritten, taken out or put in before it.
  @Test(arguments: [
    #"\mbox{α😀} ①②\foo"#, #"\label{a}\label{b} x_\max ①②\foo"#, #"a &= b \\ c &= ①②\foo"#,
    #"\qty(a ①②\foo)"#, #"\begin{eqnarray} a &=& ①②\foo \end{eqnarray}"#, #"x_\hat{①②\foo}"#,
    #"\newcommand{\R}{r} \R ①②\foo"#, #"\sideset{_a}{_b}\sum_{①②\foo}"#, #"😀é ①②\foo"#,
    #"\begin{align} a \intertext{b ①②\foo} c \end{align}"#,
  ])
  func mapsPlacesThroughRewriting(_ source: String) throws {
    let marked = MarkedText(source)
    let error = try #require(try typeset(marked.text).error)
    #expect(error.fact == .undefinedCommand("\\foo", suggestion: nil))
    #expect(error.offset == marked.ranges.first.map { $0.start.column - 1 })
  }

  @Test func givesNoPlaceForWhatLiesInAMacro() throws {
    var macros = MacroTable()
    try macros.define("\\bad", as: "\\foo{1}")
    let error = try #require(try typeset("abc\\bad", macros: macros).error)
    #expect(error.fact == .undefinedCommand("\\foo", suggestion: nil))
    #expect(error.offset == nil)
  }

  @Test func suggestsCommandsOfTheDocument() throws {
    var macros = MacroTable()
    try macros.define("\\Loss", as: "\\mathcal{L}")
    let formulas = [Formula("\\Los + \\Loss")]
    let error = try #require(typesetter.typeset(formulas, macros: macros).first?.error)
    #expect(error.fact == .undefinedCommand("\\Los", suggestion: "\\Loss"))
  }

  @Test func typesetsASplitWithTooManyMarksAndTellsIt() throws {
    let marked: MarkedText = #"\begin{split} a &= ①②& b \\ c &= & d \end{split}"#
    let formula = try typeset(marked.text)
    #expect(formula.isTypeset)
    #expect(formula.error?.fact == .tooManyMarks(environment: "split"))
    #expect(formula.error?.offset == marked.ranges.first.map { $0.start.column - 1 })
    #expect(formula.mathText.filter { !$0.isWhitespace } == "a=bc=d")
  }

  @Test func allowsMarksInsideTheCellsOfASplit() throws {
    let tex =
      #"\begin{split} a &= \begin{array}{ll} 1 & 2 \\ 3 & 4 \end{array} \\ b &= c \end{split}"#
    #expect(try typeset(tex).error == nil)
  }

  @Test(arguments: [#"\htmlClass{a}{b}"#, #"\href{javascript:a}{b}"#, #"\includegraphics{a}"#])
  func refusesWhatReachesOutOfMathematics(_ tex: String) throws {
    guard case .untrusted = try #require(try typeset(tex).error).fact else {
      Issue.record("\(tex) is trusted")
      return
    }
  }

  @Test func showsTheSourceReadablyAndEscaped() throws {
    let formula = try typeset("a < \\foo \"&\u{0B}", isDisplay: false)
    #expect(
      formula.html
        == "<code class=\"math-error\" title=\"The formula contains a control character.\">"
        + "a &lt; \\foo &quot;&amp;\u{FFFD}</code>"
    )
  }

  @Test func becomesAWarningWithAdviceAndKaTeXsReason() throws {
    let error = try #require(try typeset("\\sqr{a}").error)
    let range = SourceRange(line: 3, columns: 5..<9)
    #expect(
      error.diagnostic(at: range)
        == Diagnostic(
          .warning,
          rule: "invalid-formula",
          "The command \\sqr is not defined.",
          at: range,
          notes: [
            Diagnostic.Note("Did you mean \\sqrt?"),
            Diagnostic.Note("KaTeX says: Undefined control sequence: \\sqr"),
          ]
        )
    )
  }
}
