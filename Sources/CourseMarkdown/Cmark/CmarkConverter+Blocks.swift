import CCMarkGFM

// Blocks: what each kind becomes and where it starts and ends.
extension CmarkConverter {
  mutating func enterBlock(_ node: OpaquePointer, _ kind: CmarkKind) {
    let start = start(of: node)
    switch kind {
    case .document:
      tree.enter(.document, at: text.sourceStart(0)..<text.source.bytes.count)
    case .blockQuote:
      tree.enter(.blockQuote, at: start..<contentEnd(of: node))
    case .list:
      tree.enter(.list(list(node)), at: start..<contentEnd(of: node))
    case .item:
      tree.enter(.item(isChecked: isChecked(node)), at: start..<contentEnd(of: node))
    case .div:
      tree.enter(.div(attributes(of: node)), at: start..<contentEnd(of: node))
    case .footnoteDefinition:
      enterFootnoteDefinition(node)
    case .paragraph:
      enterParagraph(node)
    case .heading:
      enterHeading(node)
    case .table, .tableRow, .tableCell:
      enterTablePart(node, kind)
    case .codeBlock:
      addCodeBlock(node)
    case .htmlBlock:
      addHTMLBlock(node)
    case .thematicBreak:
      addThematicBreak(node)
    default:
      break
    }
  }

  mutating func leaveBlock(_ node: OpaquePointer, _ kind: CmarkKind) {
    switch kind {
    case .paragraph:
      leaf = Leaf()
      tree.leave { paragraph in paragraph.displaysAsBlocks ?? [paragraph] }
    case .heading, .tableCell:
      leaf = Leaf()
      tree.leave()
    case .tableRow:
      row = nil
      tree.leave()
    case .document, .blockQuote, .list, .item, .div, .footnoteDefinition, .table:
      tree.leave()
    default:
      break
    }
  }

  // MARK: Containers

