import CourseMarkdown
import Diagnostics

/// Decides what the headings of a document are that do not say it themselves.
///
/// One may be the title, a section, a problem ("1. Title" in a run, "Gauss's law (10 pts)"), a part,
/// or just a heading.
struct HeadingRoles {
  private(set) var tokens: [Token]

  static func resolved(_ tokens: [Token]) -> [Token] {
    var roles = HeadingRoles(tokens: tokens)
    roles.refuseUnnumbered()
    roles.refuseTitles()
    roles.markNumberedProblems()
    roles.markTitle()
    roles.markSectionsAndPoints()
    roles.markNumberedParts()
    return roles.tokens
  }

  // MARK: - Problems

  /// "**Question:** why?" is prose where problems have numbers.
  private mutating func refuseUnnumbered() {
    let levels = tokens.filter(\.isNumberedProblem).map(\.level)
    guard !levels.isEmpty else { return }
    for index in tokens.indices {
      guard case .problem(let mark) = tokens[index].mark, mark.number == nil, !mark.isContainer,
        tokens[index].enclosed == nil
      else { continue }
      let level = tokens[index].level
      if level == nil || !levels.contains(level) { tokens[index] = tokens[index].refused() }
    }
  }

  /// "# Solutions" above the first problem says what the whole document is, and "# Part 1" on a page
  /// without problems is a heading.
  private mutating func refuseTitles() {
    let hasProblems = tokens.contains { $0.isProblem || $0.isPointedHeading }
    let first = tokens.firstIndex(where: \.isProblem) ?? tokens.endIndex
    let lead = tokens[..<first].lastIndex { !$0.isBlock && !$0.isRule }
    for index in tokens.indices where tokens[index].level != nil {
      switch tokens[index].mark {
      case .part where !hasProblems: tokens[index] = tokens[index].refused()
      case .aside(let aside) where tokens[index].body.isEmpty:
        let isLead = index == lead && first < tokens.endIndex && aside.kind.givesSolution
        let isTitle =
          tokens[index].level == 1 && aside.isPlural
          && !tokens[..<index].contains { $0.level != nil || $0.isProblem }
        if isLead || isTitle { tokens[index] = tokens[index].refused() }
      default: break
      }
    }
  }

  /// Headings that only have a number are problems where nothing else is one.
  private mutating func markNumberedProblems() {
    guard !tokens.contains(where: \.isProblem) else { return }
    for level in 1...6 {
      let indices = tokens.indices.filter { tokens[$0].isHeading(at: level) }
      let numbered = indices.filter { tokens[$0].bareNumber != nil }
      guard isRun(numbered) else { continue }
      for index in numbered { tokens[index].makeNumberedProblem() }
      return
    }
  }

  /// Whether two of the numbered headings follow each other in number.
  private func isRun(_ indices: [Int]) -> Bool {
    let numbers = indices.compactMap { tokens[$0].bareNumber?.number }
    return zip(numbers, numbers.dropFirst()).contains { $0 &+ 1 == $1 }
  }

  /// Below a problem that is a heading, headings that only have a number are its parts.
  private mutating func markNumberedParts() {
    var level: Int?
    var group: [Int] = []
    for index in tokens.indices {
      if tokens[index].isProblem || tokens[index].isSection {
        makeParts(group)
        group = []
        level = tokens[index].isProblem ? tokens[index].level : nil
      } else if let level, let own = tokens[index].level, own > level,
        tokens[index].bareNumber != nil
      {
        group.append(index)
      }
    }
    makeParts(group)
  }

  private mutating func makeParts(_ indices: [Int]) {
    let top = indices.compactMap { tokens[$0].level }.min()
    let group = indices.filter { tokens[$0].level == top }
    guard isRun(group) else { return }
    for index in group { tokens[index].makeNumberedPart() }
  }

  // MARK: - Title and sections

  /// The first heading of level 1 is the title, if it stands before all problems.
  private mutating func markTitle() {
    for index in tokens.indices {
      if tokens[index].isProblem { return }
      if tokens[index].isHeading(at: 1), let heading = tokens[index].heading {
        tokens[index].mark = .title(HeadingTitle(nodes: heading.children, points: nil))
        tokens[index].body = []
        return
      }
    }
  }

