import MathTypesetting
import Testing

/// Every sentence about formulas, word for word.
@Suite struct FormulaMessageTests {
  @Test(
    arguments: [
      (#"\foo"#, "The command \\foo is not defined."),
      (#"\begin{q}a\end{q}"#, "There is no environment q."),
      (#"{a"#, "A brace { is not closed."), (#"a}"#, "A brace } closes nothing."),
      (#"\begin{array}{c}a"#, "\\begin{array} has no \\end{array}."),
      (#"\end{array}"#, "\\end{array} has no \\begin{array}."),
      (#"\begin{array}{c}a\end{cases}"#, "\\begin{array} is closed by \\end{cases}."),
      (#"\left( a"#, "\\left has no \\right."), (#"a\right)"#, "\\right has no \\left."),
      (#"\left x"#, "x is not a delimiter."),
      (#"\begin{split}a&b&c\end{split}"#, "A row of split has more than one &."),
      (#"{a&b}"#, "An alignment mark & stands outside an alignment."),
      (#"x^2^3"#, "There are two superscripts in a row."),
      (#"x_2_3"#, "There are two subscripts in a row."), (#"x_"#, "Nothing follows _."),
      (#"\frac{a}"#, "A command lacks an argument."),
      (#"\sqrt\sqrt{a}"#, "\\sqrt needs braces around it here."),
      (#"$a$"#, "$ is not possible in math mode."), (#"\url{a}"#, "\\url is not allowed."),
      (#"\def\a{\a\a}\a"#, "A macro expands without end."),
      ("\u{1}", "The formula contains a control character."),
      (#"\kern 1foo"#, "The formula cannot be typeset."),
    ]
  )
  func says(_ tex: String, _ message: String) throws {
    #expect(try typeset(tex).error?.message == message)
  }

  @Test func saysWhatIsPossibleInDisplaysOnly() throws {
    let error = try typeset(#"\tag{1} a"#, isDisplay: false).error
    #expect(error?.message == "\\tag is possible in displays only.")
    #expect(error?.advice == "Write the formula between $$ and $$.")
  }

  @Test func saysHowLongAndHowDeepAFormulaMayBe() throws {
    let long = try typeset(String(repeating: "x", count: 20_001)).error
    #expect(long?.message == "The formula has 20001 bytes; the limit is 20000.")
    let deep = String(repeating: "{", count: 200) + String(repeating: "}", count: 200)
    #expect(
      try typeset(deep).error?.message == "The formula is nested more than 150 levels deep."
    )
  }

  @Test(
    arguments: [
      (
        #"\foo"#,
        #"Define it: \newcommand{\foo}{…} in the document, or under macros in coursegen.yml."#
      ),
      (#"\begin{algn}a\end{algn}"#, "Did you mean align?"),
      (
        #"\begin{q}a\end{q}"#,
        "KaTeX has aligned, array, cases, matrix, pmatrix, gathered and others."
      ),
      (#"{a"#, "Write the closing }, or \\{ for a brace that is printed."),
      (#"a}"#, "Take it out, or write \\} for a brace that is printed."),
      (#"\begin{array}{c}a"#, "Write \\end{array} where it ends."),
      (#"\end{array}"#, "Write \\begin{array} where it begins."),
      (#"\begin{array}{c}a\end{cases}"#, "Close it by \\end{array}."),
      (#"\left( a"#, "Write \\right. where no delimiter is to be seen."),
      (#"a\right)"#, "Write \\left. where no delimiter is to be seen."),
      (
        #"\begin{split}a&b&c\end{split}"#,
        "It is typeset without the further ones; use aligned or array instead of split."
      ),
      (#"{a&b}"#, #"Put the rows into \begin{aligned}…\end{aligned}, or write \& for a sign."#),
      (#"x^2^3"#, "Use braces: {x^a}^b, or x^{ab}."), (#"\sqrt\sqrt{a}"#, "Write {\\sqrt…}."),
      (#"\url{a}"#, "Write links and styles in Markdown, outside the formula."),
      (#"\def\a{\a\a}\a"#, "See that no macro uses itself."),
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
