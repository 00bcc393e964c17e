import Foundation
import Testing

@Suite struct HTMLValidityTests {
  @Test func allPagesAreValid() async throws {
    for site in [try await BuiltSite.course.value, try await BuiltSite.everything.value] {
      #expect(site.pages.count > 2)
      let files = site.pages.map { site.folder.appending(path: $0) }
      #expect(try CheckingTools.htmlErrors(in: files) == [])
    }
  }

  /// The checker itself must be able to find something.
  @Test func theCheckerFindsErrors() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "wrong-\(UUID()).html")
    try Data("<!doctype html><title>t</title><p><div id=a></div><div id=a></div>".utf8).write(
      to: file
    )
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try CheckingTools.htmlErrors(in: [file]).contains { $0.contains("Duplicate ID") })
  }
}
