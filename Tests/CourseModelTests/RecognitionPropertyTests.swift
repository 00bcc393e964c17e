import CourseMarkdown
import CourseModel
import Diagnostics
import TestSupport
import Testing

/// What holds for every document.
@Suite struct RecognitionPropertyTests {
  @Test(arguments: Fixture.all(in: "dialects"))
  func losesNothing(_ fixture: Fixture) throws {
    let source = try fixture.text("input.md")
    // Attributes of containers are no text of the document, but titles of the model.
    if source.contains(":::") || source.contains("```{") { return }
    let document = MarkdownParser().parse(source)
    let set = ProblemSetRecognizer.recognize(document)
    let expected = TextConservation.characters(of: document)
    let found = TextConservation.characters(of: set)
    // Places within a block of HTML are not known, so its pieces have no order.
    if source.contains("<summary>") {
      #expect(found.sorted() == expected.sorted())
    } else {
      #expect(String(found) == String(expected))
    }
  }

  @Test(.enabled(if: Corpus.isPresent)) func losesNothingOfTheSourceDocument() throws {
    let source = try Corpus.text("ttic31230-trainability.md")
    let document = MarkdownParser().parse(source)
    let set = ProblemSetRecognizer.recognize(document)
    let expected = TextConservation.characters(of: document)
    #expect(TextConservation.characters(of: set) == expected)
  }

  @Test(arguments: Fixture.all(in: "dialects"))
  func anchorsAreUnique(_ fixture: Fixture) throws {
    let document = MarkdownParser().parse(try fixture.text("input.md"))
    let anchors = ProblemSetRecognizer.recognize(document).allAnchors
    #expect(Set(anchors).count == anchors.count)
    #expect(anchors.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
  }

  @Test(arguments: Fixture.all(in: "dialects"))
  func rangesNest(_ fixture: Fixture) throws {
    let document = MarkdownParser().parse(try fixture.text("input.md"))
    for problem in ProblemSetRecognizer.recognize(document).problems {
      for element in problem.elements {
        if case .part(let part) = element {
          #expect(problem.range.start <= part.range.start)
          #expect(part.range.end <= problem.range.end)
        }
      }
    }
  }

  @Test func longNumbersOfListsLoseNothing() {
    let source = "**Problem 1.** x\n\n999999999. (2 pts) y\n2. (3 pts) z\n"
    let set = ProblemSetRecognizer.recognize(MarkdownParser().parse(source))
    #expect(set.problems[0].parts.map(\.label) == ["999999999", "1000000000"])
    #expect(set.problems[0].totalPoints == 5)
  }

  @Test func outlineEntriesLeadToAnchors() throws {
    let source =
      "# T\n\n## Part I: A\n\n**Problem 1.** x\n\n(a) y\n\n**Solution:** z\n\n## Solution\n\nw"
    let set = ProblemSetRecognizer.recognize(MarkdownParser().parse(source))
    let lines = set.outline.map { "\($0.level) \($0.anchor)" }
    #expect(lines == ["1 part-i-a", "2 problem-1", "3 problem-1a"])
  }
}

extension ProblemSet {
  /// All anchors of the model.
  var allAnchors: [String] {
    let own = elements.flatMap { element -> [String] in
      switch element {
      case .block: []
      case .section(let section): [section.anchor]
      case .problem(let problem): [problem.anchor] + problem.elements.flatMap(\.anchors)
      case .aside(let aside): ProblemElement.aside(aside).anchors
      }
    }
    return own + headingAnchors.values + (titleAnchor.map { [$0] } ?? [])
  }
}

extension ProblemElement {
  fileprivate var anchors: [String] {
    switch self {
    case .block: []
    case .part(let part): [part.anchor] + part.elements.flatMap(\.anchors)
    case .aside(let aside):
      (aside.anchor.map { [$0] } ?? []) + aside.elements.flatMap(\.anchors)
    }
  }
}
