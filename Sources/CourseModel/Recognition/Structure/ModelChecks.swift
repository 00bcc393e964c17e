import CourseMarkdown
import Diagnostics

/// Finds the identifiers that an author gave, and those given twice.
struct IdentifierCheck {
  private(set) var all: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var places: [String: SourceRange] = [:]

  init(_ root: MarkdownNode, _ set: ProblemSet) {
    for (identifier, range) in Self.identifiers(in: root) + Self.identifiers(of: set) {
      note(identifier, at: range)
    }
  }

  private mutating func note(_ identifier: String, at range: SourceRange) {
    all.insert(identifier)
    guard let first = places[identifier] else {
      places[identifier] = range
      return
    }
    if first.start != range.start {
      diagnostics.append(.duplicateIdentifier(identifier, at: range, first: first))
    }
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

  /// Identifiers in directives that are code blocks to Markdown.
  private static func identifiers(of set: ProblemSet) -> [(String, SourceRange)] {
    let problems = set.problems.compactMap { problem in
      problem.identifier.map { ($0, problem.range) }
    }
    let asides = set.asideIdentifiers.map { ($0.value, SourceRange(start: $0.key, end: $0.key)) }
    return problems + asides.sorted { $0.1.start < $1.1.start }
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
