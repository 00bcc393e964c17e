import CourseModel
import Diagnostics

extension ProblemSet {
  /// What the author calls each problem, by the place where it starts: `Exercise`.
  ///
  /// The word stands in the marker that the problem was recognised by; `Problem` where there is none.
  func nouns() -> [SourcePosition: String] {
    var nouns: [SourcePosition: String] = [:]
    for marker in markers {
      let word = marker.text.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
      nouns[marker.range.start] = Self.known[word]
    }
    return nouns
  }

  private static let known = [
    "exercise": "Exercise", "ex": "Exercise", "question": "Question", "task": "Task",
  ]
}
