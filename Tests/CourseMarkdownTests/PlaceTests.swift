import CourseMarkdown
import Diagnostics
import TestSupport
import Testing

@Suite struct PlaceTests {
  @Test(.enabled(if: Corpus.isPresent, "the corpus is not beside the checkout"))
  func placesOfTheSpecificationAreSound() throws {
    for file in ["gfm-spec.txt", "gfm-extensions.txt"] {
      for example in try SpecificationExample.all(in: file) {
        let document = MarkdownParser(extensions: .all).parse(example.markdown)
        expectSoundPlaces(document, in: example.markdown)
        expectTextsAtTheirPlaces(document, in: example.markdown)
      }
    }
  }

  @Test(.enabled(if: Corpus.isPresent, "the corpus is not beside the checkout"))
  func placesOfTheSourceDocumentAreSound() throws {
    let source = try Corpus.text("ttic31230-trainability.md")
    let document = MarkdownParser().parse(source)
    expectSoundPlaces(document, in: source)
    expectTextsAtTheirPlaces(document, in: source)
    #expect(document.root.allMath.count == 118)
    #expect(document.diagnostics.isEmpty)
  }

  /// Text that has no escape in it stands in the source as it is.
  private func expectTextsAtTheirPlaces(_ document: MarkdownDocument, in source: String) {
    let sliced = SlicedText(source)
    for node in document.root.allNodes {
      guard case .text(let text) = node.kind, let slice = sliced[node.range],
        !slice.contains(where: { "\\&|\0".contains($0) })
      else { continue }
      #expect(slice == text, "at \(node.range)")
    }
  }
}

extension MarkdownExtensions {
  static let all: Self = [.default, .tagfilter]
}
