import CourseMarkdown
import Diagnostics

/// Decides of the words behind a marker whether they are a title or begin the statement.
///
/// "### Problem 4. Gated CNNs" has a title; "# Problem 2. Consider the…" swallowed a statement.
enum TitleDecision {
  static func resolved(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices {
      tokens[index].enclosed = tokens[index].enclosed.map(resolved)
      if case .list(let items) = tokens[index].mark {
        tokens[index].mark = .list(items.map { $0.mapTokens(resolved) })
      }
      decide(&tokens, at: index)
      takeTitleBelow(&tokens, at: index)
    }
    return tokens
  }

  private static func decide(_ tokens: inout [Token], at index: Int) {
    guard let candidate = tokens[index].candidate else { return }
    let isTitle = isTitle(candidate, of: tokens[index], before: follower(tokens, index))
    let reading = isTitle ? candidate.title : candidate.statement
    tokens[index].markers += reading.markers
    if !isTitle { tokens[index].body = reading.nodes }
    tokens[index].setTitle(isTitle ? reading.nodes : [], points: reading.points)
  }

  /// What comes behind a token: the first token in it, or else the next.
  private static func follower(_ tokens: [Token], _ index: Int) -> Token? {
    tokens[index].enclosed?.first ?? tokens.dropFirst(index + 1).first
  }

  private static func isTitle(
    _ candidate: Candidate,
    of token: Token,
    before next: Token?
  ) -> Bool {
    let shape = TitleShape(candidate.title.nodes)
    guard shape.isPossible(in: candidate.form) else { return false }
    let hasText = !candidate.endsBlock || !token.body.isEmpty || next.holdsText
    switch candidate.form {
    case .plain:
      return hasText && !shape.asks && !candidate.isStopped
        && next.map(\.beginsWithDisplay) != true
    case .heading:
      return hasText || !shape.asks
    case .styled:
      if !candidate.endsBlock { return token.body.first.map(\.startsLowercase) != true }
      return hasText || !shape.asks
    }
  }

  // MARK: - The title on the line below

  /// "Question 3" with the title on the next line, of the same paragraph or as one of its own.
  private static func takeTitleBelow(_ tokens: inout [Token], at index: Int) {
    guard case .problem(let mark) = tokens[index].mark, mark.awaitsTitle, mark.title.isEmpty,
      mark.number != nil
    else { return }
    if let body = tokens[index].body.first {
      guard let (line, rest) = body.firstLine, !rest.isEmpty || follower(tokens, index).holdsText,
        isTitleBelow(line)
      else { return }
      tokens[index].setTitle(line, points: nil)
      tokens[index].body = rest.coveredRange.map { [MarkdownNode(.paragraph, at: $0, rest)] } ?? []
      return
    }
    let next = index + 1
    guard tokens[index].enclosed == nil, next < tokens.count, tokens[next].isBlock,
      let (line, rest) = tokens[next].body.first?.firstLine, rest.isEmpty, isTitleBelow(line),
      tokens[index].level == nil || line.allSatisfy(\.isStyled),
      tokens.count > next + 1, Optional(tokens[next + 1]).holdsText,
      !tokens[next + 1].beginsWithDisplay
    else { return }
    tokens[index].setTitle(line.unwrappingStrong, points: nil)
    tokens[next].body = []
  }

  private static func isTitleBelow(_ line: [MarkdownNode]) -> Bool {
    let shape = TitleShape(line)
    return shape.isPossible(in: .plain) && !shape.asks && !shape.isStopped
  }
}

/// What the words of a possible title look like.
private struct TitleShape {
  let text: String
  let firstWord: String
  let holdsDisplay: Bool

  init(_ nodes: [MarkdownNode]) {
    text = nodes.plainText.trimmingSpaces
    firstWord = text.prefix { $0.isLetter }.lowercased()
    holdsDisplay = nodes.contains { node in
      if case .math(let math) = node.kind { math.kind == .display } else { false }
    }
  }

  var asks: Bool { ProseWords.asks.contains(firstWord) || text.hasSuffix("?") }
  var isStopped: Bool { text.last.map { ".:".contains($0) } ?? true }

  func isPossible(in form: MarkerForm) -> Bool {
    let limit = form == .plain ? 70 : 120
    guard let first = text.first, text.utf8.count <= limit, !holdsDisplay,
      !text.contains("\u{FFFC}")
    else { return false }
    if form == .plain, first.isLowercase { return false }
    if let last = text.last, ",;".contains(last) { return false }
    return !ProseWords.opensStatement.contains(firstWord) && !holdsSentenceEnd
  }

  /// Whether a sentence ends within the words, as an initial with its full stop does not.
  private var holdsSentenceEnd: Bool {
    let words = text.split(separator: " ")
    return zip(words, words.dropFirst()).contains { word, next in
      guard let last = word.last, ".?!".contains(last), next.first?.isUppercase ?? false else {
        return false
      }
      return word.count > 3
    }
  }
}

extension Token {
  fileprivate var candidate: Candidate? {
    switch mark {
    case .problem(let problem): problem.candidate
    case .part(let part): part.candidate
    default: nil
    }
  }

  fileprivate mutating func setTitle(_ title: [MarkdownNode], points: Points?) {
    switch mark {
    case .problem(var problem):
      problem.candidate = nil
      if !title.isEmpty { problem.title = title }
      problem.points = problem.points ?? points
      mark = .problem(problem)
    case .part(var part):
      part.candidate = nil
      part.title = title
      part.points = part.points ?? points
      mark = .part(part)
    default: break
    }
  }

  fileprivate var beginsWithDisplay: Bool {
    guard isBlock, let block = body.first else { return false }
    if case .mathBlock = block.kind { return true }
    if case .paragraph = block.kind, case .math(let math)? = block.children.first?.kind {
      return math.kind == .display
    }
    return false
  }
}

extension Token? {
  /// Whether text of the problem itself follows, so that the words before it may be a title.
  fileprivate var holdsText: Bool {
    switch self?.mark {
    case .block, .list, .heading, .part: true
    default: false
    }
  }
}

extension Token.ListItem {
  fileprivate func mapTokens(_ change: ([Token]) -> [Token]) -> Token.ListItem {
    var copy = self
    copy.tokens = change(tokens)
    return copy
  }
}

extension MarkdownNode {
  fileprivate var startsLowercase: Bool {
    children.plainText.first { !$0.isWhitespace }?.isLowercase ?? false
  }

  fileprivate var isStyled: Bool {
    switch kind {
    case .strong, .emphasis: true
    default: isBlankText
    }
  }

  /// The first line of a paragraph, and what stands below it.
  fileprivate var firstLine: (line: [MarkdownNode], rest: [MarkdownNode])? {
    guard case .paragraph = kind else { return nil }
    let end = children.firstIndex { node in
      node.kind == .softBreak || node.kind == .lineBreak
    }
    guard let end else { return (children, []) }
    return (Array(children[..<end]), Array(children[(end + 1)...]))
  }
}
