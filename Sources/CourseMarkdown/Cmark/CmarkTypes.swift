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

  /// Learns the numbers of the extensions, which must be registered, from a small document.
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
    let type = cmark_node_get_type(node).rawValue
    if let core = Self.core(type) { return core }
    switch type {
    case table: return .table
    case tableRow: return .tableRow
    case tableCell: return .tableCell
    case strikethrough: return .strikethrough
    case DivExtension.nodeType.rawValue: return .div
    default: return .unknown
    }
  }

  /// The kind of one of CommonMark's own types, which are numbered from 1.
  private static func core(_ type: UInt32) -> CmarkKind? {
    let isInline = type & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE)
    let kinds = isInline ? inlines : blocks
    let number = Int(type & UInt32(CMARK_NODE_VALUE_MASK))
    return number < kinds.count ? kinds[number] : nil
  }

  private static let blocks: [CmarkKind?] = [
    nil, .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, nil, .paragraph, .heading,
    .thematicBreak, .footnoteDefinition,
  ]

  private static let inlines: [CmarkKind?] = [
    nil, .text, .softBreak, .lineBreak, .code, .html, nil, .emphasis, .strong, .link, .image,
    .footnoteReference,
  ]
}
