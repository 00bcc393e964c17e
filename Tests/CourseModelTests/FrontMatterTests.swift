import CourseMarkdown
import CourseModel
import Diagnostics
import TestSupport
import Testing

@Suite struct FrontMatterTests {
  /// Parses YAML that starts on line 2 of a file, behind its fence.
  private func parse(_ yaml: String) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).count
    let range = SourceRange(
      start: SourcePosition(line: 1, column: 1),
      end: SourcePosition(line: lines + 2, column: 4)
    )
    return FrontMatter.parse(FrontMatterSource(yaml: yaml, range: range))
  }

  @Test func readsAllKeys() {
    let (front, diagnostics) = parse(
      """
      title: Trainability
      description: "Why deep networks train"
      date: 2020-10-31
      weight: 3
      draft: true
      slug: trainability
      solutions: hidden
      macros:
        \\RR: \\mathbb{R}
        E: \\operatorname{E}
      """
    )
    #expect(diagnostics == [])
    #expect(front.title == "Trainability")
    #expect(front.description == "Why deep networks train")
    #expect(front.date == CalendarDate(year: 2020, month: 10, day: 31))
    #expect(front.weight == 3)
    #expect(front.isDraft)
    #expect(front.slug == "trainability")
    #expect(front.solutions == .hidden)
    #expect(front.macros.map(\.name) == ["\\RR", "\\E"])
    #expect(front.macros.map(\.expansion) == ["\\mathbb{R}", "\\operatorname{E}"])
  }

  @Test func isEmptyWhereThereIsNone() {
    let (front, diagnostics) = FrontMatter.parse(nil)
    #expect(front == FrontMatter())
    #expect(diagnostics == [])
    #expect(parse("").frontMatter == FrontMatter())
    #expect(parse("").diagnostics == [])
  }

  @Test func keepsUnknownKeys() {
    let (front, diagnostics) = parse("title: A\ntags: [x, y]\nauthor: {name: B}")
    #expect(diagnostics == [])
    #expect(front.extras.map(\.key) == ["tags", "author"])
  }

  @Test(arguments: [
    ("solutions: shown", SolutionsPolicy.shown), ("solutions: collapsed", .collapsed),
    ("solutions: hidden", .hidden), ("solutions: \"hidden\"", .hidden),
  ])
  func readsSolutionsPolicies(_ yaml: String, _ policy: SolutionsPolicy) {
    #expect(parse(yaml).frontMatter.solutions == policy)
  }

  @Test func readsReleaseDates() throws {
    let date = try #require(CalendarDate(year: 2026, month: 12, day: 1))
    #expect(parse("solutions: 2026-12-01").frontMatter.solutions == .released(date))
    #expect(parse("solutions: '2026-12-01'").frontMatter.solutions == .released(date))
    #expect(parse("solutions: 2026-12-01T08:00:00Z").frontMatter.solutions == .released(date))
  }

  /// The wrong value is marked; lines count from the fence.
  @Test(arguments: [
    ("title: ①[a, b]②", "“title” wants a text, not a list."),
    ("date: ①yesterday②", "“date” wants a date such as 2026-12-01, not “yesterday”."),
    ("date: ①2026-02-30②", "“date” wants a date such as 2026-12-01, not “2026-02-30”."),
    ("title: x\nweight: ①heavy②", "“weight” wants a whole number, not “heavy”."),
    ("draft: ①maybe②", "“draft” wants true or false, not “maybe”."),
    ("slug: ①a/b②", "“slug” wants a name without spaces, “/”, “?”, “#” and “%”, not “a/b”."),
    ("slug: ①..②", "“slug” wants a name without spaces, “/”, “?”, “#” and “%”, not “..”."),
    ("solutions: ①never②", "“solutions” wants shown, collapsed, hidden or a date, not “never”."),
    ("macros: ①none②", "“macros” wants names and texts, not “none”."),
    ("# é\ntitle: é\nweight: ①ö②", "“weight” wants a whole number, not “ö”."),
  ])
  func wrongTypesAreToldAtTheirPlace(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let (_, diagnostics) = parse(text.text)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.message == message)
    #expect(diagnostic.severity == .error)
    let place = try #require(text.ranges.first?.start)
    #expect(
      diagnostic.range?.start == SourcePosition(line: place.line + 1, column: place.column)
    )
  }

  @Test func theOtherKeysHoldWhereOneIsWrong() {
    let (front, diagnostics) = parse("title: A\nweight: x\nslug: b")
    #expect(diagnostics.count == 1)
    #expect(front.title == "A")
    #expect(front.slug == "b")
  }

  @Test func malformedYAMLIsToldAtItsPlace() throws {
    let (front, diagnostics) = parse("title: \"open\nweight: 1\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.rule == "malformed-yaml")
    #expect((diagnostic.range?.start.line ?? 0) >= 2)
    #expect(front == FrontMatter())
  }

  @Test func aListIsNoFrontMatter() {
    let messages = parse("- a\n- b").diagnostics.map(\.message)
    #expect(messages == ["“front matter” wants keys and values, not a list."])
  }

  @Test(arguments: ["[", "{", "- ", "? ", "a: &x [*x", "\u{0}", "---\n---", "!!int x", "%", "@"])
  func survivesAnything(_ text: String) {
    _ = parse(text)
    _ = parse(String(repeating: text, count: 20_000))
  }
}
