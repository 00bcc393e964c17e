import Diagnostics

/// Brings solutions to where they belong when that is not where they stand: "Solution to (a)" behind
/// part (c), one solution for all parts behind the last, `{solution} ex-mean`.
struct SolutionPlacement {
  private var set: ProblemSet
  private let targets: [SourcePosition: AsideTarget]

  static func place(in set: inout ProblemSet, targets: [SourcePosition: AsideTarget]) {
    var placement = SolutionPlacement(set: set, targets: targets)
    placement.raiseSharedSolutions()
    if !targets.isEmpty { placement.followTargets() }
    placement.reportOrphans()
    set = placement.set
  }

  // MARK: - One solution for all parts

  private mutating func raiseSharedSolutions() {
    for index in set.elements.indices {
      guard case .problem(var problem) = set.elements[index] else { continue }
      problem.elements = Self.raised(problem.elements)
      set.elements[index] = .problem(problem)
    }
  }

  /// Moves solutions that answer a neighbour of their part behind that part.
  private static func raised(_ elements: [ProblemElement]) -> [ProblemElement] {
    let labels = Set(elements.parts.map(\.label))
    guard labels.count > 1 else { return elements }
    return elements.flatMap { element -> [ProblemElement] in
      guard case .part(var part) = element else { return [element] }
      let others = labels.subtracting([part.label])
      let shared = part.elements.filter { inner in
        guard case .aside(let aside) = inner, aside.kind.givesSolution else { return false }
        return aside.parts.contains { others.contains($0.label) }
      }
      part.elements.removeAll { shared.contains($0) }
      return [.part(part)] + shared
    }
  }

  // MARK: - Solutions that name what they solve

  private mutating func followTargets() {
    for index in set.elements.indices {
      switch set.elements[index] {
      case .problem(let problem): followTargets(of: problem, at: index)
      default: break
      }
    }
    followTargetsOfOrphans()
  }

  private mutating func followTargets(of problem: Problem, at index: Int) {
    var moved: [(aside: Aside, target: AsideTarget)] = []
    var copy = problem
    copy.elements = taking(problem.elements, in: problem, label: nil, into: &moved)
    guard !moved.isEmpty else { return }
    set.elements[index] = .problem(copy)
    for (aside, target) in moved { add(aside, target: target, from: index) }
  }

  /// The elements without the asides that belong elsewhere.
  private mutating func taking(
    _ elements: [ProblemElement],
    in problem: Problem,
    label: String?,
    into moved: inout [(aside: Aside, target: AsideTarget)]
  ) -> [ProblemElement] {
    var kept: [ProblemElement] = []
    for element in elements {
      switch element {
      case .part(var part) where label == nil:
        part.elements = taking(part.elements, in: problem, label: part.label, into: &moved)
        kept.append(.part(part))
      case .aside(let aside):
        if let target = targets[aside.range.start], leads(target, of: aside, problem, label) {
          moved.append((aside, target))
        } else {
          kept.append(element)
        }
      default: kept.append(element)
      }
    }
    return kept
  }

  /// Whether a target is another place than the one where its aside stands.
  private mutating func leads(
    _ target: AsideTarget,
    of aside: Aside,
    _ problem: Problem,
    _ label: String?
  ) -> Bool {
    if let identifier = target.identifier {
      if problem.identifier == identifier { return label != nil }
      if self.problem(target) != nil { return true }
      reportUnknown(identifier, aside)
      return false
    }
    if let number = target.number, number != problem.number {
      return !target.isSerial && self.problem(target) != nil
    }
    guard let wanted = target.label else {
      return target.number != nil && !target.isSerial && label != nil
    }
    return wanted != label && problem.parts.contains { $0.label == wanted }
  }

  /// The place of the only problem that a target names.
  private func problem(_ target: AsideTarget) -> Int? {
    let matches = set.elements.indices.filter { index in
      guard case .problem(let problem) = set.elements[index] else { return false }
      if let identifier = target.identifier { return problem.identifier == identifier }
      return target.number != nil && problem.number == target.number
    }
    return matches.count == 1 ? matches[0] : nil
  }

  private mutating func add(_ aside: Aside, target: AsideTarget, from index: Int) {
    let place = problem(target) ?? index
    guard case .problem(var problem) = set.elements[place] else { return }
    problem.add(aside, toPart: target.label)
    set.elements[place] = .problem(problem)
  }

  private mutating func followTargetsOfOrphans() {
    var kept: [SetElement] = []
    var moved: [(aside: Aside, target: AsideTarget)] = []
    for element in set.elements {
      if case .aside(let aside) = element, let target = targets[aside.range.start],
        problem(target) != nil
      {
        moved.append((aside, target))
      } else {
        kept.append(element)
      }
    }
    set.elements = kept
    for (aside, target) in moved {
      if let index = problem(target) { add(aside, target: target, from: index) }
    }
  }

  // MARK: - Diagnostics

  private mutating func reportUnknown(_ identifier: String, _ aside: Aside) {
    let known = set.problems.compactMap(\.identifier)
    set.diagnostics.append(
      .unknownSolutionTarget(
        identifier,
        at: aside.range,
        suggestion: Spelling.nearest(to: identifier, among: known)
      )
    )
  }

  private mutating func reportOrphans() {
    for case .aside(let aside) in set.elements where aside.kind.givesSolution {
      set.diagnostics.append(.orphanSolution(aside.kind, at: aside.range))
    }
  }
}

extension Problem {
  /// Adds an aside to one of the parts, or to the problem itself where there is no such part.
  mutating func add(_ aside: Aside, toPart label: String?) {
    for index in elements.indices {
      if case .part(var part) = elements[index], part.label == label {
        part.elements.append(.aside(aside))
        elements[index] = .part(part)
        return
      }
    }
    elements.append(.aside(aside))
  }
}
