import CourseMarkdown
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Documents made by chance through parse and render: no crash, no hang, places that are sound.
///
/// `FUZZ_COUNT` in the environment is the number of documents, `FUZZ_SEED` the first seed.
@Suite struct FuzzTests {
  @Test func survivesMutatedDocuments() throws {
    let count = Self.setting("FUZZ_COUNT") ?? 2_000
    var mutator = MarkdownMutator(seed: UInt64(Self.setting("FUZZ_SEED") ?? 1), seeds: Self.seeds)
    var slowest = Duration.zero
    var faults = 0
    for _ in 0..<count {
      let source = mutator.next()
      if let path = ProcessInfo.processInfo.environment["FUZZ_LOG"] {
        try Data(source.utf8).write(to: URL(filePath: path))
      }
      var document = MarkdownDocument(root: MarkdownNode(.document, at: SourceRange(line: 1)))
      let time = processorTime {
        document = MarkdownParser().parse(source)
        _ = HTMLRenderer().render(document)
      }
      slowest = max(slowest, time)
      #expect(time < .seconds(1), "\(source.debugDescription)")
      if let fault = Soundness.firstFault(in: document, of: source) {
        Issue.record("\(fault): \(source.debugDescription)")
        faults += 1
        if faults == 10 { break }
      }
    }
    print("fuzzed \(count) documents, the slowest took \(slowest)")
  }

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// Our own documents, and the corpus when it is there.
  private static let seeds: [String] = {
    var seeds = Fixture.all(in: "markdown").compactMap { try? $0.text("input.md") }
    for file in ["ttic31230-trainability.md", "gfm-extensions.txt"] where Corpus.isPresent {
      if let text = try? Corpus.text(file) { seeds.append(text) }
    }
    if Corpus.isPresent {
      seeds += ((try? MathEdgeCase.all()) ?? []).map(\.markdown)
      seeds += ((try? SpecificationExample.all(in: "gfm-spec.txt")) ?? []).map(\.markdown)
    }
    return seeds
  }()
}

/// The checks of `expectSoundPlaces` without a report for each node, for many documents.
enum Soundness {
  static func firstFault(in document: MarkdownDocument, of source: String) -> String? {
    let text = SlicedText(source)
    for node in document.root.allNodes {
      if text[node.range] == nil { return "\(node.kind) at \(node.range)" }
      for child in node.children
      where !(node.range.start <= child.range.start && child.range.end <= node.range.end) {
        return "\(child.kind) \(child.range) outside \(node.kind) \(node.range)"
      }
    }
    for node in document.root.allNodes {
      guard case .text(let literal) = node.kind, let slice = text[node.range] else { continue }
      let isSame = slice.drop { $0.isWhitespace } == literal.drop { $0.isWhitespace }
      if !isSame, !slice.contains(where: { "\\&|\0\u{F0000}".contains($0) }) {
        return "\(literal.debugDescription) is not at \(node.range)"
      }
    }
    for math in document.root.allMath {
      // In raw HTML, references are decoded.
      guard let slice = text[math.texRange],
        slice.contains("&") || slice.bareTeX == math.tex.bareTeX
      else {
        return "\(math) is not at its place"
      }
    }
    return nil
  }
}
