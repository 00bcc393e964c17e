import CourseMarkdown
import CourseModel
import Diagnostics
import TestSupport
import Testing

/// The source document, as it stands.
@Suite(.enabled(if: Corpus.isPresent)) struct SourceDocumentTests {
  let set: ProblemSet

  init() throws {
    let source = try Corpus.text("ttic31230-trainability.md")
    set = ProblemSetRecognizer.recognize(MarkdownParser().parse(source))
  }

  @Test func hasSevenProblems() {
    #expect(set.problems.map(\.number) == ["1", "2", "3", "4", "5", "6", "7"])
    #expect(
      set.problems.map(\.anchor) == (1...7).map { "problem-\($0)" }
    )
    #expect(
      set.title
        == "TTIC 31230 Fundamentals of Deep Learning, 2020 Problems For Trainability."
    )
  }

  @Test func hasItsTitles() {
    let titles = set.problems.map(\.titleText)
    #expect(
      titles == [
        "", "", "", "Gated CNNs", "RNNs", "RNN parallel run time",
        "Translating diagrams into equations",
      ]
    )
  }

  @Test func hasItsParts() {
    let labels = set.problems.map { $0.parts.map(\.label).joined() }
    #expect(labels == ["abcd", "abc", "abc", "", "", "", ""])
  }

  @Test func hasFourteenSolutionsEachWhereItBelongs() {
    let own = set.problems.map { $0.asides.count { $0.kind == .solution } }
    #expect(own == [0, 0, 0, 1, 1, 1, 1])
    for problem in set.problems {
      #expect(problem.parts.allSatisfy { $0.asides.map(\.kind) == [.solution] })
    }
    let inParts = set.problems.flatMap(\.parts).count
    #expect(own.reduce(0, +) + inParts == 14)
  }

  @Test func hasItsPoints() {
    let points = set.problems.flatMap { problem in
      problem.parts.compactMap { part in
        part.points.map { "\(problem.number ?? "")\(part.label) \($0.value)" }
      }
    }
    #expect(points == ["2a 7.0", "2b 7.0", "2c 11.0"])
    #expect(set.problems.allSatisfy { $0.points == nil })
    #expect(set.problems[1].totalPoints == 25)
  }

  @Test func keepsWhatStandsInTheSolutions() throws {
    let gates = try #require(set.problems.last?.asides.first)
    #expect(gates.elements.count == 1)
    let filters = try #require(set.problems[2].parts.last?.asides.first)
    let text = filters.elements.map(\.text).joined(separator: " ")
    #expect(text.hasPrefix("The code we are concerned with is"))
    #expect(text.hasSuffix("grad is 1."))
  }

  @Test func givesNoDiagnostic() {
    #expect(set.diagnostics == [])
  }
}

extension ProblemElement {
  /// The text in an element, markers excluded.
  var text: String {
    switch self {
    case .block(let node): node.plainText
    case .part(let part):
      ([part.titleText] + part.elements.map(\.text)).joined(separator: " ")
    case .aside(let aside):
      ([aside.title.plainText] + aside.elements.map(\.text)).joined(separator: " ")
    }
  }
}
