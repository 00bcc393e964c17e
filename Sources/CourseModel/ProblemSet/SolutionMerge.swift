import CourseMarkdown
import Diagnostics

/// Brings the solutions of a second file, `name-sol.md`, to the problems of the first.
///
/// A problem of the solutions finds its problem by identifier, by number (the second 3 finds the
/// second 3), by title, and, where no problem has a number, by order. Its solutions go to the problem
/// and to the parts with the same labels. Where it has none, all of its text is the solution; where
/// it has some, the text around them is the statement again and is left out.
package enum SolutionMerge {
  /// The problem set with the solutions in it, and what fits nowhere as diagnostics; `path` is the
  /// file of the solutions, which their ``Aside/path`` then tells.
  package static func merge(
    _ solutions: ProblemSet,
    into set: ProblemSet,
    path: String?
  ) -> ProblemSet {
    var result = set
    var matcher = ProblemMatcher(set)
    for element in solutions.elements {
      switch element {
      case .problem(let solved):
        if let index = matcher.index(for: solved) {
          let answers = AnswerCollector.answers(of: solved)
          result.add(answers, at: index, path: path)
        } else {
          result.report(solved, path: path)
        }
      case .aside(let aside) where aside.kind.givesSolution:
        result.add(aside, path: path, matcher: &matcher)
      case .block, .section, .aside: break
      }
    }
    result.diagnostics =
      result.diagnostics
      + solutions.diagnostics.filter { $0.rule != "orphan-solution" }.map { diagnostic in
        path.map(diagnostic.located) ?? diagnostic
      }
    result.assignAnchors()
    return result
  }
}

extension SolutionMerge {
  /// The problem set with the solutions from the end of the same document, of which nothing is left
  /// out: what fits nowhere is a solution by itself.
  static func absorb(_ solutions: ProblemSet, into set: ProblemSet) -> ProblemSet {
    var result = set
    var matcher = ProblemMatcher(set)
    for element in solutions.elements {
      switch element {
      case .problem(let solved):
        result.markers += solved.titleMarkers
        if let index = matcher.index(for: solved) {
          result.add(AnswerCollector.wholes(of: solved), at: index, path: nil)
        } else {
          result.report(solved, path: nil)
          result.elements.append(.aside(Aside(solving: solved.range, solved.elements)))
        }
      case .section(let section):
        result.markers.append(Marker(text: section.title.plainText, range: section.range))
      case .block(let node):
        result.elements.append(.aside(Aside(solving: node.range, [.block(node)])))
      case .aside: result.elements.append(element)
      }
    }
    result.diagnostics += solutions.diagnostics
    return result
  }
}

extension Problem {
  fileprivate var titleMarkers: [Marker] {
    title.isEmpty ? [] : [Marker(text: title.plainText, range: range)]
  }
}

extension Aside {
  fileprivate init(solving range: SourceRange, _ elements: [ProblemElement]) {
    self.init(
      kind: .solution,
      title: [],
      anchor: nil,
      range: range,
      elements: elements,
      path: nil
    )
  }
}

/// Finds the problem that a problem of the solutions is about.
private struct ProblemMatcher {
  private let problems: [(index: Int, problem: Problem)]
  private var used: Set<Int> = []

  init(_ set: ProblemSet) {
    problems = set.elements.indices.compactMap { index in
      guard case .problem(let problem) = set.elements[index] else { return nil }
      return (index, problem)
    }
  }

  /// The element of the problem set that a problem of the solutions answers.
  mutating func index(for solved: Problem) -> Int? {
    let match =
      first { solved.identifier != nil && $0.identifier == solved.identifier }
      ?? first { solved.number != nil && $0.number == solved.number }
      ?? first { !solved.titleText.isEmpty && $0.titleText == solved.titleText }
      ?? (solved.number == nil ? first { $0.number == nil && $0.titleText.isEmpty } : nil)
    if let match { used.insert(match) }
    return match
  }

  /// The element with a number, whether it was found before or not.
  mutating func index(forNumber number: String?) -> Int? {
    let match = number.map { number in first { $0.number == number } } ?? first { _ in true }
    if let match { used.insert(match) }
    return match
  }

