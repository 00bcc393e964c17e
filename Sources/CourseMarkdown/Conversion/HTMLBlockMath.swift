import Diagnostics

// Mathematics in blocks of raw HTML: between the tags, with the references decoded.
extension CmarkConverter {
  /// The pieces of a block of raw HTML that has mathematics in it; none for one that has none.
  mutating func mathInHTML(_ map: ContentMap) -> [MarkdownNode] {
    guard map.content.contains(where: { $0 == Byte.dollar || $0 == Byte.backslash }) else {
      return []
    }
    let html = Array(map.content)
    var scanner = MathScanner(html, mode: .html)
    scanner.scan()
    var nodes: [MarkdownNode] = []
    var index = 0
    for case .math(let range, let tex, let kind) in scanner.events {
      addHTML(html, index..<range.lowerBound, map, &nodes)
      let math = MathSource(
        kind: kind,
        tex: Entities.decode(text.restored(html[tex])),
        texRange: tree.range(of: map.sourceRange(tex, in: text))
      )
      let place = tree.range(of: map.sourceRange(range, in: text))
      nodes.append(MarkdownNode(.math(math), at: place))
      index = range.upperBound
    }
    guard !nodes.isEmpty else { return [] }
    addHTML(html, index..<html.count, map, &nodes)
    return nodes
  }

  private mutating func addHTML(
    _ html: [UInt8],
    _ range: Range<Int>,
    _ map: ContentMap,
    _ nodes: inout [MarkdownNode]
  ) {
    guard !range.isEmpty else { return }
    // The place of the block ends before its last line end, and so does that of the last piece.
    let isLast = range.upperBound == html.count && html[html.count - 1] == Byte.newline
    let end = max(range.lowerBound, isLast ? html.count - 1 : range.upperBound)
    let place = tree.range(of: map.sourceRange(range.lowerBound..<end, in: text))
    nodes.append(MarkdownNode(.html(text.restored(html[range])), at: place))
  }
}
