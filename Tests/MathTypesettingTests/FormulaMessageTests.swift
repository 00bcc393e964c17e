import MathTypesetting
import Testing

/// Every sentence about formulas, word for word.
@Suite struct FormulaMessageTests {
  @Test(
    arguments: [
      (#"\foo"#, "the command \\foo is not defined"),
      (#"\begin{q}a\end{q}"#, "there is no environment q"),
      (#"{a"#, "a brace { is not closed"), (#"a}"#, "a brace } closes nothing"),
      (#"\begin{array}{c}a"#, "\\begin{array} has no \\end{array}"),
      (#"\end{array}"#, "\\end{array} has no \\begin{array}"),
      (#"\begin{array}{c}a\end{cases}"#, "\\begin{array} is closed by \\end{cases}"),
      (#"\left( a"#, "\\left has no \\right"), (#"a\right)"#, "\\right has no \\left"),
      (#"\left x"#, "x is not a delimiter"),
      (#"\begin{split}a&b&c\end{split}"#, "a row of split has more than one &"),
      (#"{a&b}"#, "an alignment mark & stands outside an alignment"),
      (#"x^2^3"#, "there are two superscripts in a row"),
      (#"x_2_3"#, "there are two subscripts in a row"), (#"x_"#, "nothing follows _"),
      (#"\frac{a}"#, "a command lacks an argument"),
      (#"\sqrt\sqrt{a}"#, "\\sqrt needs braces around it here"),
      (#"$a$"#, "$ is not possible in math mode"), (#"\url{a}"#, "\\url is not allowed"),
      (#"\def\a{\a\a}\a"#, "a macro expands without end"),
      ("\u{1}", "the formula contains a control character"),
      (#"\kern 1foo"#, "the formula cannot be typeset"),
    ]
  )
  func says(_ tex: String, _ message: String) throws {
    #expect(try typeset(tex).error?.message == message)
  }

  @Test func saysWhatIsPossibleInDisplaysOnly() throws {
    let error = try typeset(#"\tag{1} a"#, isDisplay: false).error
    #expect(error?.message == "\\tag is possible in displays only")
    #expect(error?.advice == "write the formula between $$ and $$")
  }

  @Test func saysHowLongAndHowDeepAFormulaMayBe() throws {
    let long = try typeset(String(repeating: "x", count: 20_001)).error
    #expect(long?.message == "the formula has 20001 bytes; the limit is 20000")
    let deep = String(repeating: "{", count: 200) + String(repeating: "}", count: 200)
    #expect(
      try typeset(deep).error?.message == "the formula is nested more than 150 levels deep"
    )
  }

  @Test(
    arguments: [
      (
        #"\foo"#,
        #"define it: \newcommand{\foo}{…} in the document, or under macros in coursegen.yml"#
      ),
      (#"\begin{algn}a\end{algn}"#, "did you mean align?"),
      (
        #"\begin{q}a\end{q}"#,
        "KaTeX has aligned, array, cases, matrix, pmatrix, gathered and others"
      ),
      (#"{a"#, "write the closing }, or \\{ for a brace that is printed"),
      (#"a}"#, "take it out, or write \\} for a brace that is printed"),
      (#"\begin{array}{c}a"#, "write \\end{array} where it ends"),
      (#"\end{array}"#, "write \\begin{array} where it begins"),
      (#"\begin{array}{c}a\end{cases}"#, "close it by \\end{array}"),
      (#"\left( a"#, "write \\right. where no delimiter is to be seen"),
      (#"a\right)"#, "write \\left. where no delimiter is to be seen"),
      (
        #"\begin{split}a&b&c\end{split}"#,
        "it is typeset without the further ones; use aligned or array instead of split"
      ),
      (#"{a&b}"#, #"put the rows into \begin{aligned}…\end{aligned}, or write \& for a sign"#),
      (#"x^2^3"#, "use braces: {x^a}^b, or x^{ab}"), (#"\sqrt\sqrt{a}"#, "write {\\sqrt…}"),
      (#"\url{a}"#, "write links and styles in Markdown, outside the formula"),
      (#"\def\a{\a\a}\a"#, "see that no macro uses itself"),
    ]
  )
  func advises(_ tex: String, _ advice: String) throws {
    #expect(try typeset(tex).error?.advice == advice)
  }

  @Test(
    arguments: [
      (.invalidName("a b"), "a b is not a command's name: write a backslash and letters, like \\R"),
      (.unbalancedBraces(name: "\\R"), "the braces in the definition of \\R do not match"),
      (.tooManyParameters(name: "\\R"), "\\R has more than nine parameters"),
    ] as [(MacroTable.Refusal, String)]
  )
  func saysWhyAMacroCannotBe(_ refusal: MacroTable.Refusal, _ message: String) {
    #expect(refusal.message == message)
  }
}
