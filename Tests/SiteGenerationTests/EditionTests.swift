import CourseModel
import Foundation
import SiteGeneration
import Testing

@Suite struct EditionTests {
  static let page = """
    ---
    solutions: POLICY
    ---
    # Set

    **Problem 1.** What is it?[^1]

    **Solution**: Quetzalcoatl $\\mathfrak{Q}_{77}$, see the note[^2].

    **Deep.** Axolotl.

    [^1]: Open note.
    [^2]: Xochimilco.
    """

  func site(_ policy: String) throws -> TestSite {
    try TestSite([
      "content/a.md": Self.page.replacingOccurrences(of: "POLICY", with: policy),
      "content/b.md": "**Problem 1.** Hard",
      "content/b-sol.md": "**Problem 1.**\n\n**Solution**: Tlaloc",
    ])
  }

  @Test func aStudentsEditionHasNoByteOfHiddenSolutions() async throws {
    let site = try site("hidden")
    try site.write(["coursegen.yml": "title: Test\nsolutions: hidden\n"])
    #expect(try await site.build().isPublished)
    for (path, bytes) in try site.bytes() {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["Quetzalcoatl", "mathfrak", "77", "Axolotl", "Xochimilco", "Tlaloc"]
      where !path.hasPrefix("assets") {
        #expect(!text.contains(secret), "\(secret) in \(path)")
      }
    }
    #expect(try site.text("a.html").contains("Open note."))
    #expect(!site.files().contains("b-sol.html"))
  }

  @Test func instructorsSeeEverything() async throws {
    let site = try site("hidden")
    site.adapt = { $0.edition = .instructor }
    #expect(try await site.build().isPublished)
    let text = try site.text("a.html")
    #expect(text.contains("Quetzalcoatl") && text.contains("Xochimilco"))
    #expect(try site.text("b.html").contains("Tlaloc"))
  }

  @Test(arguments: [("2026-05-31", true), ("2026-06-01", true), ("2026-06-02", false)])
  func solutionsAreReleasedOnTheirDay(date: String, isThere: Bool) async throws {
    let site = try site(date)
    _ = try await site.build()
    #expect(try site.text("a.html").contains("Quetzalcoatl") == isThere)
  }

  @Test func theDayOfTheBuildMatters() async throws {
    let site = try site("2026-06-02")
    _ = try await site.build()
    #expect(try !site.text("a.html").contains("Quetzalcoatl"))
    let day = try #require(CalendarDate("2026-06-02"))
    site.adapt = { $0.date = day }
    // With it the search index, and the script that names the version.
    #expect(try await site.buildAnew().written == 3)
    #expect(try site.text("a.html").contains("Quetzalcoatl"))
  }
}
