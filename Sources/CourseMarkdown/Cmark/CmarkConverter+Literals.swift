import CCMarkGFM
import Diagnostics

// Blocks that hold text as it is: code, HTML, and rules.
extension CmarkConverter {
  mutating func addCodeBlock(_ node: OpaquePointer) {
    let literal = Self.bytes(cmark_node_get_literal(node))
    let first = Int(cmark_node_get_start_line(node))
    let start = start(of: node)
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    let codeLine = isFenced ? first + 1 : first
    var last = codeLine + literal.lineCount - 1
    if isFenced && isClosed(node, behind: last) { last += 1 }
    let info = text.restored(Self.bytes(cmark_node_get_fence_info(node)))
    let range = start..<max(start, lineEnd(max(last, first)))
    if recognisesMath, let math = mathFence(info, literal, line: codeLine) {
      tree.add(.mathBlock(math), at: range)
      return
    }
    let line = min(codeLine, text.lineStarts.count)
    let code = CodeBlock(
      info: info,
      literal: text.restored(literal),
      firstLine: tree.position(of: text.sourceStart(text.line(line).lowerBound)).line
        + codeLine - line
    )
    tree.add(.codeBlock(code), at: range)
  }

  /// Whether a fence closes the code that ends with line `last`.
  ///
  /// cmark counts a line too many for code whose container ends before a fence closes it; that
  /// container then ends before the code.
  private func isClosed(_ node: OpaquePointer, behind last: Int) -> Bool {
    let end = Int(cmark_node_get_end_line(node))
    guard end == last + 1 else { return false }
    guard let parent = cmark_node_parent(node), cmark_node_parent(parent) != nil else {
      return true
    }
    return Int(cmark_node_get_end_line(parent)) >= end
  }

  mutating func addHTMLBlock(_ node: OpaquePointer) {
    let literal = Self.bytes(cmark_node_get_literal(node))
    let first = Int(cmark_node_get_start_line(node))
    let map = ContentMap(literal, in: text, firstLine: first)
    let end = literal.last == Byte.newline ? literal.count - 1 : literal.count
    let children = recognisesMath ? mathInHTML(map) : []
    tree.add(
      .htmlBlock(text.restored(literal)),
      at: map.sourceRange(0..<end, in: text),
      children
    )
  }

  mutating func addThematicBreak(_ node: OpaquePointer) {
    let end = lineEnd(Int(cmark_node_get_start_line(node)))
    if DivExtension.token(of: node) != nil {
      tree.extendLast(to: end)
    } else {
      tree.add(.thematicBreak, at: start(of: node)..<end)
    }
  }

  // MARK: Mathematics in a fence

  /// A fence whose only word is `math` is a display; one with more words is a program.
  private mutating func mathFence(
    _ info: String,
    _ literal: UnsafeBufferPointer<UInt8>,
    line: Int
  ) -> MathSource? {
    guard info == "math" || info == "{math}" else { return nil }
    let map = ContentMap(literal, in: text, firstLine: line)
    var body = map.trimmed
    var identifier: String?
    if info == "{math}" {
      (body, identifier) = Self.directiveBody(literal, body)
    }
    return MathSource(
      kind: .display,
      tex: text.restored(literal[body]),
      texRange: tree.range(of: map.sourceRange(body, in: text)),
      identifier: identifier
    )
  }

  /// Takes the `:label: name` lines off the front of a directive's body.
  private static func directiveBody(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: Range<Int>
  ) -> (Range<Int>, String?) {
    var start = body.lowerBound
    var label: String?
    while start < body.upperBound, text[start] == Byte.colon {
      var end = start
      while end < body.upperBound && text[end] != Byte.newline { end += 1 }
      guard let option = DirectiveOption(text.string(start..<end)) else { break }
      if option.name == "label" { label = option.value }
      start = min(end + 1, body.upperBound)
    }
    return (text.trimmed(start..<body.upperBound), label)
  }
}
