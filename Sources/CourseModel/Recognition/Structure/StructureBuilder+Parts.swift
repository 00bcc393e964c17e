import CourseMarkdown
import Diagnostics

// What a label is where it stands: a part of the problem, a part of the answer, or prose.

extension StructureBuilder {
  private static let depthLimit = 5

  /// A label is the next part of the problem, or a part of the answer that is open, or prose.
  mutating func placePart(_ token: Token, _ mark: PartMark, _ ahead: Lookahead, _ index: Int) {
    guard let problem = problemIndex, isOwn(mark.label, of: problem) else {
      return appendOriginal(token)
    }
    guard let solution = stack.indices.last(where: { stack[$0].givesSolution }) else {
      closeHints()
      attach(token, mark, above: problem)
      return
    }
    let leaves =
      solution >= floor
      && leavesSolution(token, mark, solution, solutionFollows: ahead.holdsSolution[index])
    if leaves {
      close(to: solution)
      attach(token, mark, above: problem)
    } else if belongsInAnswer(mark, solution) {
      attach(token, mark, above: solution)
    } else {
      appendOriginal(token)
    }
  }

  /// "1.2" is a part of problem 1 only.
  private func isOwn(_ label: PartLabel, of problem: Int) -> Bool {
    let fields = label.text.split(separator: ".")
    guard fields.count == 2, let number = stack[problem].problem?.number else { return true }
    return fields[0] == number
  }

  /// The labels of the parts directly in a frame, with the one that is open.
  private func labels(in depth: Int) -> [PartLabel] {
    let closed = stack[depth].elements.parts.compactMap { PartLabel($0.label) }
    let open = depth + 1 < stack.count ? stack[depth + 1].part?.label : nil
    return closed + (open.map { [$0] } ?? [])
  }

  /// Whether a label behind a solution begins the next part of the problem.
  private func leavesSolution(
    _ token: Token,
    _ mark: PartMark,
    _ solution: Int,
    solutionFollows: Bool
  ) -> Bool {
    guard let problem = problemIndex else { return false }
    let known = labels(in: problem)
    if known.contains(where: { $0.text == mark.label.text }) { return false }
    if known.isEmpty {
      let isOuter = token.level.map { $0 <= stack[solution].level ?? 0 } ?? false
      return mark.points != nil || isOuter
    }
    let open = stack[problem..<solution].compactMap(\.part?.label) + known.suffix(1)
    if open.contains(where: mark.label.follows) {
      let continuesAnswer = labels(in: solution).last.map(mark.label.follows) ?? false
      return !continuesAnswer || solutionFollows
    }
    let isEmphatic = mark.points != nil || token.level != nil || solutionFollows
    return isEmphatic && !mark.label.isFirst && (known.last.map(mark.label.continues) ?? false)
  }

  /// Whether a label within a solution labels a part of the answer.
  private func belongsInAnswer(_ mark: PartMark, _ solution: Int) -> Bool {
    if mark.label.isFirst || mark.saysPart || !labels(in: solution).isEmpty { return true }
    guard let problem = problemIndex else { return false }
    return labels(in: problem).contains { $0.text == mark.label.text }
  }

  /// Opens a part beside or below the parts that are open above a frame.
  ///
  /// What is certain is a part wherever it stands; otherwise the label must fit.
  private mutating func attach(
    _ token: Token,
    _ mark: PartMark,
    above base: Int,
    isCertain: Bool = false
  ) {
    let first = max(base + 1, floor)
    let parts = stack.indices.filter { $0 >= first && stack[$0].part != nil }
    let beside = parts.last { depth in
      stack[depth].part.map { mark.label.continues($0.label) } ?? false
    }
    if let beside {
      close(to: beside)
    } else if let innermost = parts.last, mark.label.isFirst, parts.count < Self.depthLimit {
      close(to: innermost + 1)
    } else {
      let isEmphatic = isCertain || mark.points != nil || token.level != nil
      let isExpected =
        isEmphatic || mark.label.isEarly || mark.saysPart || token.enclosed != nil
        || stack[base].givesSolution || !labels(in: base).isEmpty
      guard isExpected, isEmphatic || parts.isEmpty else { return appendOriginal(token) }
      close(to: max(parts.first ?? first, first))
    }
    open(.part(mark), for: token)
  }

  /// Opens a part that an item of a list is.
  mutating func attachItem(_ token: Token, _ mark: PartMark) {
    guard let problem = problemIndex else { return }
    attach(token, mark, above: problem, isCertain: true)
  }
}
