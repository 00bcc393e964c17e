import CourseMarkdown
import Diagnostics

// Lists whose items are the parts of a problem.

extension StructureBuilder {
  /// A numbered list is the parts of its problem where something says so.
  ///
  /// That is: points, solutions in or between its items, or items that all ask. Otherwise it is a
  /// list.
  mutating func placeList(
    _ token: Token,
    _ items: [Token.ListItem],
    _ tokens: [Token],
    _ index: Int
  ) {
    let continued = continuedSolution(items)
    if let continued { close(to: continued) }
    guard !stack.contains(where: \.givesSolution) else { return append(token) }
    guard hasProblem else { return placeLooseList(token, items) }
    closeShortAside(before: token)
    let group = ListGroup(tokens, at: index)
    guard continued != nil || isContinued(items) || group.areParts else { return append(token) }
    for (offset, item) in items.enumerated() {
      placeItem(item, isFirst: offset == 0, sharesSolution: group.sharesSolution)
    }
  }

  /// A list outside of any problem: where its items hold solutions, each numbered one is a problem.
  ///
  /// The items of other lists that hold solutions are taken out of the list, so that an edition
  /// without solutions can leave them out.
  private mutating func placeLooseList(_ token: Token, _ items: [Token.ListItem]) {
    guard items.contains(where: \.tokens.holdsSolution) else { return append(token) }
    let depth = token.isNumberedList ? 0 : stack.count
    for item in items {
      close(to: depth)
      if token.isNumberedList {
        let mark = ProblemMark(number: String(item.number))
        place([Token(mark: .problem(mark), range: item.node.range, original: [item.node])])
      }
      place(item.tokens)
    }
    close(to: depth)
  }

  private mutating func placeItem(_ item: Token.ListItem, isFirst: Bool, sharesSolution: Bool) {
    closeHints()
    if let solution = stack.indices.last(where: { stack[$0].givesSolution }), solution >= floor {
      close(to: solution)
    }
    guard let label = PartLabel(String(item.number)) else { return }
    var mark = PartMark(label: label)
    mark.sharesSolution = sharesSolution
    var inner = item.tokens
    var token = Token(mark: .part(mark), range: item.node.range, original: [item.node])
    if let start = inner.first, start.isBlock, let (points, body, marker) = start.leadingPoints {
      mark.points = points
      inner[0].body = body
      token.markers = marker
    }
    // Items of one list stay beside each other, wherever an item before them ended.
    if !isFirst, let part = openPart(numbered: item.number &- 1) { close(to: part) }
    attachItem(token, mark)
    place(inner)
  }

  private func openPart(numbered number: Int) -> Int? {
    stack.indices.last { stack[$0].part?.label.number == number }
  }

  /// The solution that is open behind part 1, where a list goes on with 2.
  private func continuedSolution(_ items: [Token.ListItem]) -> Int? {
    guard isContinued(items) else { return nil }
    return stack.indices.last { stack[$0].givesSolution && $0 >= floor }
  }

  private func isContinued(_ items: [Token.ListItem]) -> Bool {
    guard let start = items.first?.number, start > 1 else { return false }
    let part = openPart(numbered: start - 1)
    let solution = stack.indices.last { stack[$0].givesSolution }
    return part.map { solution == nil || $0 < solution ?? 0 } ?? false
  }
}

/// Numbered lists of one problem that go on counting, with what stands between them.
private struct ListGroup {
  private var items: [Token.ListItem] = []
  private var holdsSolutionBetween = false
  /// Whether nothing of the statement stands behind the lists.
  private var endsStatement = true
  /// The text before the lists.
  private var lead = ""

  init(_ tokens: [Token], at index: Int) {
    if index > 0, case .block = tokens[index - 1].mark {
      lead = tokens[index - 1].body.plainText.lowercased()
    } else if index > 0, case .problem = tokens[index - 1].mark {
      lead = tokens[index - 1].body.plainText.lowercased()
    }
    var solution = false
    scan: for token in tokens[index...].prefix(200) {
      switch token.mark {
      case .list(let more):
        if let last = items.last?.number, more.first?.number != last &+ 1 { break scan }
        holdsSolutionBetween = holdsSolutionBetween || solution
        items += more
        endsStatement = true
      case .aside(let aside): solution = solution || aside.kind.givesSolution
      case .block where !solution:
        if !token.isDisplay { endsStatement = false }
      case .block: break
      default: break scan
      }
    }
  }

  var areParts: Bool {
    !sharesSolution || items.contains { $0.tokens.first?.leadingPoints != nil } || asks
  }

  /// Whether the items have no solutions of their own.
  var sharesSolution: Bool {
    !holdsSolutionBetween && !items.contains { $0.tokens.holdsSolution }
  }

  /// Whether each item asks something, and the problem ends with them.
  private var asks: Bool {
    let steps = ["algorithm", "steps", "procedure", "recipe", "protocol"]
    guard endsStatement, items.count > 1, !steps.contains(where: lead.contains) else {
      return false
    }
    return items.allSatisfy { item in
      let text = item.tokens.first?.original.plainText.trimmingSpaces ?? ""
      let word = text.prefix { $0.isLetter }.lowercased()
      return text.hasSuffix("?") || ProseWords.asks.contains(word)
    }
  }
}

extension Token {
  fileprivate var isNumberedList: Bool {
    guard let node = original.first, case .list(let list) = node.kind else { return false }
    return list.start != nil
  }

  fileprivate var isDisplay: Bool {
    guard let block = body.first else { return true }
    if case .mathBlock = block.kind { return true }
    return false
  }

  /// The points with which a block begins, and the block without them.
  fileprivate var leadingPoints: (points: Points, body: [MarkdownNode], markers: [Marker])? {
    guard isBlock, let block = body.first, case .paragraph = block.kind else { return nil }
    let line = MarkerLine(nodes: block.children, flat: FlatText(block.children))
    var cursor = MarkerCursor(line.flat.bytes, from: 0, to: line.flat.lineEnd(from: 0))
    guard let match = cursor.takePoints(), let points = line.points(match) else { return nil }
    let rest = line.paragraph(match.range.upperBound..<line.flat.bytes.count)
    return (points, rest + body.dropFirst(), line.markers(match.range))
  }
}
