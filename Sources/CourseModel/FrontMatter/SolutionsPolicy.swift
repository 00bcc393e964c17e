/// Who is told how a problem is solved, and how: the value of `solutions:`.
package enum SolutionsPolicy: Sendable, Hashable {
  case shown
  /// Folded; a click shows them.
  case collapsed
  /// Not in any file of a student's edition.
  case hidden
  /// Hidden before a day, collapsed from that day on.
  case released(CalendarDate)

  /// Reads `shown`, `collapsed`, `hidden` or a date.
  package init?(_ text: String) {
    switch text {
    case "shown": self = .shown
    case "collapsed": self = .collapsed
    case "hidden": self = .hidden
    default:
      guard let date = CalendarDate(text) else { return nil }
      self = .released(date)
    }
  }

  /// What the policy comes to on a day, in an edition.
  ///
  /// The instructor's edition hides nothing: what students must not see yet is shown there.
  package func resolved(on date: CalendarDate, edition: Edition) -> SolutionsVisibility {
    switch self {
    case .shown: .shown
    case .collapsed: .collapsed
    case .hidden: edition == .instructor ? .shown : .hidden
    case .released(let release) where release <= date: .collapsed
    case .released: edition == .instructor ? .shown : .hidden
    }
  }
}

/// How solutions appear on a page.
package enum SolutionsVisibility: String, Sendable, Hashable, Codable, CaseIterable {
  case shown
  case collapsed
  case hidden
}

/// For whom a site is built.
package enum Edition: String, Sendable, Hashable, CaseIterable {
  case student
  case instructor
}
