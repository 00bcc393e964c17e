package import CourseMarkdown
package import Diagnostics

extension SimulationBlock {
  /// Whether a code block is a simulation: its words are `swift simulation`.
  package static func recognizes(_ block: CodeBlock) -> Bool {
    block.hasWords("swift", "simulation")
  }

  /// Reads a block from its node.
  ///
  /// - Returns: The block, or `nil` where the node is something else or has no usable id; and what
  ///   is wrong with its options.
  package static func parse(
    _ node: MarkdownNode
  ) -> (block: SimulationBlock?, diagnostics: [Diagnostic]) {
    guard case .codeBlock(let source) = node.kind, recognizes(source) else { return (nil, []) }
    let cell = CellOptions(source, indent: node.codeIndent)
    var options = cell.reader
    let id = options.identifier("id", of: "block", at: node.openingLine)
    let block = id.map { id in
      SimulationBlock(
        id: id.name,
        idRange: id.range,
        title: options.string("title"),
        caption: options.string("caption"),
        isInteractive: options.boolean("interactive") ?? true,
        codeVisibility: options.choice("code", of: CodeVisibility.self) ?? .folded,
        timeout: options.positive("timeout"),
        samples: options.count("samples"),
        code: source.literal,
        firstLine: source.firstLine,
        indent: node.codeIndent,
        range: node.range,
        optionLines: cell.lineCount
      )
    }
    guard let block else { return (nil, cell.diagnostics + options.diagnostics) }
    return (block, cell.diagnostics + options.finish(unknownKeys: .error) + block.imports())
  }

  /// A block depends on what it declares alone, so it imports nothing.
  private func imports() -> [Diagnostic] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        // Attributes may stand before, and the kind of a declaration behind the word.
        guard let word = words.firstIndex(of: "import"), words[..<word].allSatisfy(\.isAttribute),
          let module = words.last, word < words.count - 1, module != "Simulation"
        else { return nil }
        let start = indent + 1
        let range = SourceRange(
          line: firstLine + index,
          columns: start..<start + line.utf8.count
        )
        return .blockImport(String(module), at: range)
      }
  }
}

extension Substring {
  fileprivate var isAttribute: Bool { utf8.first == UInt8(ascii: "@") }
}

extension CodeBlock {
  /// Whether the words behind the fence are these, in this order.
  func hasWords(_ words: String...) -> Bool {
    info.split(whereSeparator: \.isWhitespace).map(String.init) == words
  }
}

extension MarkdownNode {
  /// The bytes before the code on each line, which a container and the fence's indentation take.
  var codeIndent: Int { max(range.start.column - 1, 0) }

  /// The opening fence with its words, where a complaint about the whole block stands.
  var openingLine: SourceRange {
    guard case .codeBlock(let block) = kind else { return range }
    let columns = range.start.column..<range.start.column + 3 + block.info.utf8.count
    return SourceRange(line: range.start.line, columns: columns)
  }
}
