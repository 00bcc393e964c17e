import CourseMarkdown
import CourseModel
import Diagnostics
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Gated CNNs", "gated-cnns"), ("Gauss's law (10 pts)", "gausss-law-10-pts"),
    ("C++ & Swift", "c--swift"), ("snake_case-kebab", "snake_case-kebab"),
    ("Größe und Übung", "größe-und-übung"), ("問題 一", "問題-一"), ("Задача №1", "задача-1"),
    ("Ampère’s law", "ampères-law"), ("…", ""),
  ])
  func followsGitHub(_ text: String, _ slug: String) {
    #expect(Slug.make(from: text) == slug)
  }

  @Test func anchorsAreReadableAndUnique() {
    let source = """
      # Sheet

      ## Übung

      ## Übung

      **Problem 3.** x

      (b) y

      **Problem 3.** x

      (b) y

      **Solution:** z

      **Problem 3-2.** x

      """
    let set = ProblemSetRecognizer.recognize(MarkdownParser().parse(source))
    let headings = set.headingAnchors.values.sorted()
    #expect(headings == ["übung"])
    #expect(set.problems.map(\.anchor) == ["problem-3", "problem-3-2", "problem-3-2-2"])
    #expect(set.problems.flatMap(\.parts).map(\.anchor) == ["problem-3b", "problem-3-2b"])
    #expect(set.problems[1].parts[0].asides[0].anchor == "problem-3-2b-solution")
  }
}
