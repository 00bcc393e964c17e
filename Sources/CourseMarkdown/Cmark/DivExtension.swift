import CCMarkGFM

/// The block extension that makes containers of divs.
///
/// It decides nothing: the scanner has found where each div starts and ends and put a token
/// there, alone on its line. The end becomes a thematic break that carries a mark, because that
/// is the one block that never counts as a blank line before the next item of a list.
enum DivExtension {
  static let nodeType = cmark_syntax_extension_add_node(0)

  static func make() -> OpaquePointer? {
    guard let made = cmark_syntax_extension_new("coursegen-div") else { return nil }
    cmark_syntax_extension_set_open_block_func(made) {
      made,
      indented,
      parser,
      parent,
      input,
      length in
      guard indented == 0, let parser, let parent, let input else { return nil }
      return DivExtension.open(made, parser, parent, input, Int(length))
    }
    cmark_syntax_extension_set_match_block_func(made) { _, parser, input, length, container in
      guard let parser, let input, let container else { return 0 }
      return DivExtension.continues(container, parser, input, Int(length)) ? 1 : 0
    }
    cmark_syntax_extension_set_can_contain_func(made) { _, _, child in
      let isBlock = child.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
      return isBlock && child != CMARK_NODE_ITEM ? 1 : 0
    }
    return made
  }

  /// The number of the token that opened a div or that its end closes.
  static func token(of node: OpaquePointer) -> Int? {
    cmark_node_get_user_data(node).map { Int(bitPattern: $0) - 1 }
  }

  private static func open(
    _ made: OpaquePointer?,
    _ parser: OpaquePointer,
    _ parent: OpaquePointer,
    _ input: UnsafeMutablePointer<UInt8>,
    _ length: Int
  ) -> OpaquePointer? {
    let line = UnsafeBufferPointer(start: input, count: length)
    let start = Int(cmark_parser_get_first_nonspace(parser))
    guard let token = TokenCode.read(line, at: start), token.shape != .inline else { return nil }
    let type = token.shape == .divStart ? nodeType : CMARK_NODE_THEMATIC_BREAK
    let column = Int32(truncatingIfNeeded: start + 1)
    guard let node = cmark_parser_add_child(parser, parent, type, column) else { return nil }
    if token.shape == .divStart { cmark_node_set_syntax_extension(node, made) }
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: token.index + 1))
    let rest = length - 1 - Int(cmark_parser_get_offset(parser))
    input.withMemoryRebound(to: CChar.self, capacity: length) { text in
      cmark_parser_advance_offset(parser, text, Int32(truncatingIfNeeded: rest), 0)
    }
    return node
  }

  /// A div goes on until the line that closes it, or until its container ends.
  private static func continues(
    _ container: OpaquePointer,
    _ parser: OpaquePointer,
    _ input: UnsafeMutablePointer<UInt8>,
    _ length: Int
  ) -> Bool {
    let line = UnsafeBufferPointer(start: input, count: length)
    let start = Int(cmark_parser_get_first_nonspace(parser))
    guard let closing = TokenCode.read(line, at: start), closing.shape == .divEnd else {
      return true
    }
    return closing.index != token(of: container)
  }
}
