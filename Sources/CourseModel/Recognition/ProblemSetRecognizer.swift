package import CourseMarkdown
import Diagnostics

/// Finds the problems, parts and solutions of a document in what authors write anyway.
///
/// The stages: ``Tokenizer`` finds markers and takes them out of the text; ``HeadingRoles``,
/// ``TitleDecision`` and ``WeakParts`` decide what depends on neighbours; ``StructureBuilder`` nests;
/// ``SolutionPlacement`` brings solutions to where they say they belong; ``AnchorAssignment`` names.
///
/// - Complexity: O(*n*) in the size of the document.
package enum ProblemSetRecognizer {
  package static func recognize(_ document: MarkdownDocument) -> ProblemSet {
    var tokenizer = Tokenizer()
    let raw = tokenizer.tokens(of: document.root.children)
    let tokens = WeakParts.resolved(TitleDecision.resolved(HeadingRoles.resolved(raw)))
    let appendix = SolutionsAppendix.start(in: tokens) ?? tokens.count
    var set = problemSet(Array(tokens[..<appendix]))
    set.diagnostics += tokenizer.diagnostics
    if appendix < tokens.count {
      let solutions = problemSet(Array(tokens[(appendix + 1)...]))
      set.markers += tokens[appendix].markers + solutions.markers
      set = SolutionMerge.absorb(solutions, into: set)
    }
    let identifiers = IdentifierCheck(document.root)
    set.identifiers = identifiers.all
    set.diagnostics += identifiers.diagnostics + LabelCheck.diagnostics(for: set)
    set.assignAnchors()
    set.diagnostics = set.diagnostics.listed()
    return set
  }

  /// A problem set without anchors.
  private static func problemSet(_ tokens: [Token]) -> ProblemSet {
    let builder = StructureBuilder.build(tokens)
    var set = ProblemSet(
      title: builder.title.map { $0.nodes.plainText.trimmingSpaces },
      titleNodes: builder.title?.nodes ?? [],
      elements: builder.elements,
      markers: builder.markers
    )
    set.asideIdentifiers = builder.asideIdentifiers
    SolutionPlacement.place(in: &set, targets: builder.targets)
    return set
  }
}

extension ProblemSet {
  mutating func assignAnchors() {
    var assignment = AnchorAssignment(reserved: identifiers, asideIdentifiers: asideIdentifiers)
    assignment.assign(to: &self)
  }
}

/// "# Solutions" with the problems all over again, at the end of a document.
private enum SolutionsAppendix {
  static func start(in tokens: [Token]) -> Int? {
    guard let first = tokens.firstIndex(where: \.isProblem) else { return nil }
    return tokens.indices.dropFirst(first).first { index in
      guard case .aside(let aside) = tokens[index].mark, aside.kind.givesSolution, aside.isPlural,
        tokens[index].level != nil
      else { return false }
      let next = tokens.dropFirst(index + 1).first { !$0.isBlock && !$0.isRule }
      return next?.isProblem ?? false
    }
  }
}
