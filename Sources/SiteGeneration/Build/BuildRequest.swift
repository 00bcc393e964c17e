package import BlockExecution
package import CourseModel
package import Diagnostics

/// What to build, and how.
package struct BuildRequest: Sendable {
  package var layout: SiteLayout
  /// Where the site goes, absolute.
  package var output: String
  /// How the author named ``output``.
  package var outputName: String
  /// Where results are kept between builds, absolute.
  package var cache: String
  package var edition: Edition = .student
  /// The day on which the site is published: solutions may have a date.
  package var date: CalendarDate
  package var includesDrafts = false
  /// Takes the place of the configuration's base URL.
  package var baseURL: String?
  /// Whether warnings keep the site from being published.
  package var isStrict = false
  /// Whether a page with an error is published all the same.
  package var keepsGoing = false
  /// Whether simulations may run; otherwise only results that are kept are used.
  package var executes = true
  /// Whether simulations run even where results are kept.
  package var refreshes = false
  /// Whether each verified answer is also made wrong, to prove that its verification can fail.
  package var falsifies = false
  /// Under how many other seeds the answers are verified again.
  package var otherSeeds = 0
  /// Whether it is told of each simulation why it ran, or why not.
  package var explains = false
  /// Whether blocks with inputs are compiled for the reader's browser.
  package var makesPagesLive = true
  /// How many pages are worked on at once.
  package var jobs: Int
  /// Whether files are written; a check does everything else.
  package var writes = true

  package init(
    layout: SiteLayout,
    output: String,
    outputName: String,
    cache: String,
    date: CalendarDate,
    jobs: Int
  ) {
    self.layout = layout
    self.output = output
    self.outputName = outputName
    self.cache = cache
    self.date = date
    self.jobs = jobs
  }

  /// Whether the answers are put to proofs for which no page can be remembered.
  var provesAnswers: Bool { falsifies || otherSeeds > 0 }
}

/// Why a simulation ran, or did not have to.
package struct RunExplanation: Sendable, Hashable {
  /// The page, as the author names it.
  package var path: String
  /// The block with its inputs.
  package var job: String
  package var reason: RunReason
}

/// What came of a build.
package struct BuildResult: Sendable {
  /// In listing order.
  package var diagnostics: [Diagnostic] = []
  package var pages = 0
  /// Files that were written anew; the others were taken over from the last site.
  package var written = 0
  package var files = 0
  package var formulas = 0
  package var simulations = 0
  package var verifiedAnswers = 0
  package var answers = 0
  /// For a build that explains: in the order of the pages.
  package var explanations: [RunExplanation] = []
  /// Whether the new site is in place.
  package var isPublished = false

  /// Whether the content has errors, or, for a strict build, warnings.
  package func fails(strictly isStrict: Bool) -> Bool {
    diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }
}

/// How far a build is.
package struct BuildProgress: Sendable, Hashable {
  package enum Stage: String, Sendable {
    case reading = "Reading"
    case simulating = "Simulating"
    case writing = "Writing"
  }

  package var stage: Stage
  package var done: Int
  package var total: Int
  /// What is being worked on, where that is worth knowing.
  package var detail: String?
}