  private mutating func markSectionsAndPoints() {
    let firstProblem = tokens.firstIndex(where: \.isProblem) ?? tokens.endIndex
    let firstPart = tokens.firstIndex { $0.partWord != nil } ?? tokens.endIndex
    var problemLevel: Int?
    for index in tokens.indices {
      if tokens[index].isProblem {
        problemLevel = tokens[index].level
        continue
      }
      if let part = tokens[index].partWord {
        let leadsToProblem = tokens.dropFirst(index + 1).first?.isProblem ?? false
        let groups = groupsProblems(index) && (firstPart < firstProblem || leadsToProblem)
        let isHeading = tokens[index].level != nil
        if isHeading
          ? groups || part.label.isRomanCapital : part.label.isRomanCapital && leadsToProblem
        {
          tokens[index].makeSection()
        }
      } else if case .heading = tokens[index].mark, let level = tokens[index].level {
        if groupsProblems(index) {
          tokens[index].makeSection()
        } else if problemLevel.map({ level <= $0 }) ?? true, tokens[index].makePointedProblem() {
          problemLevel = level
        }
      }
    }
  }

  /// Whether problems follow a heading before a heading that is not below it, and before parts and
  /// solutions that would lose their problem.
  private func groupsProblems(_ index: Int) -> Bool {
    let level = tokens[index].level ?? 6
    for token in tokens.dropFirst(index + 1) {
      if token.isProblem { return token.level.map { $0 > level } ?? true }
      if token.isSolution || (token.isPart && token.partWord == nil) { return false }
      if token.level.map({ $0 <= level }) ?? false { return false }
    }
    return false
  }
}

extension Token {
  var isSection: Bool { if case .section = mark { true } else { false } }

  fileprivate var isNumberedProblem: Bool {
    if case .problem(let problem) = mark { problem.number != nil } else { false }
  }

  fileprivate func isHeading(at level: Int) -> Bool {
    if case .heading = mark { self.level == level } else { false }
  }

  /// The part's mark where it says "Part".
  fileprivate var partWord: PartMark? {
    if case .part(let part) = mark, part.saysPart { part } else { nil }
  }

  /// The number of a heading that has no more than one, and where the title starts.
  fileprivate var bareNumber: (number: Int, titleStart: Int)? {
    guard case .heading = mark, let heading else { return nil }
    let flat = FlatText(heading.children)
    var cursor = MarkerCursor(flat.bytes, from: 0, to: flat.bytes.count)
    cursor.skipLead()
    guard let digits = cursor.takeDigits(), digits.utf8.count <= 3, let number = Int(digits),
      cursor.take(anyOf: ".)"), cursor.next?.isBlank ?? false
    else { return nil }
    cursor.skipSpaces()
    return (number, cursor.position)
  }

  /// Whether the token is a heading that would be a problem for its points.
  fileprivate var isPointedHeading: Bool {
    guard case .heading = mark else { return false }
    var copy = self
    return copy.makePointedProblem()
  }

  // MARK: - Changing the mark

  fileprivate mutating func makeSection() {
    let nodes = heading?.children ?? original.flatMap(\.children)
    let line = MarkerLine(nodes: nodes, flat: FlatText(nodes))
    let whole = TitleCandidate(range: 0..<line.flat.bytes.count, form: .heading, endsBlock: true)
    let title = line.candidate(whole, body: whole.range.upperBound..<whole.range.upperBound)?.title
    mark = .section(HeadingTitle(nodes: title?.nodes ?? nodes, points: title?.points))
    markers = title?.markers ?? []
    body = []
  }

  fileprivate mutating func makeNumberedProblem() {
    guard let (number, start) = bareNumber, let line = headingLine else { return }
    var problem = ProblemMark(number: String(number))
    problem.candidate = candidate(from: start, of: line)
    mark = .problem(problem)
    markers = line.markers(0..<start)
    body = []
  }

  fileprivate mutating func makeNumberedPart() {
    guard let (number, start) = bareNumber, let line = headingLine,
      let label = PartLabel(String(number))
    else { return }
    var part = PartMark(label: label)
    part.candidate = candidate(from: start, of: line)
    mark = .part(part)
    markers = line.markers(0..<start)
    body = []
  }

  /// "## Gauss's law (10 pts)": a problem because it has points.
  fileprivate mutating func makePointedProblem() -> Bool {
    guard let line = headingLine, let candidate = candidate(from: 0, of: line),
      candidate.title.points != nil
    else { return false }
    mark = .problem(ProblemMark(candidate: candidate))
    markers = []
    body = []
    return true
  }

  private var headingLine: MarkerLine? {
    heading.map { MarkerLine(nodes: $0.children, flat: FlatText($0.children)) }
  }

  private func candidate(from start: Int, of line: MarkerLine) -> Candidate? {
    let end = line.flat.bytes.count
    let match = TitleCandidate(range: start..<end, form: .heading, endsBlock: true)
    return line.candidate(match, body: end..<end)
  }
}
