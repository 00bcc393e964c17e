import SiteGeneration
import Testing

@Suite struct NavigationTests {
  @Test func ordersByWeightThenByNameWithNumbers() async throws {
    let site = try TestSite([
      "content/set-10.md": "# Ten", "content/set-9.md": "# Nine",
      "content/last.md": "---\nweight: 1\n---\n# First", "content/s/in.md": "# In",
    ])
    #expect(try await site.build().rules == [])
    let index = try site.text("index.html")
    let titles = index.matches(of: /<a class="entry-title" href="[^"]*">(First|Nine|Ten|In)<\/a>/)
      .map { String($0.1) }
    #expect(titles == ["First", "Nine", "Ten", "In"])
    let ten = try site.text("set-10.html")
    #expect(ten.contains("href=\"set-9.html\"") && ten.contains("href=\"s/index.html\""))
  }

  @Test func showsTheWayBack() async throws {
    let site = try TestSite([
      "content/_index.md": "# Home", "content/a/_index.md": "# Unit A", "content/a/b/c.md": "# C",
    ])
    #expect(try await site.build().rules == [])
    let page = try site.text("a/b/c.html")
    #expect(page.contains("href=\"../../index.html\"") && page.contains("href=\"../index.html\""))
    #expect(page.contains("Unit A"))
  }

  @Test func countsPointsAndProblems() async throws {
    let site = try TestSite([
      "content/a.md": "**Problem 1.** x\n\n(a) 7 pts y\n\n(b) 3 pts z\n\n**Problem 2.** w"
    ])
    #expect(try await site.build().rules == [])
    let index = try site.text("index.html")
    #expect(index.contains("10 points") && index.contains("2 problems"))
    #expect(try site.text("a.html").contains("id=\"problem-1b\""))
  }
}