  private func list(_ node: OpaquePointer) -> MarkdownList {
    let isTight = cmark_node_get_list_tight(node) != 0
    guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
      return MarkdownList(start: nil, isTight: isTight)
    }
    let isParenthesis = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM
    return MarkdownList(
      start: Int(cmark_node_get_list_start(node)),
      delimiter: isParenthesis ? ")" : ".",
      isTight: isTight
    )
  }

  /// Reads the box of a task from the text: cmark takes any `[x]` of the line for a tick.
  private func isChecked(_ node: OpaquePointer) -> Bool? {
    guard cmark_node_get_syntax_extension(node) != nil else { return nil }
    let line = text.line(Int(cmark_node_get_start_line(node)))
    guard
      let box = (textStart(of: node)..<line.upperBound).first(where: {
        text.bytes[$0] == Byte.leftBracket
      })
    else { return false }
    return box + 1 < line.upperBound && text.bytes[box + 1].lowercased == UInt8(ascii: "x")
  }

  private func attributes(of node: OpaquePointer) -> BlockAttributes {
    guard let token = DivExtension.token(of: node), token < text.tokens.count,
      case .divStart(let attributes) = text.tokens[token]
    else { return BlockAttributes(name: "") }
    return attributes
  }

  private mutating func enterFootnoteDefinition(_ node: OpaquePointer) {
    let (start, label) = footnoteMark(of: node)
    tree.enter(
      .footnoteDefinition(label: label),
      at: text.sourceStart(start)..<contentEnd(of: node)
    )
  }

  /// Where the `[^label]:` of a definition stands: before the column that cmark gives.
  func footnoteMark(of node: OpaquePointer) -> (start: Int, label: String) {
    let line = text.line(Int(cmark_node_get_start_line(node)))
    var start = textStart(of: node)
    while start > line.lowerBound && !text.bytes.has("[^", at: start) { start -= 1 }
    let first = min(start + 2, line.upperBound)
    var end = first
    while end < line.upperBound && text.bytes[end] != Byte.rightBracket { end += 1 }
    return (start, text.restored(text.bytes[first..<end]))
  }

  /// The end of the last line of a container that is not blank.
  private func contentEnd(of node: OpaquePointer) -> Int {
    let first = Int(cmark_node_get_start_line(node))
    return lineEnd(max(text.filledLine(upTo: Int(cmark_node_get_end_line(node))), first))
  }

  /// The end of a line of the text, without white space, in the source.
  func lineEnd(_ number: Int) -> Int {
    let line = text.line(number)
    return text.sourceEnd(max(text.bytes.trimmed(line).upperBound, line.lowerBound))
  }

  // MARK: Leaves with inlines

  private mutating func enterParagraph(_ node: OpaquePointer) {
    let content = Self.bytes(cmark_node_get_string_content(node))
    let start = Int(cmark_node_get_start_line(node))
    if start == 0, let table = cmark_node_next(node) {
      // cmark took these lines off the front of a table and gives them no place.
      let (map, first) = map(content, from: Int(cmark_node_get_start_line(table)))
      headerLine = first + content.lineCount
      enterLeaf(.paragraph, map)
    } else {
      // Link definitions were taken off the front.
      let first = max(start, Int(cmark_node_get_end_line(node)) + 1 - content.lineCount)
      enterLeaf(.paragraph, ContentMap(content, in: text, firstLine: first))
    }
  }

  /// Finds content that starts on a line or, where link definitions were taken off its front, on
  /// one of the next.
  private func map(
    _ content: UnsafeBufferPointer<UInt8>,
    from line: Int
  ) -> (map: ContentMap, firstLine: Int) {
    let map = ContentMap(content, in: text, firstLine: line)
    guard !map.isComplete else { return (map, line) }
    for later in line + 1...line + 20 {
      let shifted = ContentMap(content, in: text, firstLine: later)
      if shifted.isComplete { return (shifted, later) }
    }
    return (map, line)
  }

  private mutating func enterHeading(_ node: OpaquePointer) {
    let content = Self.bytes(cmark_node_get_string_content(node))
    let level = Int(cmark_node_get_heading_level(node))
    let first = Int(cmark_node_get_start_line(node))
    let line = text.line(first)
    let marker = textStart(of: node)
    let hashes = text.bytes.run(of: Byte.hash, at: marker)
    let behind = marker + hashes
    let isATX = hashes == level && (behind >= line.upperBound || text.bytes[behind].isBlank)
    if isATX {
      let map = ContentMap(content, in: text, firstLine: first, from: behind)
      enterLeaf(.heading(level: level), map, covering: text.sourceStart(marker)..<lineEnd(first))
      return
    }
    let (map, contentLine) = map(content, from: first)
    let start = text.sourceStart(marker)
    let underline = lineEnd(contentLine + content.lineCount)
    enterLeaf(.heading(level: level), map, covering: start..<max(start, underline))
  }

  private mutating func enterLeaf(
    _ kind: MarkdownKind,
    _ map: ContentMap,
    covering range: Range<Int>? = nil
  ) {
    let source = range ?? map.sourceRange(map.trimmed, in: text)
    leaf = Leaf(map: map, aligner: InlineAligner(map.content), source: source)
    tree.enter(kind, at: source)
  }

  // MARK: Tables

  private mutating func enterTablePart(_ node: OpaquePointer, _ kind: CmarkKind) {
    switch kind {
    case .table:
      let line = headerLine ?? Int(cmark_node_get_start_line(node))
      let start = text.sourceStart(rowRange(line).lowerBound)
      tree.enter(.table(alignments: alignments(of: node)), at: start..<start)
    case .tableRow:
      let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
      let line = (isHeader ? headerLine : nil) ?? Int(cmark_node_get_start_line(node))
      headerLine = nil
      let range = rowRange(line)
      row = Row(cells: TableCells.split(text.bytes, range), end: range.upperBound)
      tree.enter(.tableRow(isHeader: isHeader), at: text.sourceRange(range))
    default:
      enterCell(node)
    }
  }

  private mutating func enterCell(_ node: OpaquePointer) {
    let content = Self.bytes(cmark_node_get_string_content(node))
    let end = row?.end ?? 0
    var range = end..<end
    if let row, row.next < row.cells.count { range = row.cells[row.next] }
    row?.next += 1
    enterLeaf(
      .tableCell,
      ContentMap(content, in: text, cell: range),
      covering: text.sourceRange(range)
    )
  }

  /// The text of a row, without the marks of its containers.
  private func rowRange(_ number: Int) -> Range<Int> {
    let line = text.line(number)
    let end = max(text.bytes.trimmed(line).upperBound, line.lowerBound)
    if let start = text.rowStart(from: line.lowerBound) { return min(start, end)..<end }
    // A row that the scanner took for text: behind the marks of quotes, which no row starts with.
    var start = line.lowerBound
    while start < end && (text.bytes[start].isBlank || text.bytes[start] == Byte.greater) {
      start += 1
    }
    return start..<end
  }

  private func alignments(of node: OpaquePointer) -> [ColumnAlignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { index in
      switch letters[index] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number of lines, one without a line end counted.
  var lineCount: Int {
    var count = isEmpty || self[self.count - 1] == Byte.newline ? 0 : 1
    for byte in self where byte == Byte.newline { count += 1 }
    return count
  }
}
