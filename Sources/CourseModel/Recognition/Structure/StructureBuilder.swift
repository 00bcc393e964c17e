import CourseMarkdown
import Diagnostics

/// Nests tokens into problems, parts and asides.
///
/// What is open is a stack of frames, the outermost first: a problem, its part, a solution of that
/// part, a labelled part of that solution. Each token closes what it ends and opens what it starts.
/// A frame made from a container (`::: {.solution}`) is a barrier: only its end closes it.
struct StructureBuilder {
  struct Frame {
    enum Kind {
      case problem(ProblemMark)
      case part(PartMark)
      case aside(AsideMark)
    }

    var kind: Kind
    var range: SourceRange
    /// The level of the heading that opened it.
    var level: Int?
    var isBarrier = false
    var elements: [ProblemElement] = []
  }

  private(set) var elements: [SetElement] = []
  var markers: [Marker] = []
  private(set) var title: HeadingTitle?
  /// What solutions say that they answer, by the place where they start.
  private(set) var targets: [SourcePosition: AsideTarget] = [:]
  /// The identifiers that authors gave to asides, by the place where they start.
  private(set) var asideIdentifiers: [SourcePosition: String] = [:]
  var stack: [Frame] = []
  /// The index of the last element that is a problem and a container.
  private var containerProblem: Int?

  static func build(_ tokens: [Token]) -> StructureBuilder {
    var builder = StructureBuilder()
    builder.place(tokens)
    builder.close(to: 0)
    return builder
  }

  mutating func place(_ tokens: [Token]) {
    let ahead = Lookahead(tokens)
    for (index, token) in tokens.enumerated() {
      switch token.mark {
      case .block: append(token)
      case .heading: placeHeading(token, ahead, index)
      case .section(let title): placeSection(token, title)
      case .title(let title):
        if self.title == nil { self.title = title } else { appendOriginal(token) }
      case .rule: placeRule(token, ahead, index)
      case .problem(let mark): placeProblem(token, mark)
      case .part(let mark): placePart(token, mark, ahead, index)
      case .aside(let mark): placeAside(token, mark)
      case .list(let items): placeList(token, items, tokens, index)
      }
    }
  }

  // MARK: - Frames

  /// The frame above which everything may be closed.
  var floor: Int { (stack.lastIndex { $0.isBarrier } ?? -1) + 1 }

  var hasProblem: Bool { problemIndex != nil }

  var problemIndex: Int? { stack.firstIndex { $0.problem != nil } }

  /// Closes all frames from an index on.
  mutating func close(to count: Int) {
    while stack.count > count, let frame = stack.popLast() { finish(frame) }
  }

  /// Opens a frame with what the token holds, and closes it again if the token is a container.
  mutating func open(_ kind: Frame.Kind, for token: Token) {
    var frame = Frame(kind: kind, range: token.range, level: token.level)
    frame.isBarrier = token.enclosed != nil
    stack.append(frame)
    markers += token.markers
    for block in token.body { appendBlock(block, joining: nil) }
    if let inner = token.enclosed {
      let depth = stack.count
      place(inner)
      close(to: depth - 1)
    }
  }

  private mutating func finish(_ frame: Frame) {
    let range = frame.elements.reduce(frame.range) { range, element in
      SourceRange(start: range.start, end: max(range.end, element.range.end))
    }
    switch frame.kind {
    case .problem(let mark):
      elements.append(.problem(Problem(mark, range, frame.elements)))
      containerProblem = frame.isBarrier ? elements.count - 1 : nil
    case .part(let mark): add(.part(Part(mark, range, frame.elements)))
    case .aside(let mark):
      if let target = mark.target { targets[range.start] = target }
      if let identifier = mark.identifier { asideIdentifiers[range.start] = identifier }
      add(.aside(Aside(mark, range, frame.elements)))
    }
  }

  /// Adds a finished element to the innermost open frame.
  private mutating func add(_ element: ProblemElement) {
    if let last = stack.indices.last {
      stack[last].elements.append(element)
      return
    }
    switch element {
    case .block(let node): elements.append(.block(node))
    case .aside(let aside): addBehindContainer(aside)
    case .part(let part): elements += part.elements.map(SetElement.init)
    }
  }

  /// A problem that is a container ends with it, but what is directly behind is its solution.
  private mutating func addBehindContainer(_ aside: Aside) {
    guard let index = containerProblem, index == elements.count - 1,
      case .problem(var problem) = elements[index]
    else { return elements.append(.aside(aside)) }
    problem.elements.append(.aside(aside))
    problem.range.end = max(problem.range.end, aside.range.end)
    elements[index] = .problem(problem)
  }

  /// Whether the last thing was a problem that is a container.
  var followsContainerProblem: Bool {
    stack.isEmpty && containerProblem.map { $0 == elements.count - 1 } ?? false
  }

  // MARK: - Blocks

  mutating func append(_ token: Token) {
    if token.lineBreak == nil { closeShortAside(before: token) }
    for block in token.body { appendBlock(block, joining: token.lineBreak) }
    markers += token.markers
  }

  /// A token whose mark does not count here.
  mutating func appendOriginal(_ token: Token) {
    append(token.refused())
  }

  /// Appends a block; a piece of a divided paragraph joins the piece before it again.
  private mutating func appendBlock(_ block: MarkdownNode, joining lineBreak: MarkdownNode?) {
    guard let lineBreak, case .paragraph = block.kind else { return add(.block(block)) }
    if let last = stack.indices.last {
      if case .block(var previous)? = stack[last].elements.last, previous.join(block, lineBreak) {
        stack[last].elements[stack[last].elements.count - 1] = .block(previous)
        return
      }
    } else if case .block(var previous)? = elements.last, previous.join(block, lineBreak) {
      elements[elements.count - 1] = .block(previous)
      return
    }
    add(.block(block))
  }

  mutating func appendSection(_ section: Section) { elements.append(.section(section)) }
}

extension StructureBuilder.Frame {
  var problem: ProblemMark? { if case .problem(let mark) = kind { mark } else { nil } }
  var part: PartMark? { if case .part(let mark) = kind { mark } else { nil } }
  var aside: AsideMark? { if case .aside(let mark) = kind { mark } else { nil } }
  var givesSolution: Bool { aside?.kind.givesSolution ?? false }
}

extension ProblemElement {
  var range: SourceRange {
    switch self {
    case .block(let node): node.range
    case .part(let part): part.range
    case .aside(let aside): aside.range
    }
  }
}

extension SetElement {
  /// What an element becomes that loses the problem around it.
  fileprivate init(_ element: ProblemElement) {
    switch element {
    case .block(let node): self = .block(node)
    case .aside(let aside): self = .aside(aside)
    case .part(let part): self = .block(MarkdownNode(.paragraph, at: part.range, part.title))
    }
  }
}

extension MarkdownNode {
  /// Joins another paragraph to this one; `false` if this is none.
  fileprivate mutating func join(_ other: MarkdownNode, _ lineBreak: MarkdownNode) -> Bool {
    guard case .paragraph = kind else { return false }
    children += [lineBreak] + other.children
    range = SourceRange(start: range.start, end: max(range.end, other.range.end))
    return true
  }
}
