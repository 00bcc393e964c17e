import Diagnostics
import SiteGeneration
import TestSupport
import Testing

@Suite struct TemplateTests {
  func problems(_ templates: [String: String]) async throws -> [String] {
    var files = ["content/a.md": "# A"]
    for (name, text) in templates { files["templates/\(name).mustache"] = text }
    let result = try await TestSite(files).build()
    #expect(!result.isPublished)
    return result.diagnostics.map { diagnostic in
      let start = diagnostic.range?.start
      let place = start.map { "\($0.line):\($0.column) " } ?? ""
      return "\(place)\(diagnostic.message) [\(diagnostic.rule)]"
    }
  }

  @Test func aSiteReplacesTemplatesOneByOne() async throws {
    let site = try TestSite([
      "content/a.md": "# A\n\n**Problem 1.** x",
      "templates/problem.mustache": "<b>{{number}}</b>\n",
      "templates/assets/theme.css": "/* own */",
    ])
    #expect(try await site.build().rules == [])
    #expect(try site.text("a.html").contains("<b>1</b>"))
    #expect(try site.text("assets/theme.css") == "/* own */")
  }

  @Test func aChangedTemplateChangesPages() async throws {
    let site = try TestSite(["content/a.md": "# A"])
    _ = try await site.build()
    try site.write(["templates/pager.mustache": "<!-- new pager -->\n"])
    _ = try await site.buildAnew()
    #expect(try site.text("a.html").contains("new pager"))
  }

  @Test func tellsOfASyntaxError() async throws {
    #expect(
      try await problems(["pager": "{{#open}}\n"]) == [
        "2:1 In this template a section is not closed. [template-syntax]"
      ]
    )
  }

  @Test func tellsOfACycle() async throws {
    #expect(
      try await problems(["pager": "<p>\n  {{> pager}}"]) == [
        "2:3 This template includes “pager”, which includes this template. [template-cycle]"
      ]
    )
    let both = try await problems(["pager": "{{> outline}}", "outline": "{{> pager}}"])
    #expect(both.count == 2)
  }

  @Test func tellsOfAnUnknownTemplate() async throws {
    #expect(
      try await problems(["pager": "{{> outlin}}"]) == [
        "1:1 There is no template “outlin”. [unknown-template]"
      ]
    )
  }
}
