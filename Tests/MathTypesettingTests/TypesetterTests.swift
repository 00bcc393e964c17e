import Diagnostics
import FileStorage
import Foundation
import MathTypesetting
import TestSupport
import Testing

@Suite struct TypesetterTests {
  @Test(arguments: [
    ("inline", "x^2", false), ("display", #"\sigma = \frac{1}{\sqrt{d}}"#, true),
    ("aligned", #"a &= b \\ &< c"#, true), ("refused", #"\sqr{a} < b"#, true),
    ("text", #"R_{\ell+1}.\mathrm{grad}[b,x] \text{ for all } 'b' < x"#, false),
  ])
  func writesAsRecorded(_ name: String, _ tex: String, _ isDisplay: Bool) throws {
    let html = try typeset(tex, isDisplay: isDisplay).html
    let file = Fixture.folder("snapshots").appending(path: "\(name).html")
    try expectSnapshot(html + "\n", matches: file)
  }

  @Test func answersInTheOrderOfTheFormulas() {
    let formulas = distinctFormulas(300)
    let results = typesetter.typeset(formulas)
    #expect(zip(formulas, results).allSatisfy { $1.annotation == $0.tex })
  }

  @Test func answersManyPagesAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for page in 0..<24 {
        group.addTask {
          let formulas = distinctFormulas(30, salt: page) + [Formula("same")]
          let results = typesetter.typeset(formulas)
          return zip(formulas, results).allSatisfy { $1.annotation == $0.tex }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func givesTheSameFromEveryEngine() throws {
    let formulas = distinctFormulas(50)
    let other = try makeTypesetter(engines: 4)
    #expect(other.typeset(formulas) == typesetter.typeset(formulas))
  }

  @Test func takesAnEmptyListAndAnEmptyFormula() throws {
    #expect(typesetter.typeset([]).isEmpty)
    #expect(try typeset("").error == nil)
  }

  @Test func keepsWhatKaTeXRemarks() throws {
    #expect(
      try typeset(#"\begin{array}{c} a & b \end{array}"#).warnings
        == ["Too few columns specified in the {array} column argument."]
    )
    #expect(try typeset("x").warnings.isEmpty)
  }

  @Test func saysSoWhereKaTeXIsBroken() throws {
    try withTemporaryDirectory { directory in
      try Files.makeDirectory(directory)
      try Files.write(Array("this is not JavaScript".utf8), to: directory + "/katex.js")
      let resources = MathResources(
        katexScript: directory + "/katex.js",
        katexStylesheet: "",
        fontsDirectory: ""
      )
      let cache = CacheDirectory(directory)
      let typesetter = try Typesetter(resources: resources, engines: 1, cache: cache)
      let formula = try #require(typesetter.typeset([Formula("x")]).first)
      #expect(formula.error?.fact == .unavailable)
      #expect(formula.error?.message == "The typesetting engine does not work.")
      #expect(formula.error?.diagnostic(at: nil).severity == .error)
      #expect(typesetter.highlight("a", language: "swift") == nil)
    }
  }

  @Test func refusesToStartWithoutItsScripts() {
    let resources = MathResources(
      katexScript: "/nowhere/katex.js",
      katexStylesheet: "",
      fontsDirectory: ""
    )
    #expect(throws: FileError.self) { try Typesetter(resources: resources, engines: 1) }
  }
}
