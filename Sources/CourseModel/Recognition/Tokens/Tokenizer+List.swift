import CourseMarkdown

// Lists whose items are labelled "(a)", and lists that the structure may make parts of.

extension Tokenizer {
  /// A list: parts, where its items are labelled or hold solutions; otherwise a list, of which the
  /// structure around it may still make parts.
  mutating func listTokens(
    _ node: MarkdownNode,
    list: MarkdownList,
    depth: Int
  ) -> [Token] {
    let items = node.children.enumerated().map { index, item in
      Token.ListItem(
        node: item,
        number: (list.start ?? 1) &+ index,
        tokens: tokens(of: item.children, depth: depth + 1)
      )
    }
    if !items.isEmpty, items.allSatisfy({ $0.tokens.first?.isStrongPart ?? false }) {
      return items.flatMap(\.tokens)
    }
    guard list.start != nil || items.contains(where: { $0.tokens.holdsSolution }) else {
      return [.block(node)]
    }
    var token = Token.block(node)
    token.mark = .list(items)
    return [token]
  }
}

extension Token {
  fileprivate var isStrongPart: Bool {
    if case .part(let part) = mark { !part.isWeak } else { false }
  }
}
