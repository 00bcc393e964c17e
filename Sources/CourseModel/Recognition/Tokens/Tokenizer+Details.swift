import CourseMarkdown
import Diagnostics

// `<details><summary>Solution</summary>` … `</details>` in raw HTML.

extension Tokenizer {
  /// The aside that starts with the HTML block at an index, and the index behind its end.
  ///
  /// Where `</details>` is missing, the aside ends as one does that has no container.
  mutating func details(
    in blocks: [MarkdownNode],
    at index: Int,
    tags: DetailsTags,
    depth: Int
  ) -> (tokens: [Token], next: Int)? {
    guard let opening = DetailsOpening(blocks, at: index),
      var token = token(for: opening, at: blocks[index].range)
    else { return nil }
    let first = blocks[opening.block]
    let rest = { (end: Int) in first.htmlSlice(min(opening.restStart, end)..<end).map { [$0] } ?? []
    }
    guard let closing = tags.closing(ofBlock: index), closing.block >= opening.block else {
      token.body = rest(first.htmlLength)
      token.original = Array(blocks[index...opening.block])
      return ([token], opening.block + 1)
    }
    let last = blocks[closing.block]
    var inner: [MarkdownNode]
    if closing.block == opening.block {
      inner = rest(closing.bytes.lowerBound)
    } else {
      inner = rest(first.htmlLength) + blocks[opening.block + 1..<closing.block]
      inner += last.htmlSlice(0..<closing.bytes.lowerBound).map { [$0] } ?? []
    }
    token.range.end = max(token.range.end, last.range.end)
    token.markers.append(Marker(text: closing.text, range: last.range))
    token.original = Array(blocks[index...closing.block])
    token.enclosed = tokens(of: inner, depth: depth + 1)
    let after = last.htmlSlice(closing.bytes.upperBound..<last.htmlLength).map(Token.block)
    return ([token] + (after.map { [$0] } ?? []), closing.block + 1)
  }

  /// The mark that the summary makes, if it names an aside.
  private func token(for opening: DetailsOpening, at range: SourceRange) -> Token? {
    let summary = opening.summary.withoutTags.trimmingSpaces
    let bytes = Array(summary.utf8)
    var cursor = MarkerCursor(bytes, from: 0, to: bytes.count)
    cursor.skipRevealWords()
    guard let match = cursor.takeAside(form: .heading, styledEnd: 0), cursor.isAtEnd else {
      return nil
    }
    var mark = AsideMark(kind: match.kind, form: .heading)
    mark.target = match.target
    mark.standsAlone = true
    if match.title != nil { mark.title = [MarkdownNode(.text(summary), at: range)] }
    var token = Token(mark: .aside(mark), range: range, original: [])
    let kept = match.title == nil ? opening.summary : opening.summary.tags
    token.markers = [Marker(text: opening.head + kept + "</summary>", range: range)]
    return token
  }
}

extension MarkdownNode {
  /// The bytes of a block of raw HTML.
  fileprivate var htmlLength: Int {
    if case .htmlBlock(let html) = kind { html.utf8.count } else { 0 }
  }
}

/// `<details>` with its `<summary>`, in one HTML block or in two.
private struct DetailsOpening {
  /// The tags before the summary's text.
  var head: String
  /// The summary's text, with its markup.
  var summary: String
  /// The block in which the summary ends, and the byte at which it does.
  var block: Int
  var restStart: Int

  init?(_ blocks: [MarkdownNode], at index: Int) {
    guard case .htmlBlock(let html) = blocks[index].kind else { return nil }
    var bytes = Array(html.utf8)
    let start = bytes.firstIndex { !$0.isBlank && $0 != FlatText.newline } ?? 0
    guard bytes.has("<details", at: start) else { return nil }
    head = ""
    block = index
    if bytes.firstRange(of: "<summary", from: start) == nil, index + 1 < blocks.count,
      case .htmlBlock(let second) = blocks[index + 1].kind
    {
      head = html
      bytes = Array(second.utf8)
      block = index + 1
    }
    guard let tag = bytes.firstRange(of: "<summary", from: 0),
      let tagEnd = bytes[tag.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let close = bytes.firstRange(of: "</summary>", from: tagEnd)
    else { return nil }
    let text = bytes.string(tagEnd + 1..<close.lowerBound)
    let before = block == index ? start + 1..<tag.lowerBound : 0..<tag.lowerBound
    guard !bytes[before].contains(UInt8(ascii: "<")) else { return nil }
    head += bytes.string(0..<tagEnd + 1)
    summary = text
    restStart = close.upperBound
  }
}

extension String {
  /// The text without what stands in angle brackets.
  fileprivate var withoutTags: String { divided.text }

  /// What stands in angle brackets.
  fileprivate var tags: String { divided.tags }

  private var divided: (text: String, tags: String) {
    var text = ""
    var tags = ""
    var isInTag = false
    for character in self {
      if character == "<" { isInTag = true }
      if isInTag { tags.append(character) } else { text.append(character) }
      if character == ">" { isInTag = false }
    }
    return (text, tags)
  }
}

extension MarkerCursor {
  /// Skips "Click to show the", "Reveal", "See" before the name of what is folded.
  fileprivate mutating func skipRevealWords() {
    let words: Set<String> = [
      "click", "here", "to", "for", "show", "reveal", "view", "see", "display", "toggle", "the",
      "a", "open", "expand", "need", "my",
    ]
    skipSpaces()
    while takeWord(words.contains) != nil { skipSpaces() }
  }
}
