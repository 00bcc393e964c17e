import CCMarkGFM
import Diagnostics

/// Turns cmark's tree into the value tree, with places in the author's text.
///
/// The walk is iterative, and no node of cmark's leaves this folder. The kinds of blocks are
/// converted in `CmarkConverter+Blocks.swift`, inlines in `CmarkConverter+Inlines.swift`.
struct CmarkConverter {
  let text: RewrittenText
  let types: CmarkTypes
  let recognisesMath: Bool
  var tree: TreeBuilder
  private(set) var diagnostics: [Diagnostic] = []

  /// The block whose inlines are being converted.
  var leaf = Leaf()
  /// The labels of the footnotes, in the order of their numbers.
  var footnoteLabels: [String] = []

  struct Leaf {
    var map = ContentMap()
    var aligner = InlineAligner(ContentMap.nothing)
    /// The whole block in the source.
    var source = 0..<0
  }

  /// The row of a table that is being converted: its cells as found in the text.
  var row: Row?
  /// The line of the next header row, where cmark's own is wrong.
  var headerLine: Int?

  struct Row {
    var cells: [Range<Int>]
    var next = 0
    var end: Int
  }

  init(_ text: RewrittenText, recognisesMath: Bool) {
    self.text = text
    self.types = CmarkLibrary.shared.types
    self.recognisesMath = recognisesMath
    self.tree = TreeBuilder(text.source)
  }

  /// Converts a whole document.
  mutating func convert(_ root: OpaquePointer) -> MarkdownNode? {
    collectFootnotes(root)
    guard let iterator = cmark_iter_new(root) else { return nil }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let kind = types.kind(of: node)
      if event == CMARK_EVENT_ENTER {
        enter(node, kind)
      } else {
        leave(node, kind)
      }
    }
    if let offset = tree.firstSkipped {
      diagnostics.append(.nestingTooDeep(at: tree.range(of: offset..<offset)))
    }
    return tree.root
  }

  private mutating func enter(_ node: OpaquePointer, _ kind: CmarkKind) {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link,
      .image, .footnoteReference:
      enterInline(node, kind)
    case .unknown:
      report(node)
      tree.enter(.paragraph, at: start(of: node)..<start(of: node))
    default:
      enterBlock(node, kind)
    }
  }

  private mutating func leave(_ node: OpaquePointer, _ kind: CmarkKind) {
    switch kind {
    case .emphasis, .strong, .strikethrough, .link, .image:
      leaveInline(kind)
    case .unknown:
      tree.leave()
    default:
      leaveBlock(node, kind)
    }
  }

  /// Says that cmark made a node that this program does not know; its children are kept.
  private mutating func report(_ node: OpaquePointer) {
    let name = String(cString: cmark_node_get_type_string(node))
    let offset = start(of: node)
    diagnostics.append(.unknownNode(name, at: tree.range(of: offset..<offset)))
  }

  // MARK: Footnotes

  /// cmark puts the definitions that are used at the end, in the order of their numbers.
  private mutating func collectFootnotes(_ root: OpaquePointer) {
    var child = cmark_node_last_child(root)
    while let node = child, types.kind(of: node) == .footnoteDefinition {
      footnoteLabels.append(footnoteMark(of: node).label)
      child = cmark_node_previous(node)
    }
    footnoteLabels.reverse()
  }

  // MARK: Reading nodes

  /// Where a block starts in the source.
  func start(of node: OpaquePointer) -> Int {
    text.sourceStart(textStart(of: node))
  }

  /// Where a block starts in the rewritten text.
  func textStart(of node: OpaquePointer) -> Int {
    let line = text.line(Int(cmark_node_get_start_line(node)))
    return min(
      line.lowerBound + max(Int(cmark_node_get_start_column(node)) - 1, 0),
      line.upperBound
    )
  }

  func literal(of node: OpaquePointer) -> String {
    text.restored(Self.bytes(cmark_node_get_literal(node)))
  }

  static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while string[count] != 0 { count += 1 }
    return UnsafeRawBufferPointer(start: string, count: count).bindMemory(to: UInt8.self)
  }
}
