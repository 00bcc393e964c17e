import CourseMarkdown
import CourseModel
import Foundation
import TestSupport
import Testing

/// Mutated documents through parse, recognise and render: no crash, no hang, nothing lost.
@Suite struct RecognitionFuzzTests {
  /// `FUZZ_DOCUMENTS=200000` in the environment takes longer and sees more.
  private static let count =
    ProcessInfo.processInfo.environment["FUZZ_DOCUMENTS"].flatMap { Int($0) } ?? 1_000

  @Test func survivesMutatedDialects() throws {
    var sources = try Fixture.all(in: "dialects").map { try $0.text("input.md") }
    if Corpus.isPresent { sources.append(try Corpus.text("ttic31230-trainability.md")) }
    var mutator = Mutator(sources: sources, seed: 20_201_031)
    var slowest = Duration.zero
    for _ in 0..<Self.count {
      let source = mutator.next()
      var document = MarkdownParser().parse("")
      var set = ProblemSetRecognizer.recognize(document)
      let time = processorTime {
        document = MarkdownParser().parse(source)
        set = ProblemSetRecognizer.recognize(document)
        _ = HTMLRenderer().render(document)
      }
      slowest = max(slowest, time)
      let anchors = set.allAnchors
      let areUnique = Set(anchors).count == anchors.count
      #expect(areUnique, "anchors repeat in:\n\(source)")
      if source.contains(":::") || source.contains("```{") { continue }
      let expected = TextConservation.characters(of: document).sorted()
      let losesNothing = TextConservation.characters(of: set).sorted() == expected
      #expect(losesNothing, "text was lost from, or doubled in:\n\(source)")
    }
    print("fuzzed \(Self.count) documents, the slowest took \(slowest)")
    #expect(slowest < .seconds(1))
  }

  @Test(arguments: Repetition.all)
  func isQuickOnRepetition(_ repetition: Repetition) {
    let document = MarkdownParser().parse(repetition.source)
    let time = processorTime { _ = ProblemSetRecognizer.recognize(document) }
    #expect(time < .seconds(5))
  }
}

/// A document that repeats one thing very often.
struct Repetition: Sendable, CustomTestStringConvertible {
  var start = ""
  var unit: String
  var count: Int

  var source: String { start + String(repeating: unit, count: count) }
  var testDescription: String { "\(count) times \(unit.debugDescription)" }

  static let all = [
    Repetition(unit: "(a) x\n", count: 3_000),
    Repetition(unit: "(a) x\n\n", count: 3_000),
    Repetition(start: "**Problem 1.**\n\n", unit: "a. x\n\n**Solution:** y\n\n", count: 2_000),
    Repetition(unit: "**Problem 1.** ", count: 3_000),
    Repetition(unit: "# 1. x\n\n## 2. y\n\n", count: 2_000),
    Repetition(unit: "> ", count: 500),
    Repetition(start: "**Problem 1.** x\n\n", unit: "1. (a) x\n\n   ", count: 300),
    Repetition(unit: "<details><summary>Solution</summary>\n\n", count: 1_000),
    Repetition(unit: "::: {.problem}\n", count: 200),
    Repetition(unit: "(", count: 20_000),
    Repetition(unit: "~", count: 20_000),
    Repetition(start: "## ", unit: "(1 ", count: 5_000),
    Repetition(unit: "Hint: x. ", count: 2_000),
    Repetition(start: "**Problem 1.** x\n\n", unit: "1. y\n\n   **Solution:** z\n", count: 500),
  ]
}

/// Makes new documents of old ones: lines and bytes moved, doubled, dropped, mixed.
struct Mutator {
  private let sources: [String]
  private var random: SplitMix

  init(sources: [String], seed: UInt64) {
    self.sources = sources
    random = SplitMix(state: seed)
  }

  private static let snippets = [
    "**", "(a)", "(b) 7 pts ", "**Solution:** ", "Hint: ", "# ", "## ", "---\n", "\n\n", "\n", "$$",
    "**Problem 2.** ", "Problem 3 (5 pts). ", "1. ", "- ", "> ", "    ", "</details>", "(", ")",
    "~",
    "(10 points)", "é", "\u{A0}", "\\(a\\) ", "Part (a): ", "*", "_", "`", "\t", "<summary>",
  ]

  mutating func next() -> String {
    var lines = pick(sources).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&lines) }
    return lines.joined(separator: "\n")
  }

  private mutating func mutate(_ lines: inout [String]) {
    guard !lines.isEmpty else { return lines.append(pick(Self.snippets)) }
    let index = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: lines.remove(at: index)
    case 1: lines.insert(lines[index], at: Int.random(in: 0...lines.count, using: &random))
    case 2: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
    case 3:
      let other = pick(sources).split(separator: "\n").map(String.init)
      lines.insert(other.isEmpty ? "" : pick(other), at: index)
    case 4:
      let cut = Int.random(in: 0...lines[index].count, using: &random)
      lines[index].insert(
        contentsOf: pick(Self.snippets),
        at: lines[index].index(lines[index].startIndex, offsetBy: cut)
      )
    default:
      guard !lines[index].isEmpty else { return }
      let cut = Int.random(in: 0..<lines[index].count, using: &random)
      lines[index].remove(at: lines[index].index(lines[index].startIndex, offsetBy: cut))
    }
  }

  private mutating func pick(_ items: [String]) -> String {
    items[Int.random(in: 0..<items.count, using: &random)]
  }
}
