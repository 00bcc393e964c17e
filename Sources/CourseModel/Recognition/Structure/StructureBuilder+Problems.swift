import CourseMarkdown
import Diagnostics

// Where problems begin and end: at headings, sections, rules and other problems.

extension StructureBuilder {
  mutating func placeProblem(_ token: Token, _ mark: ProblemMark) {
    guard floor == 0 else { return appendOriginal(token) }
    close(to: 0)
    open(.problem(mark), for: token)
  }

  mutating func placeSection(_ token: Token, _ title: HeadingTitle) {
    guard floor == 0 else { return appendOriginal(token) }
    close(to: 0)
    markers += token.markers
    appendSection(Section(title, level: token.level, token.range))
  }

  /// A heading without a mark ends what it does not belong to, the outermost first.
  mutating func placeHeading(_ token: Token, _ ahead: Lookahead, _ index: Int) {
    let level = token.level ?? 6
    let keepsBold = ahead.holdsStructure[index]
    let ended = stack.indices.first { depth in
      depth >= floor && !keeps(headingOf: level, depth: depth, structureFollows: keepsBold)
    }
    if let ended { close(to: ended) }
    append(token)
  }

  /// Whether an open frame holds a heading of some level.
  private func keeps(headingOf level: Int, depth: Int, structureFollows: Bool) -> Bool {
    let frame = stack[depth]
    switch frame.kind {
    case .problem:
      if let own = frame.level { return level > own }
      // A bold problem has no level: it goes on where its parts do, and in its solution's headings.
      let deeper = stack.contains { $0.givesSolution && ($0.level.map { level > $0 } ?? false) }
      return structureFollows || deeper
    case .part:
      return frame.level.map { level > $0 } ?? false
    case .aside:
      if let own = frame.level { return level > own }
      return stack.first?.problem != nil && (stack[0].level.map { level > $0 } ?? false)
    }
  }

  /// A rule ends solutions and the parts that have no heading; before a problem it ends all.
  mutating func placeRule(_ token: Token, _ ahead: Lookahead, _ index: Int) {
    guard floor == 0 else { return append(token) }
    if ahead.endsProblem[index] {
      close(to: 0)
    } else if let problem = problemIndex {
      let parts = stack.indices.prefix { depth in
        depth == problem || (stack[depth].part != nil && stack[depth].level != nil)
      }
      close(to: parts.count)
    } else {
      close(to: 0)
    }
    append(token)
  }
}
