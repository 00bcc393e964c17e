import CourseMarkdown
import Diagnostics

/// Finds the identifiers that an author gave, and those given twice.
struct IdentifierCheck {
  private(set) var all: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var places: [String: SourceRange] = [:]

  init(_ root: MarkdownNode) {
    for (identifier, range) in Self.identifiers(in: root) { note(identifier, at: range) }
  }

  private mutating func note(_ identifier: String, at range: SourceRange) {
    all.insert(identifier)
    guard let first = places[identifier] else {
      places[identifier] = range
      return
    }
    diagnostics.append(.duplicateIdentifier(identifier, at: range, first: first))
  }

  private static func identifiers(in root: MarkdownNode) -> [(String, SourceRange)] {
    var found: [(String, SourceRange)] = []
    var waiting = [root]
    while let node = waiting.popLast() {
      switch node.kind {
      case .div(let attributes):
        if let identifier = attributes.identifier ?? attributes["label"] ?? attributes["id"] {
          found.append((identifier, node.range))
        }
      case .math(let math), .mathBlock(let math):
        if let identifier = math.identifier { found.append((identifier, node.range)) }
      default: break
      }
      waiting.append(contentsOf: node.children.reversed())
    }
    return found
  }
}

/// Finds parts of one problem that have the same label.
enum LabelCheck {
  static func diagnostics(for set: ProblemSet) -> [Diagnostic] {
    set.problems.flatMap { problem in
      var places: [String: SourceRange] = [:]
      return problem.parts.compactMap { part -> Diagnostic? in
        if let first = places[part.label] {
          return .repeatedPartLabel(part.label, at: part.range.firstLine, first: first)
        }
        places[part.label] = part.range.firstLine
        return nil
      }
    }
  }
}

extension SourceRange {
  /// The start of the range, as a place to point at.
  fileprivate var firstLine: SourceRange {
    SourceRange(start: start, end: start.line == end.line ? end : start)
  }
}
