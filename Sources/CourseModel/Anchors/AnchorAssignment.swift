import CourseMarkdown
import Diagnostics

/// Gives each problem, part, aside and heading its anchor, in the order of the document.
struct AnchorAssignment {
  private var registry: AnchorRegistry
  private let asideIdentifiers: [SourcePosition: String]
  private(set) var headings: [HeadingPlace: String] = [:]
  private var path: String?

  init(reserved: Set<String>, asideIdentifiers: [SourcePosition: String]) {
    registry = AnchorRegistry(reserved: reserved)
    self.asideIdentifiers = asideIdentifiers
  }

  mutating func assign(to set: inout ProblemSet) {
    if let title = set.title { set.titleAnchor = anchor(ofHeading: title) }
    set.elements = set.elements.map { element in
      switch element {
      case .block(let node):
        visit(node)
        return element
      case .section(var section):
        section.anchor = anchor(ofHeading: section.titleText)
        return .section(section)
      case .problem(let problem): return .problem(assigned(problem))
      case .aside(let aside): return .aside(assigned(aside, owner: nil))
      }
    }
    set.headingAnchors = headings
  }

  private mutating func assigned(_ problem: Problem) -> Problem {
    var copy = problem
    if let identifier = problem.identifier {
      copy.anchor = registry.claim(identifier)
    } else {
      copy.anchor = registry.make(Self.wish(for: problem))
    }
    copy.elements = assigned(problem.elements, owner: copy.anchor)
    return copy
  }

  private static func wish(for problem: Problem) -> String {
    if let number = problem.number {
      let slug = Slug.make(from: String(number.map { $0 == "." ? "-" : $0 }))
      return "problem-\(slug)"
    }
    let slug = Slug.make(from: problem.titleText)
    return slug.isEmpty ? "problem" : slug
  }

  private mutating func assigned(
    _ elements: [ProblemElement],
    owner: String
  ) -> [ProblemElement] {
    elements.map { element in
      switch element {
      case .block(let node):
        visit(node)
        return element
      case .part(var part):
        part.anchor = registry.make(Self.wish(for: part.label, owner: owner))
        part.elements = assigned(part.elements, owner: part.anchor)
        return .part(part)
      case .aside(let aside): return .aside(assigned(aside, owner: owner))
      }
    }
  }

  /// `problem-3` and `b` make `problem-3b`; `problem-3` and `2` make `problem-3-2`.
  private static func wish(for label: String, owner: String) -> String {
    let own = label.split(separator: ".").last.map(String.init) ?? label
    let joins = owner.last?.isNumber == true && own.first?.isLetter == true
    return joins ? owner + own.lowercased() : "\(owner)-\(own.lowercased())"
  }

  private mutating func assigned(_ aside: Aside, owner: String?) -> Aside {
    var copy = aside
    if aside.path == nil, let identifier = asideIdentifiers[aside.range.start] {
      copy.anchor = registry.claim(identifier)
    } else {
      let wish = owner.map { "\($0)-\(aside.kind.rawValue)" } ?? aside.kind.rawValue
      copy.anchor = registry.make(wish)
    }
    let outer = path
    path = aside.path ?? outer
    copy.elements = assigned(aside.elements, owner: copy.anchor ?? "")
    path = outer
    return copy
  }

  // MARK: - Headings

  private mutating func anchor(ofHeading text: String) -> String {
    let slug = Slug.make(from: text.trimmingSpaces)
    return registry.make(slug.isEmpty ? "section" : slug)
  }

  /// Gives anchors to the headings in a block, wherever they stand.
  private mutating func visit(_ node: MarkdownNode) {
    var waiting = [node]
    while let node = waiting.popLast() {
      switch node.kind {
      case .heading:
        let place = HeadingPlace(path: path, range: node.range)
        headings[place] = anchor(ofHeading: node.children.plainText)
      case .blockQuote, .list, .item, .div, .footnoteDefinition:
        waiting.append(contentsOf: node.children.reversed())
      default: break
      }
    }
  }
}