  private func first(where isMatch: (Problem) -> Bool) -> Int? {
    problems.first { !used.contains($0.index) && isMatch($0.problem) }?.index
  }
}

extension ProblemSet {
  fileprivate mutating func add(_ answers: [AnswerCollector.Answer], at index: Int, path: String?) {
    guard case .problem(var problem) = elements[index] else { return }
    var wholes: [Aside] = []
    for var answer in answers {
      answer.aside = answer.aside.located(in: path)
      if answer.label == nil || problem.parts.contains(where: { $0.label == answer.label }) {
        problem.add(answer.aside, toPart: answer.label)
      } else if let label = answer.label {
        var whole = answer.aside
        whole.elements = [.part(answer.part(labelled: label))]
        wholes.append(whole)
        // A set without parts may well be answered in parts.
        if !problem.parts.isEmpty {
          let name = "part (\(label)) in problem \(problem.number ?? problem.titleText)"
          diagnostics.append(.unmatchedSolution(of: name, at: answer.aside.range, path: path))
        }
      }
    }
    if var first = wholes.first {
      first.elements = wholes.flatMap(\.elements)
      first.range.end = wholes.map(\.range.end).max() ?? first.range.end
      problem.elements.append(.aside(first))
    }
    elements[index] = .problem(problem)
  }

  /// A solution that stands by itself: "**Solution 2.**", or the next in order.
  fileprivate mutating func add(
    _ aside: Aside,
    path: String?,
    matcher: inout ProblemMatcher
  ) {
    let number = aside.title.plainText.split(separator: " ").last.map(String.init)
    guard let index = matcher.index(forNumber: number), case .problem(var problem) = elements[index]
    else {
      diagnostics.append(.unmatchedSolution(of: "problem", at: aside.range, path: path))
      return
    }
    problem.elements.append(.aside(aside.located(in: path)))
    elements[index] = .problem(problem)
  }

  fileprivate mutating func report(_ solved: Problem, path: String?) {
    let name = solved.number ?? "“\(solved.titleText)”"
    let start = SourceRange(start: solved.range.start, end: solved.range.start)
    diagnostics.append(.unmatchedSolution(of: "problem \(name)", at: start, path: path))
  }
}

/// Collects the solutions from a problem of the solutions file.
private struct AnswerCollector {
  struct Answer {
    var label: String?
    var aside: Aside

    func part(labelled label: String) -> Part {
      Part(
        label: label,
        title: [],
        titleText: "",
        points: nil,
        anchor: "",
        range: aside.range,
        elements: aside.elements
      )
    }
  }

  /// The solutions in the problem; all of it where none is marked as one.
  static func answers(of solved: Problem) -> [Answer] {
    let marked = marked(solved.elements, label: nil)
    return marked.isEmpty ? wholes(of: solved) : marked
  }

  private static func marked(_ elements: [ProblemElement], label: String?) -> [Answer] {
    elements.flatMap { element -> [Answer] in
      switch element {
      case .aside(let aside) where aside.kind.givesSolution:
        return [Answer(label: label, aside: aside)]
      case .part(let part): return marked(part.elements, label: label ?? part.label)
      case .aside, .block: return []
      }
    }
  }

  /// All text of the problem, and of each of its parts, as solutions.
  static func wholes(of solved: Problem) -> [Answer] {
    let own = solved.elements.filter { element in
      if case .part = element { false } else { true }
    }
    let whole = own.isEmpty ? [] : [Answer(label: nil, aside: aside(solved.range, own))]
    return whole
      + solved.parts.map { part in
        let title = part.title.coveredRange.map { MarkdownNode(.paragraph, at: $0, part.title) }
        let elements = (title.map { [.block($0)] } ?? []) + part.elements
        return Answer(label: part.label, aside: aside(part.range, elements))
      }
  }

  /// Elements as a solution; a solution that is all there is stays itself.
  private static func aside(_ range: SourceRange, _ elements: [ProblemElement]) -> Aside {
    if elements.count == 1, case .aside(let own) = elements[0], own.kind.givesSolution {
      return own
    }
    return Aside(solving: range, elements)
  }
}

extension Aside {
  fileprivate func located(in path: String?) -> Aside {
    var copy = self
    copy.path = self.path ?? path
    return copy
  }
}
