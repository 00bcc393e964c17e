// What a line was read as. All ranges are offsets into the line's FlatText.

/// How strongly a marker is set apart from prose.
enum MarkerForm {
  case heading
  /// Bold or emphasised.
  case styled
  case plain
}

/// Words behind a marker that may be a title or may begin the statement.
struct TitleCandidate {
  var range: Range<Int>
  /// What sets the words apart: a heading, bold type, or only a line of their own.
  var form: MarkerForm
  /// Whether the block ends with the candidate.
  var endsBlock: Bool
}

struct ProblemMatch {
  var number: String?
  var points: PointsMatch?
  var title: TitleCandidate?
  var bodyStart: Int
}

struct PartMatch {
  var label: PartLabel
  var points: PointsMatch?
  var title: TitleCandidate?
  var bodyStart: Int
  /// Whether the label counts only beside another: `a.`, `(1)`, `\(a\)`, `**1.**`.
  var isWeak: Bool
  /// Whether the word "Part" stands before the label.
  var saysPart: Bool
}

struct AsideMatch {
  var kind: Aside.Kind
  /// The words that say more than the kind: "Hint 2".
  var title: Range<Int>?
  var target: AsideTarget?
  /// Whether the kind stands in the plural: "Solutions".
  var isPlural: Bool
  var bodyStart: Int
}

/// What an aside says that it answers.
struct AsideTarget: Equatable {
  /// The label of a part: "Solution to (b)".
  var label: String?
  /// The number of a problem: "Solution to Problem 3".
  var number: String?
  /// The identifier of a problem: `{solution} ex-mean`.
  var identifier: String?
  /// Whether the number only counts solutions ("Solution 2") and need not be a problem's.
  var isSerial = false
}

extension ProblemMatch {
  /// Where the words start that are no marker and are not set apart as a title.
  var textStart: Int { title.textStart(orBody: bodyStart) }
}

extension PartMatch {
  /// Where the words start that are no marker and are not set apart as a title.
  var textStart: Int { title.textStart(orBody: bodyStart) }
}

extension TitleCandidate? {
  fileprivate func textStart(orBody bodyStart: Int) -> Int {
    if let self, self.form == .plain { self.range.lowerBound } else { bodyStart }
  }
}
