import Diagnostics

/// Builds the value tree from the order in which nodes are entered and left.
///
/// Nesting is bounded: a node that would be deeper is left out and its children are given to the
/// one above, so nothing of the text is lost and no later walk runs out of stack.
struct TreeBuilder {
  /// The deepest that nodes are nested in each other.
  static let depthLimit = 300

  private struct Frame {
    var node: MarkdownNode
    /// Offsets in the source.
    var offsets: Range<Int>
  }

  private let source: SourceText
  private var frames: [Frame] = []
  private var skipped = 0
  private(set) var firstSkipped: Int?
  private(set) var root: MarkdownNode?
  /// Speeds up the search for lines: places are mostly asked for in order.
  private var lineHint = 0

  init(_ source: SourceText) {
    self.source = source
  }

  // MARK: Nodes

  mutating func enter(_ kind: MarkdownKind, at offsets: Range<Int>) {
    guard skipped == 0, frames.count < Self.depthLimit else {
      if skipped == 0 && firstSkipped == nil { firstSkipped = offsets.lowerBound }
      skipped += 1
      return
    }
    let empty = SourceRange(line: 1)
    frames.append(Frame(node: MarkdownNode(kind, at: empty), offsets: offsets))
  }

  /// Leaves the node entered last; `change` may replace what is put into its parent.
  mutating func leave(end: Int? = nil, _ change: (MarkdownNode) -> [MarkdownNode] = { [$0] }) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard var frame = frames.popLast() else { return }
    if let end { extend(&frame.offsets, to: end) }
    frame.node.range = range(of: frame.offsets)
    guard let parent = frames.indices.last else {
      root = frame.node
      return
    }
    cover(frame.offsets, in: parent)
    frames[parent].node.children.append(contentsOf: change(frame.node))
  }

  mutating func add(_ kind: MarkdownKind, at offsets: Range<Int>, _ children: [MarkdownNode] = []) {
    guard let parent = frames.indices.last else { return }
    cover(offsets, in: parent)
    frames[parent].node.children.append(MarkdownNode(kind, at: range(of: offsets), children))
  }

  /// Moves the end of the last finished node to `end`, which is the end of a line that closes it.
  mutating func extendLast(to end: Int) {
    guard skipped == 0, let parent = frames.indices.last,
      let last = frames[parent].node.children.indices.last
    else { return }
    frames[parent].node.children[last].range.end = position(of: end)
    extend(&frames[parent].offsets, to: end)
  }

  // MARK: Places

  mutating func range(of offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(of: offsets.lowerBound), end: position(of: offsets.upperBound))
  }

  mutating func position(of offset: Int) -> SourcePosition {
    let starts = source.lineStarts
    var line = lineHint
    var steps = 0
    while steps < 8 {
      if starts[line] > offset {
        line -= 1
      } else if line + 1 < starts.count && starts[line + 1] <= offset {
        line += 1
      } else {
        break
      }
      steps += 1
    }
    if steps == 8 { line = source.lineIndex(of: offset) }
    lineHint = line
    return SourcePosition(line: line + 1, column: offset - starts[line] + 1)
  }

  private mutating func cover(_ offsets: Range<Int>, in index: Int) {
    let own = frames[index].offsets
    frames[index].offsets =
      min(own.lowerBound, offsets.lowerBound)..<max(own.upperBound, offsets.upperBound)
  }

  private func extend(_ offsets: inout Range<Int>, to end: Int) {
    offsets = offsets.lowerBound..<max(offsets.upperBound, end)
  }
}
