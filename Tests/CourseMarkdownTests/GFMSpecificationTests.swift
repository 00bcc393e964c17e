import CourseMarkdown
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent, "the corpus is not beside the checkout"))
struct GFMSpecificationTests {
  @Test func rendersTheSpecificationCharacterByCharacter() throws {
    let examples = try SpecificationExample.all(in: "gfm-spec.txt")
    var run = 0
    for example in examples where !example.isDisabled && !example.hasMathematics {
      run += 1
      example.expectRendered()
    }
    print("gfm-spec.txt: \(run) of \(examples.count) examples ran")
    #expect(run == 654)
  }

  @Test func rendersTheOtherExamplesWithMathematicsLeftAlone() throws {
    let examples = try SpecificationExample.all(in: "gfm-spec.txt")
    let others = examples.filter { !$0.isDisabled && $0.hasMathematics }
    #expect(others.count == 17)
    for example in others {
      example.expectRendered(recognisesMath: true)
      example.expectRendered(recognisesMath: false)
    }
  }

  @Test func rendersTheExtensionsCharacterByCharacter() throws {
    let examples = try SpecificationExample.all(in: "gfm-extensions.txt")
    var run = 0
    for example in examples where example.html != "<IGNORE>\n" {
      run += 1
      var example = example
      example.extensions = [
        .table, .strikethrough, .autolink, .tagfilter, .tasklist, .footnotes, .divs,
      ]
      example.expectRendered()
    }
    print("gfm-extensions.txt: \(run) of \(examples.count) examples ran")
    #expect(run == 27)
  }
}

/// One example of a specification file: Markdown, the HTML that it is to give, and the
/// extensions that its fence names.
struct SpecificationExample {
  var number: Int
  var markdown: String
  var html: String
  var extensions: MarkdownExtensions
  var isDisabled: Bool

  /// The rule by which an example counts as mathematics: it has a `$`, a `\(` or a `\[`.
  var hasMathematics: Bool {
    markdown.contains("$") || markdown.contains("\\(") || markdown.contains("\\[")
  }

  static func all(in file: String) throws -> [SpecificationExample] {
    let fence = String(repeating: "`", count: 32)
    let text = try Corpus.text(file)
    return text.components(separatedBy: "\n\(fence) example").dropFirst().enumerated().map {
      index,
      part in
      let lines = part.components(separatedBy: "\n")
      let names = lines[0].trimmingCharacters(in: .whitespaces)
      let dot = lines.firstIndex(of: ".") ?? 0
      let end = lines.firstIndex(of: fence) ?? lines.count
      func text(_ range: Range<Int>) -> String {
        lines[range].map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t")
      }
      let known = try? MarkdownExtensions(names: names.isEmpty ? "none" : names)
      return SpecificationExample(
        number: index + 1,
        markdown: text(1..<dot),
        html: text(dot + 1..<end),
        extensions: known ?? [],
        isDisabled: names == "disabled"
      )
    }
  }

  func expectRendered(
    recognisesMath: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let parser = MarkdownParser(extensions: extensions, recognisesMath: recognisesMath)
    let document = parser.parse(markdown)
    let renderer = HTMLRenderer(filtersTags: extensions.contains(.tagfilter))
    let rendered = renderer.render(document)
    #expect(
      rendered == html,
      "example \(number):\n\(markdown)",
      sourceLocation: sourceLocation
    )
  }
}
