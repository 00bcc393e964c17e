import MathTypesetting
import Testing

/// Common LaTeX outside KaTeX is typeset, and keeps the author's TeX as its annotation.
@Suite struct RewritingTests {
  @Test(arguments: [
    #"\mbox{if } x > 0"#, #"a \label{eq:loss_1} b"#, #"\ref{fig_2}"#, #"\eqref{eq:a_b}"#,
    #"\qty(\frac{a}{b})"#, #"\qty[a]"#, #"\qty|x|"#, #"\qty{a}"#, #"\qty{3}{m}"#,
    #"\qty((a)(b))"#, #"\emph{new}"#, #"\textsc{Reach}"#, #"\mathds{R}"#, #"\mathbbm{1}_A"#,
    #"\mathbbm 1"#, #"\DeclareMathOperator{\KL}{KL} \KL(p)"#,
    #"\DeclareMathOperator*{\best}{best} \best_x"#,
    #"\begin{eqnarray} a &=& b \\ c &=& d \end{eqnarray}"#,
    #"\begin{eqnarray*} a &=& b \end{eqnarray*}"#,
    #"\begin{multline} a \\ + b \end{multline}"#, #"\begin{multline*} a \end{multline*}"#,
    #"\begin{flalign} a &= b \end{flalign}"#, #"\begin{flalign*} a &= b \end{flalign*}"#,
    #"\begin{displaymath} a \end{displaymath}"#,
    #"\sideset{_a^b}{_c^d}\prod_{i=1}^n x_i"#, #"\sideset{}{'}\sum_i a_i"#,
    #"\begin{align} a &= b \\ \intertext{and} c &= d \end{align}"#, #"a \hfill b"#,
    #"a \vspace{1em} b"#, #"\vspace*{2pt} b"#, #"x_\max + y^\min"#, #"x_\hat{y}"#,
    #"x^\sqrt[3]{a}"#, #"x_\operatorname*{best}"#, #"x_\overset{a}{b}"#,
    #"a &= b \\ c &= d"#, #"\ce{H2O}"#, #"f_\mbox{in}"#,
  ])
  func typesets(_ tex: String) throws {
    for isDisplay in [true, false] {
      let formula = try typeset(tex, isDisplay: isDisplay)
      #expect(formula.error == nil)
      #expect(formula.isTypeset)
      #expect(formula.annotation == tex)
    }
  }

  @Test(arguments: [
    ("align", #"a &= b"#), ("align*", #"a &= b"#), ("gather", #"a \\ b"#), ("split", #"a &= b"#),
    ("equation", "a"), ("equation*", "a"), ("gather*", "a"),
  ])
  func typesetsDisplayEnvironmentsInsideALine(_ name: String, _ body: String) throws {
    let formula = try typeset("\\begin{\(name)} \(body) \\end{\(name)}", isDisplay: false)
    #expect(formula.error == nil)
  }

  @Test(arguments: [
    (#"\eqref{eq:a_b}"#, "(eq:a_b)"), (#"\ref{a#b}"#, "a#b"), (#"a \label{x} b"#, "ab"),
    (#"\mbox{so}"#, "so"), (#"\qty(a)"#, "(a)"), (#"\qty{a}"#, "{a}"), (#"\qty|a|"#, "∣a∣"),
    (#"a \vspace{1em} b"#, "ab"), (#"\begin{displaymath}q\end{displaymath}"#, "q"),
    (#"a &= b"#, "a=b"),
  ])
  func readsAs(_ tex: String, _ text: String) throws {
    let formula = try typeset(tex)
    #expect(formula.mathText.filter { !$0.isWhitespace } == text)
  }

  @Test func setsIndicatorsInBoldAndLettersInBlackboard() throws {
    #expect(try typeset(#"\mathbbm{1}"#).mathML.contains("mathvariant=\"bold\">1"))
    #expect(try typeset(#"\mathds{R}"#).mathML.contains("mathvariant=\"double-struck\">R"))
  }

  @Test func keepsTheThreeColumnsOfAnEquationArray() throws {
    let formula = try typeset(#"\begin{eqnarray} a &=& b \end{eqnarray}"#)
    #expect(formula.mathML.split(separator: "<mtd>").count == 4)
  }

  @Test func leavesWhatItDoesNotUnderstand() throws {
    #expect(try typeset(#"\qty("#).error?.fact == .undefinedCommand("\\qty", suggestion: nil))
    #expect(try typeset(#"\sideset{a}{b}x"#).error?.offset == 0)
  }

  @Test func doesNotTouchCommentsAndEscapes() throws {
    #expect(try typeset("a % \\mbox{ & \n b").mathText.filter { !$0.isWhitespace } == "ab")
    #expect(try typeset(#"R\&D"#).mathText == "R&amp;D")
  }
}
