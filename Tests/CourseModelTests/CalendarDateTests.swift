import CourseModel
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2026-12-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31",
  ])
  func readsAndWritesDays(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-12", "2026-13-01", "2026-00-10", "2023-02-29", "1900-02-29", "2026-4-1",
    "2026-04-31", "26-04-01", "2026-04-0١", "-026-04-01", "2026-04-01-05", "tomorrow",
  ])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func dropsATime() {
    #expect(CalendarDate("2026-12-01T10:00:00+02:00")?.description == "2026-12-01")
    #expect(CalendarDate("2026-12-01 10:00")?.description == "2026-12-01")
  }

  @Test func isOrdered() throws {
    let days = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].compactMap {
      CalendarDate($0)
    }
    #expect(days.count == 4)
    #expect(days.shuffled().sorted() == days)
  }
}

@Suite struct SolutionsPolicyTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test func studentsSeeWhatThePolicySays() throws {
    let today = try day("2026-11-24")
    #expect(SolutionsPolicy.shown.resolved(on: today, edition: .student) == .shown)
    #expect(SolutionsPolicy.collapsed.resolved(on: today, edition: .student) == .collapsed)
    #expect(SolutionsPolicy.hidden.resolved(on: today, edition: .student) == .hidden)
  }

  @Test func aDateHidesUntilItHasCome() throws {
    let policy = SolutionsPolicy.released(try day("2026-12-01"))
    #expect(policy.resolved(on: try day("2026-11-30"), edition: .student) == .hidden)
    #expect(policy.resolved(on: try day("2026-12-01"), edition: .student) == .collapsed)
    #expect(policy.resolved(on: try day("2027-01-01"), edition: .student) == .collapsed)
  }

  @Test func instructorsSeeEverything() throws {
    let early = try day("2026-11-30")
    let release = SolutionsPolicy.released(try day("2026-12-01"))
    for policy in [SolutionsPolicy.shown, .collapsed, .hidden, release] {
      #expect(policy.resolved(on: early, edition: .instructor) != .hidden)
    }
  }
}
