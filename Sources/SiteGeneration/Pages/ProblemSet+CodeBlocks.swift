import CourseMarkdown
import CourseModel

extension ProblemSet {
  /// All blocks of code, wherever they stand, in the order of the page.
  var codeBlocks: [MarkdownNode] { codeBlocks(inSolutions: true) }

  /// The same, or those alone that an edition without solutions shows.
  func codeBlocks(inSolutions: Bool) -> [MarkdownNode] {
    var found: [MarkdownNode] = []
    for element in elements {
      switch element {
      case .block(let node): node.collectCodeBlocks(into: &found)
      case .section: break
      case .problem(let problem):
        problem.elements.collectCodeBlocks(into: &found, inSolutions)
      case .aside(let aside) where inSolutions || !aside.kind.givesSolution:
        aside.elements.collectCodeBlocks(into: &found, inSolutions)
      case .aside: break
      }
    }
    return found
  }
}

extension [ProblemElement] {
  fileprivate func collectCodeBlocks(into found: inout [MarkdownNode], _ inSolutions: Bool) {
    for element in self {
      switch element {
      case .block(let node): node.collectCodeBlocks(into: &found)
      case .part(let part): part.elements.collectCodeBlocks(into: &found, inSolutions)
      case .aside(let aside) where inSolutions || !aside.kind.givesSolution:
        aside.elements.collectCodeBlocks(into: &found, inSolutions)
      case .aside: break
      }
    }
  }
}

extension MarkdownNode {
  /// The parser bounds how deep nodes nest.
  fileprivate func collectCodeBlocks(into found: inout [MarkdownNode]) {
    if case .codeBlock = kind { found.append(self) }
    for child in children { child.collectCodeBlocks(into: &found) }
  }
}
