import CourseMarkdown
import Diagnostics

/// A line of inline nodes as bytes, so that markers can be read across the borders of nodes: in
/// `**Problem 6.** (10 pts) Let…` the number is bold and the points are not.
///
/// What is no text (code, images, mathematics, links) is one ``placeholder`` byte, which no marker
/// contains. Offsets into ``bytes`` are what ``Swift/Array/slice(flat:)`` divides nodes at.
struct FlatText {
  /// How a byte is set.
  struct Style: OptionSet {
    let rawValue: UInt8
    static let strong = Style(rawValue: 1)
    static let emphasis = Style(rawValue: 2)
    /// The byte stands for mathematics that may be a label: `\(a\)`.
    static let math = Style(rawValue: 4)
  }

  /// Not a byte of UTF-8.
  static let placeholder: UInt8 = 0xFF
  static let newline = UInt8(ascii: "\n")

  private(set) var bytes: [UInt8] = []
  /// Where the lines end, in order.
  private var lineEnds: [Int] = []
  private(set) var styles: [Style] = []

  init(_ nodes: [MarkdownNode]) {
    for node in nodes { append(node, style: [], depth: 0) }
    lineEnds = bytes.indices.filter { bytes[$0] == Self.newline } + [bytes.count]
  }

  private mutating func append(_ node: MarkdownNode, style: Style, depth: Int) {
    guard let inner = node.flatChildren(depth: depth) else {
      let own = node.flatBytes
      let isLabel = if case .math = node.kind { own.count > 1 } else { false }
      bytes += own
      styles += repeatElement(isLabel ? style.union(.math) : style, count: own.count)
      return
    }
    var style = style
    if case .strong = node.kind { style.insert(.strong) }
    if case .emphasis = node.kind { style.insert(.emphasis) }
    for child in inner { append(child, style: style, depth: depth + 1) }
  }

  /// The end of the stretch, from `start`, that is bold or emphasised throughout its line.
  func styledEnd(from start: Int) -> Int {
    guard start < bytes.count, let style = lead(at: start) else { return start }
    var end = start
    while end < bytes.count, styles[end].contains(style), bytes[end] != Self.newline { end += 1 }
    return end
  }

  /// Bold, or else emphasis, of a byte.
  func lead(at offset: Int) -> Style? {
    guard offset < bytes.count else { return nil }
    if styles[offset].contains(.strong) { return .strong }
    return styles[offset].contains(.emphasis) ? .emphasis : nil
  }

  /// The end of the line in which an offset stands.
  ///
  /// - Complexity: O(log *n*) in the number of lines.
  func lineEnd(from start: Int) -> Int {
    var low = 0
    var high = lineEnds.count - 1
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle] < start { low = middle + 1 } else { high = middle }
    }
    return lineEnds[low]
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].filter { $0 != Self.placeholder }, as: UTF8.self)
  }
}

extension MarkdownNode {
  /// Wrappers deeper than this are not looked into for markers.
  private static let depthLimit = 8

  /// The children that count as this node's text; `nil` for a node that is read as a whole.
  fileprivate func flatChildren(depth: Int) -> [MarkdownNode]? {
    guard depth < Self.depthLimit else { return nil }
    switch kind {
    case .strong, .emphasis, .strikethrough: return children
    default: return nil
    }
  }

  fileprivate var flatBytes: [UInt8] {
    switch kind {
    case .text(let string): Array(string.utf8)
    case .softBreak, .lineBreak: [FlatText.newline]
    case .math(let math): math.labelBytes(in: range) ?? [FlatText.placeholder]
    default: [FlatText.placeholder]
    }
  }

  fileprivate func flatLength(depth: Int) -> Int {
    if case .text(let string) = kind { return string.utf8.count }
    guard let inner = flatChildren(depth: depth) else { return flatBytes.count }
    return inner.reduce(0) { $0 + $1.flatLength(depth: depth + 1) }
  }

  /// The part of the node that stands in a stretch of its own text.
  fileprivate func slice(_ range: Range<Int>, of length: Int, depth: Int) -> [MarkdownNode] {
    if let inner = flatChildren(depth: depth) {
      return wrapping(inner.slice(range, depth: depth + 1))
    }
    guard case .text(let string) = kind else { return range.upperBound == length ? [self] : [] }
    let start = string.utf8.index(string.startIndex, offsetBy: range.lowerBound)
    let end = string.utf8.index(start, offsetBy: range.count)
    let place = SourceRange(
      start: position(at: range.lowerBound),
      end: range.upperBound == length ? self.range.end : position(at: range.upperBound)
    )
    return [MarkdownNode(.text(String(string[start..<end])), at: place)]
  }

  /// The place in the source of a byte of a text.
  private func position(at offset: Int) -> SourcePosition {
    min(SourcePosition(line: range.start.line, column: range.start.column + offset), range.end)
  }

  private func wrapping(_ inner: [MarkdownNode]) -> [MarkdownNode] {
    guard let range = inner.coveredRange else { return [] }
    return [MarkdownNode(kind, at: range, inner)]
  }
}

extension MathSource {
  /// The bytes of mathematics that an author meant as text: `\(a\)` is the label (a), and
  /// `\[(10 points)\]` is a remark about points.
  fileprivate func labelBytes(in range: SourceRange) -> [UInt8]? {
    let opening = texRange.start.column - range.start.column
    guard texRange.start.line == range.start.line, opening == 2, tex.utf8.count <= 32 else {
      return nil
    }
    let inner = tex.drop(while: \.isWhitespace)
    switch kind {
    case .inline:
      let isLabel =
        (1...4).contains(inner.utf8.count) && inner.utf8.allSatisfy(\.isASCIIAlphanumeric)
      return isLabel ? Array("(\(inner))".utf8) : nil
    case .display:
      let bytes = Array("[\(inner)]".utf8)
      var cursor = MarkerCursor(bytes, from: 0, to: bytes.count)
      return cursor.takePoints() != nil && cursor.isAtEnd ? bytes : nil
    }
  }
}

extension [MarkdownNode] {
  /// From the first node's start to the last node's end.
  var coveredRange: SourceRange? {
    guard let first, let last else { return nil }
    return SourceRange(start: first.range.start, end: Swift.max(first.range.end, last.range.end))
  }

  /// The inline nodes of a stretch of their ``FlatText``, divided at its ends if need be, through
  /// wrappers too.
  ///
  /// What cannot be divided belongs to the stretch that it ends in.
  func slice(flat range: Range<Int>) -> [MarkdownNode] {
    range.isEmpty ? [] : slice(range, depth: 0)
  }

  fileprivate func slice(_ range: Range<Int>, depth: Int) -> [MarkdownNode] {
    var slice: [MarkdownNode] = []
    var start = 0
    for node in self {
      guard start < range.upperBound else { break }
      let end = start + node.flatLength(depth: depth)
      if start >= range.lowerBound, end <= range.upperBound {
        slice.append(node)
      } else if end > range.lowerBound {
        let inner =
          Swift.max(range.lowerBound - start, 0)..<Swift.min(range.upperBound, end) - start
        slice += node.slice(inner, of: end - start, depth: depth)
      }
      start = end
    }
    return slice
  }
}
