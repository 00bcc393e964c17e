import CourseModel
import Diagnostics
import FileStorage

/// What the rest of a site needs to know of a page: kept between builds, so that a page that did not
/// change is not read again.
struct PageRecord: Sendable, Hashable, Codable {
  /// Relative to the content folder.
  var path: String
  /// How its files looked when they were read.
  var statuses: [Files.Status]
  /// The digest of the files' bytes.
  var source: ContentDigest
  /// The digest of everything that determines the page but other pages.
  var inputs: ContentDigest

  /// Relative to the output folder.
  var output: String
  /// Plain text.
  var title: String
  /// The title as HTML, with markers.
  var heading: String
  var description: String?
  /// As ISO 8601 writes it.
  var date: String?
  var weight: Int?
  var isDraft = false
  var problems = 0
  var points = 0.0
  var hasSolutions = false
  /// Who sees solutions, as the author wrote it.
  var policy = "shown"
  /// What that came to.
  var visibility = SolutionsVisibility.shown

  /// The identifiers that a link may name.
  var anchors: [String] = []
  var links: [PageLink] = []
  var formulas = 0
  /// Whether the page has simulations or answers.
  var computes = false
  var simulations = 0
  var answers = 0
  var verifiedAnswers = 0
  /// The names of the modules that the reader's browser runs.
  var modules: [String] = []
  /// The data files that its simulations read, by their paths below the content folder.
  var data: [String] = []
  /// The names of the modules that judge its answers.
  var checkers: [String] = []
  /// What is wrong with the page itself; broken links are found anew in each build.
  var diagnostics: [Diagnostic] = []
  /// What is wrong with its formulas, once they have been typeset.
  var formulaDiagnostics: [Diagnostic] = []

  init(
    path: String,
    statuses: [Files.Status],
    source: ContentDigest,
    inputs: ContentDigest,
    output: String,
    title: String,
    heading: String
  ) {
    self.path = path
    self.statuses = statuses
    self.source = source
    self.inputs = inputs
    self.output = output
    self.title = title
    self.heading = heading
  }

  /// Whether the page is the index of its folder.
  var isIndex: Bool { output.lastPathComponent == "index.html" }

  /// The content folder's path of the folder that the page stands in.
  var folder: String { path.parentPath ?? "" }
}

/// A link or an image in a page that does not lead to another site.
struct PageLink: Sendable, Hashable, Codable {
  /// As the author wrote it.
  var destination: String
  var range: SourceRange
  /// The file, where it is not the page's own.
  var path: String?
}
