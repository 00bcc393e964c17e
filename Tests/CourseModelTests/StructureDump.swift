import CourseMarkdown
import CourseModel
import Diagnostics

/// Writes a problem set as indented lines, for fixtures that a person can check.
struct StructureDump {
  private var lines: [String] = []

  static func text(_ set: ProblemSet) -> String {
    var dump = StructureDump()
    if let title = set.title {
      dump.add(0, "title", anchor: set.titleAnchor, text: title)
    }
    for element in set.elements { dump.add(element) }
    for diagnostic in set.diagnostics {
      let line = diagnostic.range?.start.line ?? 0
      dump.lines.append("\(line): \(diagnostic.severity): \(diagnostic.rule)")
    }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ element: SetElement) {
    switch element {
    case .block(let node): add(0, node)
    case .section(let section):
      add(0, "section", anchor: section.anchor, points: section.points, text: section.titleText)
    case .problem(let problem):
      let name = ["problem", problem.number].compactMap(\.self).joined(separator: " ")
      add(0, name, anchor: problem.anchor, points: problem.points, text: problem.titleText)
      add(1, problem.elements)
    case .aside(let aside): add(0, aside)
    }
  }

  private mutating func add(_ depth: Int, _ elements: [ProblemElement]) {
    for element in elements {
      switch element {
      case .block(let node): add(depth, node)
      case .part(let part):
        add(
          depth,
          "part \(part.label)",
          anchor: part.anchor,
          points: part.points,
          text: part.titleText
        )
        add(depth + 1, part.elements)
      case .aside(let aside): add(depth, aside)
      }
    }
  }

  private mutating func add(_ depth: Int, _ aside: Aside) {
    let name = [aside.kind.rawValue, aside.path.map { "from \($0)" }].compactMap(\.self)
    add(
      depth,
      name.joined(separator: " "),
      anchor: aside.anchor,
      text: aside.title.plainText
    )
    add(depth + 1, aside.elements)
  }

  private mutating func add(_ depth: Int, _ node: MarkdownNode) {
    add(depth, node.kind.name, text: [node].wholeText)
  }

  private mutating func add(
    _ depth: Int,
    _ name: String,
    anchor: String? = nil,
    points: Points? = nil,
    text: String
  ) {
    var line = String(repeating: "  ", count: depth) + name
    if let anchor { line += " #\(anchor)" }
    if let points { line += " [\(points.value)]" }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.isEmpty { line += ": \(words)" }
    lines.append(line)
  }
}

extension MarkdownKind {
  /// A word for the kind of a block.
  fileprivate var name: String {
    switch self {
    case .paragraph: "text"
    case .heading(let level): "h\(level)"
    case .mathBlock: "display"
    case .thematicBreak: "rule"
    case .list: "list"
    case .htmlBlock: "html"
    case .codeBlock: "code"
    case .blockQuote: "quote"
    case .div: "div"
    default: "block"
    }
  }
}
