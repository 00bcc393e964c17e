import CourseMarkdown
import Diagnostics

/// A piece of a document on its way to the model: a marker with the text that stands in the same
/// block, or a block without any.
struct Token {
  var mark: Mark
  var range: SourceRange
  /// The blocks that stay when the mark is accepted.
  var body: [MarkdownNode] = []
  /// The blocks as they were, for a mark that is refused.
  var original: [MarkdownNode]
  var markers: [Marker] = []
  /// The level of the heading that carries the mark.
  var level: Int?
  /// What stands inside of a container that carries the mark; such a mark ends with it.
  var enclosed: [Token]?
  /// The line break before a piece of a paragraph that was divided.
  var lineBreak: MarkdownNode?

  /// Behind a reference, because most tokens have little of it.
  indirect enum Mark {
    case block
    /// A heading that is none of the others.
    case heading
    case section(HeadingTitle)
    case rule
    case problem(ProblemMark)
    case part(PartMark)
    case aside(AsideMark)
    /// A numbered or bulleted list; its items may be the parts of a problem.
    case list([ListItem])
    /// The document's title.
    case title(HeadingTitle)
  }

  struct ListItem {
    var node: MarkdownNode
    var number: Int
    var tokens: [Token]
  }
}

/// A heading's text without points, and the points.
struct HeadingTitle {
  var nodes: [MarkdownNode]
  var points: Points?
}

struct ProblemMark {
  var number: String?
  var title: [MarkdownNode] = []
  var points: Points?
  var identifier: String?
  /// Words that are a title or begin the statement, by what follows.
  var candidate: Candidate?
  /// Whether only a container says that this is a problem, so that a marker in it may say more.
  var isContainer = false
  /// Whether the title may stand on the line behind.
  var awaitsTitle = false
}

struct PartMark {
  var label: PartLabel
  var title: [MarkdownNode] = []
  var points: Points?
  var candidate: Candidate?
  var isWeak = false
  var saysPart = false
  /// Whether a solution behind the part answers all of its list.
  var sharesSolution = false
}

struct AsideMark {
  var kind: Aside.Kind
  var title: [MarkdownNode] = []
  var identifier: String?
  var target: AsideTarget?
  var isPlural = false
  /// Whether the marker has a line or heading of its own, so that what follows belongs to it.
  var standsAlone = false
  var form: MarkerForm
}

/// Words behind a marker, read both ways: as a title, and as the beginning of the statement.
struct Candidate {
  struct Reading {
    var nodes: [MarkdownNode]
    var points: Points?
    var markers: [Marker] = []
  }

  /// Where the words start in their line's ``FlatText``.
  var start: Int
  var form: MarkerForm
  var endsBlock: Bool
  /// Whether a full stop or colon stands behind the words.
  var isStopped: Bool
  var title: Reading
  /// The whole block; its `nodes` are blocks.
  var statement: Reading
}

extension Token {
  /// A block without a mark.
  static func block(_ node: MarkdownNode) -> Token {
    Token(mark: .block, range: node.range, body: [node], original: [node])
  }

  var isProblem: Bool { if case .problem = mark { true } else { false } }
  var isPart: Bool { if case .part = mark { true } else { false } }
  var isBlock: Bool { if case .block = mark { true } else { false } }
  var isRule: Bool { if case .rule = mark { true } else { false } }

  /// The heading that the token was made from.
  var heading: MarkdownNode? {
    guard let node = original.first, case .heading = node.kind else { return nil }
    return node
  }

  var isSolution: Bool {
    if case .aside(let aside) = mark { aside.kind.givesSolution } else { false }
  }

  /// The token without its mark.
  func refused() -> Token {
    var copy = self
    copy.body = original
    copy.markers = []
    copy.enclosed = nil
    copy.mark = heading == nil ? .block : .heading
    return copy
  }
}
