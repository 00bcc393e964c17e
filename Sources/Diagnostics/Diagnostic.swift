/// Something that the author should know about the content: a place, a rule, what is wrong, and
/// what would be right.
///
/// Diagnostics are data. Nobody throws or prints them: a stage returns all that it found and goes
/// on, and the command line writes them out in the end.
package struct Diagnostic: Sendable, Hashable, Codable {
  /// How bad it is.
  package enum Severity: String, Sendable, Hashable, Comparable, Codable {
    case note
    case warning
    case error

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A further place, or a remark without a place.
  package struct Note: Sendable, Hashable, Codable {
    package var message: String
    package var range: SourceRange?

    package init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// A replacement that would put it right.
  package struct Fix: Sendable, Hashable, Codable {
    package var range: SourceRange
    package var replacement: String
    package var summary: String

    package init(range: SourceRange, replacement: String, summary: String) {
      self.range = range
      self.replacement = replacement
      self.summary = summary
    }
  }

  /// The file, as the author would name it; a stage that knows only text leaves it `nil`, and the
  /// stage that read the file fills it in.
  package var path: String?
  package var range: SourceRange?
  package var severity: Severity
  /// The rule's identifier in kebab case, for example `broken-link`.
  package var rule: String
  package var message: String
  package var notes: [Note]
  package var fixes: [Fix]

  package init(
    _ severity: Severity,
    rule: String,
    _ message: String,
    at range: SourceRange? = nil,
    path: String? = nil,
    notes: [Note] = [],
    fixes: [Fix] = []
  ) {
    self.path = path
    self.range = range
    self.severity = severity
    self.rule = rule
    self.message = message
    self.notes = notes
    self.fixes = fixes
  }

  /// The same diagnostic, placed in a file, unless it is placed in one already.
  package func located(in path: String) -> Diagnostic {
    var copy = self
    copy.path = self.path ?? path
    return copy
  }
}
