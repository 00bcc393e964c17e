import CourseModel

// How a record is filled from what was found in a page.

extension PageRecord {
  mutating func add(_ frontMatter: FrontMatter) {
    description = frontMatter.description
    date = frontMatter.date?.description
    weight = frontMatter.weight
    isDraft = frontMatter.isDraft
  }

  mutating func add(_ set: ProblemSet, visibility: SolutionsVisibility) {
    problems = set.problems.count
    points = set.problems.compactMap(\.totalPoints).reduce(0, +)
    self.visibility = visibility
    hasSolutions = visibility != .hidden && set.hasSolutions
  }

  mutating func add(_ computation: PageComputation) {
    computes = computation.usesTools
    simulations = computation.simulations.count
    answers = computation.answers.count
    verifiedAnswers = computation.verifiedAnswers
    data = computation.dataDigests.keys.sorted()
    modules = Set(computation.modules.values.map(\.name)).sorted()
    checkers = computation.checkers.values.map(\.name).sorted()
  }
}

extension ProblemSet {
  /// Whether anything in the set tells how a problem is solved.
  fileprivate var hasSolutions: Bool {
    elements.contains { element in
      switch element {
      case .problem(let problem): problem.elements.haveSolutions
      case .aside(let aside): aside.kind.givesSolution
      case .block, .section: false
      }
    }
  }
}

extension [ProblemElement] {
  fileprivate var haveSolutions: Bool {
    contains { element in
      switch element {
      case .part(let part): part.elements.haveSolutions
      case .aside(let aside): aside.kind.givesSolution || aside.elements.haveSolutions
      case .block: false
      }
    }
  }
}

extension SolutionsPolicy {
  /// The day on which solutions are released, where the policy is one.
  var releaseDate: CalendarDate? {
    if case .released(let date) = self { date } else { nil }
  }

  /// The policy as an author writes it.
  var text: String {
    switch self {
    case .shown: "shown"
    case .collapsed: "collapsed"
    case .hidden: "hidden"
    case .released(let date): date.description
    }
  }
}
