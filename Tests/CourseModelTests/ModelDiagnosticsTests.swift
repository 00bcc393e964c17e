import CourseMarkdown
import CourseModel
import Diagnostics
import TestSupport
import Testing

/// Each message, with its place.
@Suite struct ModelDiagnosticsTests {
  private func diagnostics(_ source: String) -> [Diagnostic] {
    ProblemSetRecognizer.recognize(MarkdownParser().parse(source)).diagnostics
  }

  @Test func anOrphanSolution() {
    let found = diagnostics("# Notes\n\n**Solution:** x\n")
    #expect(found.map(\.message) == ["This solution belongs to no problem."])
    #expect(found.map(\.rule) == ["orphan-solution"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.range?.start == SourcePosition(line: 3, column: 1))
  }

  @Test(arguments: [
    ("**Problem 1 ①(?? pts)②.** x", "(?? pts)"),
    ("### Problem 1 ①[ten points]②\n\nx", "[ten points]"),
    ("**Problem 1.** x\n\n(a) ①(3+4 pts)② y", "(3+4 pts)"),
  ])
  func unreadablePoints(_ marked: String, _ text: String) {
    let source = MarkedText(marked)
    let found = diagnostics(source.text)
    #expect(found.map(\.message) == ["“\(text)” tells no points."])
    #expect(found.first?.range == source.ranges.first)
  }

  @Test func anIdentifierTwice() {
    let found = diagnostics("::: {.problem #x}\na\n:::\n\n::: {.problem #x}\nb\n:::\n")
    #expect(
      found.map(\.message) == ["The identifier “x” is taken already; links lead to the first."]
    )
    #expect(found.first?.range?.start.line == 5)
    #expect(found.first?.notes.first?.range?.start.line == 1)
  }

  @Test func anUnknownTarget() {
    let source = ":::{exercise}\n:label: ex-mean\n\na\n:::\n\n:::{solution} ex-maen\nb\n:::\n"
    let found = diagnostics(source)
    #expect(found.map(\.message) == ["There is no problem “ex-maen” that this could solve."])
    #expect(found.first?.notes.map(\.message) == ["Did you mean “ex-mean”?"])
  }

  @Test func aLabelTwiceIsOnlyANote() {
    let found = diagnostics("**Problem 1.** x\n\n(a) y\n\n(a) z\n")
    #expect(found.map(\.message) == ["The problem has a part (a) already."])
    #expect(found.first?.severity == .note)
  }

  @Test func aSolutionThatFitsNowhere() {
    let parser = MarkdownParser()
    let set = ProblemSetRecognizer.recognize(parser.parse("**Problem 1.** x\n"))
    let solutions = ProblemSetRecognizer.recognize(parser.parse("**Problem 2.** y\n"))
    let found = SolutionMerge.merge(solutions, into: set, path: "a-sol.md").diagnostics
    #expect(
      found.map(\.message)
        == ["The problem set has no problem 2 to which this solution belongs."]
    )
    #expect(found.first?.path == "a-sol.md")
  }

  @Test(arguments: [
    "**Problem 1.** x\n\n**Problem 1.** y\n", "**Problem 4.** x\n\n**Problem 2.** y\n",
    "**Problem 1.** x\n\n(a) y\n\n(c) z\n", "# Page\n\n**Remark.** x\n", "A line is 0.4pt thick.\n",
    "**Problem 1.** Put (many points) on a line (5 points each).\n",
  ])
  func ordinaryThingsAreNotReported(_ source: String) {
    #expect(diagnostics(source) == [])
  }
}
