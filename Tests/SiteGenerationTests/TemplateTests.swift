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

  /// Templates are asked once for each shape of values; a template with a transform, here one that
  /// nothing includes, turns that off.
  @Test func shapesOfValuesChangeNothing() async throws {
    let set = """
      ---
      description: 'Both < & > "quoted"'
      ---
      # A set & its title $x<y$

      Text.[^n]

      ## First section

      **Problem 1. Spread & <b>more</b>.** (5 points) Let $x$.

      (a) 2 pts One.

      **Hint**: Think.

      **Solution**: $x^2$

      (b) Two $\\oops$.

      **Solution**: [back](b.md)

      **Problem 2.** Untitled.

      **Remark**: Fine.

      ### Problem 3. Third

      | a | b |
      | - | - |
      | 1 | 2 |

      [^n]: Note.
      """
    let files = [
      "content/a.md": set, "content/b.md": "# B", "content/s/_index.md": "# S",
      "content/s/c.md": "# C\n\n**Exercise 4.** y",
      "content/s/d.md": "---\ndate: 2026-01-02\n---\n# D",
    ]
    let shaped = try TestSite(files)
    let plain = try TestSite(
      files.merging(["templates/unused.mustache": "{{capitalized(title)}}"]) { $1 }
    )
    #expect(try await shaped.build().isPublished)
    #expect(try await plain.build().isPublished)
    #expect(try shaped.bytes() == plain.bytes())
    #expect(try shaped.text("a.html").contains("Spread &amp; <b>more</b>"))
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
