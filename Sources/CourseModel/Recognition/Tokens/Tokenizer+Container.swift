import CourseMarkdown
import Diagnostics

// Containers that are a problem or an aside: `::: {.problem}`, `:::{exercise}`, `> Hint:`.

extension Tokenizer {
  /// A quotation whose first words are an aside's marker is that aside.
  mutating func quoteTokens(_ quote: MarkdownNode, depth: Int) -> [Token] {
    let inner = tokens(of: quote.children, depth: depth + 1)
    if let first = inner.first, case .aside = first.mark, first.enclosed == nil {
      return [enclosing(inner, of: quote)]
    }
    return inner.holdsSolution ? inner : [.block(quote)]
  }

  /// Makes a container out of tokens of which the first is its marker.
  private func enclosing(_ inner: [Token], of container: MarkdownNode) -> Token {
    var token = inner[0]
    token.enclosed = token.body.map(Token.block) + inner.dropFirst()
    token.body = []
    token.range = container.range
    token.original = [container]
    return token
  }

  mutating func divTokens(
    _ div: MarkdownNode,
    attributes: BlockAttributes,
    depth: Int
  ) -> [Token] {
    guard let mark = mark(of: attributes, at: div.range) else {
      let inner = tokens(of: div.children, depth: depth + 1)
      let isWrapper = inner.holdsSolution || inner.contains(where: \.isProblem)
      return isWrapper ? inner : [.block(div)]
    }
    var inner = tokens(of: div.children, depth: depth + 1)
    var token = Token(mark: mark, range: div.range, original: [div])
    adoptFirstMarker(of: &inner, into: &token)
    token.enclosed = inner
    return [token]
  }

  /// `::: {.problem}` around `### Problem 3. Title`, `::: solution` around `**Solution:**`.
  private func adoptFirstMarker(of inner: inout [Token], into token: inout Token) {
    guard let first = inner.first, first.enclosed == nil else { return }
    switch (token.mark, first.mark) {
    case (.problem(var outer), .problem(let own)):
      outer.number = outer.number ?? own.number
      outer.points = outer.points ?? own.points
      if outer.title.isEmpty {
        outer.candidate = own.candidate
        outer.awaitsTitle = own.awaitsTitle
      } else if own.candidate != nil {
        return
      }
      outer.isContainer = false
      token.mark = .problem(outer)
    case (.aside(let outer), .aside(let own)) where outer.kind == own.kind:
      break
    default: return
    }
    token.markers += first.markers
    token.body = first.body
    inner.removeFirst()
  }

  /// What a container's name or classes say that it is.
  private mutating func mark(of attributes: BlockAttributes, at range: SourceRange) -> Token.Mark? {
    let names = ([attributes.name] + attributes.classes).map { $0.lowercased() }
    let identifier = attributes.identifier ?? attributes["label"] ?? attributes["id"]
    if names.contains(where: { MarkerCursor.problemWords.contains($0) && $0 != "ex" }) {
      var mark = ProblemMark(number: attributes["number"], identifier: identifier)
      mark.title = inlines(
        attributes["title"] ?? attributes["name"] ?? attributes.argument,
        at: range
      )
      mark.points = points(attributes, at: range)
      mark.isContainer = true
      return .problem(mark)
    }
    guard let kind = asideKind(names, argument: attributes.argument) else { return nil }
    var mark = AsideMark(kind: kind, identifier: identifier, form: .heading)
    mark.standsAlone = true
    let argument = attributes.argument.trimmingSpaces
    if kind.givesSolution, !argument.isEmpty, names.contains(kind.rawValue) {
      mark.target = AsideTarget(identifier: argument)
    }
    return .aside(mark)
  }

  /// An aside's class, or a folding container whose title is an aside's marker.
  private func asideKind(_ names: [String], argument: String) -> Aside.Kind? {
    for kind in Aside.Kind.allCases where names.contains(kind.rawValue) { return kind }
    guard names.contains("dropdown") || names.contains("admonition") || names.contains("callout")
    else { return nil }
    let bytes = Array(argument.utf8)
    var cursor = MarkerCursor(bytes, from: 0, to: bytes.count)
    return cursor.takeAside(form: .heading, styledEnd: 0)?.kind
  }

  private mutating func points(_ attributes: BlockAttributes, at range: SourceRange) -> Points? {
    let keys = ["points", "pts", "marks"]
    guard let text = keys.lazy.compactMap({ attributes[$0] }).first else { return nil }
    guard let value = Double(text), value.isFinite, value >= 0 else {
      report(.unreadablePoints(text, at: range))
      return nil
    }
    return Points(value: value, range: range)
  }

  /// A title in an attribute, with its mathematics and emphasis.
  private func inlines(_ text: String, at range: SourceRange) -> [MarkdownNode] {
    guard !text.trimmingSpaces.isEmpty else { return [] }
    let blocks = MarkdownParser().parse(text).root.children
    guard blocks.count == 1, let block = blocks.first, case .paragraph = block.kind else {
      return [MarkdownNode(.text(text), at: range)]
    }
    return block.children.map { $0.moved(to: range) }
  }
}

extension [Token] {
  /// Whether a solution stands among the tokens, which no edition may overlook.
  var holdsSolution: Bool {
    contains { token in
      token.isSolution || (token.enclosed?.holdsSolution ?? false)
    }
  }
}

extension String {
  var trimmingSpaces: String {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
