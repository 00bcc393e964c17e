import FileStorage
import MathTypesetting
import TestSupport
import Testing

/// Nothing that an author can write crashes, hangs, or fills the memory.
@Suite(.hangLimit) struct HostileInputTests {
  private static func nested(_ open: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
  }

  private static func multiplying(_ levels: Int) -> String {
    let ten = String(repeating: "#1", count: 10)
    return "\\def\\b#1{\(ten)}" + nested("\\b{", "}", levels)
  }

  @Test(arguments: [
    nested("{", "}", 500_000), nested("{", "}", 200), String(repeating: "x", count: 1 << 20),
    "\\def\\a{\\a\\a}\\a", "\\def\\a{\\a x}\\a", "\\def\\a#1{\\a{#1#1}}\\a x", multiplying(8),
    String(repeating: "\\frac", count: 3_000) + "xy", String(repeating: "\\sqrt", count: 3_900),
    "\u{0}", "a\u{1E}b\u{1F}c", "\\", "\\begin", "\\begin{", "\\end{}", "\\def", "\\def\\", "_",
    "$", "\\verb", "\\char\"110000", "\\sideset{}{}", "\\newcommand{\\a}[10]{}\\a",
    String(repeating: "_\\hat", count: 3_000), String(repeating: "\\sideset", count: 2_400),
    String(repeating: "\\qty(", count: 3_900), String(repeating: "\\def\\a{", count: 2_500),
    "\\def" + String(repeating: "{", count: 500_000), String(repeating: "\\begin{a}", count: 2_000),
    nested("\\qty(", ")", 2_000), String(repeating: "\\overset{a", count: 200),
    "\\let\\a\\a\\a\\foo",
  ])
  func isRefused(_ tex: String) throws {
    let formula = try typeset(tex)
    #expect(formula.error != nil)
    #expect(!formula.isTypeset)
  }

  @Test(arguments: [
    nested("\\hat{", "}^2", 60), nested("\\left(", "\\right)", 500), nested("x_{", "}", 140),
    nested("\\begin{matrix}", "\\end{matrix}", 100), nested("\\underbrace{", "}_a", 100),
    String(repeating: "\\\\", count: 2_000), String(repeating: "&", count: 500),
    "\\rule{1e9em}{1e9em}", "\\kern{1e300em}x", "\\qty((((a))))", "\\char\"D800",
    "\\text{😀é漢\u{301}}", "%",
  ])
  func isTypesetWithinBounds(_ tex: String) throws {
    let formula = try typeset(tex)
    #expect(formula.isTypeset)
    #expect(formula.html.utf8.count < 2_000_000)
  }

  @Test func doesNotSpoilTheOthersOfItsBatch() {
    let formulas = [Formula("a"), Formula("\\def\\a{\\a\\a}\\a"), Formula("b"), Formula("\u{1E}")]
    let results = typesetter.typeset(formulas)
    #expect(results.map(\.isTypeset) == [true, false, true, false])
  }

  /// KaTeX with a command that never ends shows that the time limit works, and that the engine does
  /// after it.
  @Test func endsWhatTakesTooLong() throws {
    try withTemporaryDirectory { directory in
      var resources = try #require(MathResources.systemDefault())
      let endless = """
        ;{ const render = katex.__renderToDomTree;
        katex.__renderToDomTree = (tex, options) => { while (tex === "q"); return render(tex, options) } }
        """
      let script = try Files.read(resources.katexScript) + Array(endless.utf8)
      resources.katexScript = directory + "/katex.js"
      try Files.makeDirectory(directory)
      try Files.write(script, to: resources.katexScript)
      let typesetter = try Typesetter(resources: resources, engines: 1)
      let results = typesetter.typeset([Formula("a"), Formula("q"), Formula("b")])
      #expect(results.map(\.isTypeset) == [true, false, true])
      #expect(results[1].error?.fact == .tookTooLong)
      #expect(results[1].error?.message == "The formula takes too long to typeset.")
      #expect(typesetter.typeset([Formula("c")]).map(\.isTypeset) == [true])
    }
  }

  @Test func refusesSizesBeyondThePage() throws {
    #expect(try typeset("\\rule{99999em}{1em}").html.contains("border-right-width:100em"))
  }

  /// Random pieces of TeX, cut and put together without sense.
  @Test func survivesRandomInput() {
    let pieces = [
      "\\frac", "{", "}", "_", "^", "&", "\\\\", "\\begin{array}{c}", "\\end{array}", "\\left(",
      "\\right)", "x", "1", " ", "\\mbox", "\\qty", "(", "|", "[", "]", "\\label{a}", "\\def\\a",
      "#1", "\\a", "%", "\n", "\\sideset", "\\sum", "$", "\\text{", "\\newcommand{\\a}[1]{",
      "\\begin{split}", "\\end{split}", "\\intertext{", "\\max", "é", "😀", "\\", "~", "'",
    ]
    var generator = SeededGenerator(state: 31_230)
    let formulas = (0..<2_000).map { _ in
      let count = Int.random(in: 1...14, using: &generator)
      let tex = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      return Formula(tex, isDisplay: Bool.random(using: &generator))
    }
    // One document a formula, so that no definition reaches another.
    for formula in formulas {
      let result = typesetter.typeset([formula])[0]
      #expect(result.isTypeset || result.error != nil)
      if let offset = result.error?.offset {
        #expect((0...formula.tex.utf8.count).contains(offset))
      }
      #expect(result.error?.fact != .unavailable)
    }
  }
}
