import CourseMarkdown
import Foundation
import TestSupport
import Testing

/// Each folder of `Fixtures/markdown` is a document and the HTML that it gives.
@Suite struct FixtureTests {
  @Test(arguments: Fixture.all(in: "markdown"))
  func rendersAsRecorded(_ fixture: Fixture) throws {
    let source = try fixture.text("input.md")
    let document = MarkdownParser().parse(source)
    let renderer = HTMLRenderer(alignmentStyle: .className)
    try expectSnapshot(
      renderer.render(document),
      matches: fixture.directory.appending(path: "expected.html")
    )
    #expect(document.diagnostics.isEmpty)
    expectSoundPlaces(document, in: source)
  }

  @Test func thereAreFixtures() {
    #expect(Fixture.all(in: "markdown").count >= 6)
  }
}
