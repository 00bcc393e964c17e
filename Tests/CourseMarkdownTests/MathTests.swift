import CourseMarkdown
import Diagnostics
import TestSupport
import Testing

@Suite struct MathTests {
  /// Markdown, and the mathematics in it: `I` or `D` and the TeX.
  @Test(arguments: [
    ("Take \\(a_1\\) and \\[b_1\\]", ["I a_1", "D b_1"]),
    ("$`a_1`$ as on GitHub", ["I a_1"]),
    ("```math\nx * y * z\n```", ["D x * y * z"]),
    ("~~~ math\n\\frac12\n~~~", ["D \\frac12"]),
    ("```{math}\n:label: eq:one\na=b\n```", ["D a=b"]),
    (
      "\\begin{align}\na &= b \\\\\n\n- c\n\\end{align}",
      ["D \\begin{align}\na &= b \\\\\n\n- c\n\\end{align}"]
    ),
    ("see \\begin{gather*}a\\end{gather*}.", ["D \\begin{gather*}a\\end{gather*}"]),
    ("\\begin{itemize}\\item a\\end{itemize}", []),
    ("- one\n\n  $$\n  - a\n  + b\n  $$\n- two", ["D - a\n+ b"]),
    ("> $$\n> # a\n>\n> > b\n> $$", ["D # a\n\n> b"]),
    ("## On $x_1$ and $$y_1$$", ["I x_1", "D y_1"]),
    ("two $a\n& b_1$ lines", ["I a\n& b_1"]),
    ("2$\\times$ as much", ["I \\times"]),
    ("$5, see `$x`", []),
    ("a `$x$` b ``$`y`$`` c", []),
    ("    $x$ is code", []),
    ("<a href=\"$x$\">$y$</a>", ["I y"]),
    ("[$a_1$](u$b$v \"$c$\")", ["I a_1"]),
    ("[a]: /u$b$ '$c$'\n", []),
    ("http://a.b/$c$ and $d$", ["I d"]),
    ("<!-- $x$ --> $y$", ["I y"]),
    ("a^[$x$][b]\n\n[b]: /u", ["I x"]),
    ("<pre>$x$</pre>", []),
    ("<div>a $x &lt; y$ <code>$z$</code></div>", ["I x < y"]),
    ("<p>$$a\n= b$$</p>", ["D a\n= b"]),
    ("$$\\newcommand{\\R}{\\mathbb R}$$", ["D \\newcommand{\\R}{\\mathbb R}"]),
    ("|a|\n|-|\n|$P(a|b)$|", ["I P(a|b)"]),
    ("|a|b|\n|-|-|\n|$5|$6|", []),
    ("| Cost ($) | Price ($) |\n|-|-|\n|1|2|", []),
    ("[^1]\n\n[^1]: note $x_1$ is\n\n    $$a\n    = b$$", ["I x_1", "D a\n= b"]),
    ("\\\\(a\\\\)", []),
    ("$$$$ and $$$", []),
  ])
  func findsMathematics(_ markdown: String, _ expected: [String]) {
    let document = MarkdownParser().parse(markdown)
    let found = document.root.allMath.map { "\($0.kind == .inline ? "I" : "D") \($0.tex)" }
    #expect(found == expected)
    expectSoundPlaces(document, in: markdown)
  }

  @Test(arguments: [
    ("\\(a\\) 10 points. Show that", "(a) 10 points. Show that"),
    ("\\(b\\) What is it?", "(b) What is it?"),
    ("text\n\\(iv\\) Explain.", "text (iv) Explain."),
    ("**\\(c\\)** Explain.", "(c) Explain."),
    ("\\[(10 points)\\] Explain.", "[(10 points)] Explain."),
    ("\\[2pts\\]", "[2pts]"),
    ("\\[see chapter two\\]", "[see chapter two]"),
  ])
  func keepsLabelsAndPointsAsText(_ markdown: String, _ text: String) {
    let root = MarkdownParser().parse(markdown).root
    #expect(root.allMath.isEmpty)
    #expect(root.plainText == text)
  }

  @Test(arguments: [
    "\\(x\\) is the input", "for \\(a\\) Show", "\\(a\\) and \\(b\\)", "\\(z\\) Units",
  ])
  func takesOtherLettersForMathematics(_ markdown: String) {
    #expect(!MarkdownParser().parse(markdown).root.allMath.isEmpty)
  }

  @Test func tellsBlocksFromDisplaysInProse() {
    let root = MarkdownParser().parse("$$a$$\n\nso $$b$$\n\n$$c$$\n$$d$$\n\n- $$e$$").root
    let kinds = root.allNodes.compactMap { node -> String? in
      switch node.kind {
      case .math(let math): "inline \(math.tex)"
      case .mathBlock(let math): "block \(math.tex)"
      default: nil
      }
    }
    #expect(kinds == ["block a", "inline b", "block c", "block d", "block e"])
  }

  @Test func readsTheIdentifierBehindADisplay() throws {
    let root = MarkdownParser().parse("$$a$$ {#eq:one}\n\n```{math}\n:label: eq:two\nb\n```").root
    #expect(root.allMath.map(\.identifier) == ["eq:one", "eq:two"])
    #expect(root.children.map(\.kind.isInline) == [false, false])
  }

  @Test func leavesDollarsAloneWhenToldTo() {
    let parser = MarkdownParser(recognisesMath: false)
    let root = parser.parse("$a_1*b*c$ and $$\nx\n$$\n\n```math\ny\n```").root
    #expect(root.allMath.isEmpty)
    #expect(HTMLRenderer().render(root.children).contains("$a_1<em>b</em>c$"))
  }

  @Test func placesMathematicsExactly() throws {
    let marked = MarkedText(
      "> é $①a_1②$\n> - $$\n>   ③b\n>   = c④\n>   $$\n>\n> | x | \\(⑤y⑥\\) |\n> |---|---|\n"
    )
    let math = MarkdownParser().parse(marked.text).root.allMath
    #expect(math.map(\.texRange) == marked.ranges)
    #expect(math.map(\.tex) == ["a_1", "b\n= c", "y"])
  }

  @Test func resolvesLinksWhoseLabelHoldsMathematics() {
    let html = HTMLRenderer().render(
      MarkdownParser().parse("[The $L^p$ norm] is not [the $l^p$ norm].\n\n[the $L^p$ norm]: /n")
    )
    #expect(
      html == """
        <p><a href="/n">The <span class="math inline">L^p</span> norm</a> is not [the \
        <span class="math inline">l^p</span> norm].</p>

        """
    )
  }

  @Test func keepsTheAuthorsOwnPrivateScalars() {
    let scalars = "\u{F0000}\u{F8000} $x$ \u{100000}\u{F8001} `\u{F0000}\u{F8000}`"
    let source =
      "\(scalars)\n\n\u{100000}\u{F8000}\n\n[a](\u{F0001}\u{F8001})\n\n    \u{F0000}\u{F8000}\n"
    let document = MarkdownParser().parse(source)
    #expect(document.root.allMath.count == 1)
    let html = HTMLRenderer().render(document)
    #expect(html.contains("<p>\u{F0000}\u{F8000} <span"))
    #expect(html.contains("\u{100000}\u{F8001} <code>\u{F0000}\u{F8000}</code></p>"))
    #expect(html.contains("<p>\u{100000}\u{F8000}</p>"))
    #expect(html.contains("<a href=\"%F3%B0%80%81%F3%B8%80%81\">a</a>"))
    #expect(html.contains("<pre><code>\u{F0000}\u{F8000}\n</code></pre>"))
    expectSoundPlaces(document, in: source)
  }
}
