import CCMarkGFM

/// The kinds of nodes that cmark makes, under one roof: those of extensions have numbers that
/// are known only when the program runs.
enum CmarkKind {
  case document
  case blockQuote
  case list
  case item
  case codeBlock
  case htmlBlock
  case paragraph
  case heading
  case thematicBreak
  case footnoteDefinition
  case table
  case tableRow
  case tableCell
  case div
  case text
  case softBreak
  case lineBreak
  case code
  case html
  case emphasis
  case strong
  case strikethrough
  case link
  case image
  case footnoteReference
  case unknown
}

/// The table from cmark's numbers of types to ``CmarkKind``.
struct CmarkTypes: Sendable {
  private let table: UInt32
  private let tableRow: UInt32
  private let tableCell: UInt32
  private let strikethrough: UInt32

  /// Learns the extensions' numbers from a small document. They must be registered.
  init() {
    var found: [String: UInt32] = [:]
    if let parser = cmark_parser_new(CMARK_OPT_DEFAULT) {
      for name in ["table", "strikethrough"] {
        if let known = cmark_find_syntax_extension(name) {
          cmark_parser_attach_syntax_extension(parser, known)
        }
      }
      let sample = "| ~~a~~ |\n| - |\n| b |\n"
      cmark_parser_feed(parser, sample, sample.utf8.count)
      if let root = cmark_parser_finish(parser) {
        Self.collect(root, into: &found)
        cmark_node_free(root)
      }
      cmark_parser_free(parser)
    }
    table = found["table"] ?? .max
    tableRow = found["table_row"] ?? found["table_header"] ?? .max
    tableCell = found["table_cell"] ?? .max
    strikethrough = found["strikethrough"] ?? .max
  }

  private static func collect(_ root: OpaquePointer, into found: inout [String: UInt32]) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { continue }
      found[String(cString: cmark_node_get_type_string(node))] =
        cmark_node_get_type(node).rawValue
    }
  }

  /// What a node is.
  func kind(of node: OpaquePointer) -> CmarkKind {
    let type = cmark_node_get_type(node)
    if let core = Self.coreKinds[type.rawValue] { return core }
    switch type.rawValue {
    case table: return .table
    case tableRow: return .tableRow
    case tableCell: return .tableCell
    case strikethrough: return .strikethrough
    case DivExtension.nodeType.rawValue: return .div
    default: return .unknown
    }
  }

  private static let coreKinds: [UInt32: CmarkKind] = [
    CMARK_NODE_DOCUMENT.rawValue: .document,
    CMARK_NODE_BLOCK_QUOTE.rawValue: .blockQuote,
    CMARK_NODE_LIST.rawValue: .list,
    CMARK_NODE_ITEM.rawValue: .item,
    CMARK_NODE_CODE_BLOCK.rawValue: .codeBlock,
    CMARK_NODE_HTML_BLOCK.rawValue: .htmlBlock,
    CMARK_NODE_PARAGRAPH.rawValue: .paragraph,
    CMARK_NODE_HEADING.rawValue: .heading,
    CMARK_NODE_THEMATIC_BREAK.rawValue: .thematicBreak,
    CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: .footnoteDefinition,
    CMARK_NODE_TEXT.rawValue: .text,
    CMARK_NODE_SOFTBREAK.rawValue: .softBreak,
    CMARK_NODE_LINEBREAK.rawValue: .lineBreak,
    CMARK_NODE_CODE.rawValue: .code,
    CMARK_NODE_HTML_INLINE.rawValue: .html,
    CMARK_NODE_EMPH.rawValue: .emphasis,
    CMARK_NODE_STRONG.rawValue: .strong,
    CMARK_NODE_LINK.rawValue: .link,
    CMARK_NODE_IMAGE.rawValue: .image,
    CMARK_NODE_FOOTNOTE_REFERENCE.rawValue: .footnoteReference,
  ]
}
