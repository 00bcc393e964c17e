package import Diagnostics

/// One node of a document: what it is, where it stands in the source, and what is in it.
///
/// A value: it holds no reference to the parser, can be copied, changed, compared and sent to
/// another thread.
package struct MarkdownNode: Sendable, Hashable {
  package var kind: MarkdownKind
  /// The characters of the source that the node was made from, markers included.
  package var range: SourceRange
  package var children: [MarkdownNode]

  package init(_ kind: MarkdownKind, at range: SourceRange, _ children: [MarkdownNode] = []) {
    self.kind = kind
    self.range = range
    self.children = children
  }
}

/// What a node is.
package enum MarkdownKind: Sendable, Hashable {
  // MARK: Blocks

  case document
  case paragraph
  case heading(level: Int)
  case blockQuote
  case list(MarkdownList)
  /// An item of a list; `isChecked` is `nil` unless it is a task.
  case item(isChecked: Bool?)
  case codeBlock(CodeBlock)
  case htmlBlock(String)
  case thematicBreak
  case table(alignments: [ColumnAlignment])
  case tableRow(isHeader: Bool)
  case tableCell
  case footnoteDefinition(label: String)
  /// `::: {.class #id key=value}` of Pandoc and `:::{name} argument` of MyST.
  case div(BlockAttributes)
  /// A display that stands as a block of its own.
  case mathBlock(MathSource)

  // MARK: Inlines

  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case html(String)
  case emphasis
  case strong
  case strikethrough
  case link(destination: String, title: String)
  case image(destination: String, title: String)
  case footnoteReference(label: String)
  /// Mathematics in a line of text; it may still be a display (`$$…$$` glued to prose).
  case math(MathSource)
}

/// How a list is numbered and spaced.
package struct MarkdownList: Sendable, Hashable {
  /// The first number of an ordered list; `nil` for bullets.
  package var start: Int?
  /// `.` or `)` behind the number, where there is one.
  package var delimiter: Character?
  /// Whether items are set without space between them.
  package var isTight: Bool

  package init(start: Int?, delimiter: Character? = nil, isTight: Bool) {
    self.start = start
    self.delimiter = delimiter
    self.isTight = isTight
  }
}

/// Code set as a block, fenced or indented.
package struct CodeBlock: Sendable, Hashable {
  /// The words behind the fence, as written, for example `swift simulation`.
  ///
  /// Empty for indented code.
  package var info: String
  /// The code, each line with its line end.
  package var literal: String
  /// The line of the source on which the code's first line stands.
  package var firstLine: Int

  package init(info: String, literal: String, firstLine: Int) {
    self.info = info
    self.literal = literal
    self.firstLine = firstLine
  }

  /// The first word of ``info``.
  package var language: String {
    String(info.split(whereSeparator: \.isWhitespace).first ?? "")
  }
}

/// How a column of a table is set.
package enum ColumnAlignment: Sendable, Hashable {
  case none
  case left
  case center
  case right
}

/// The name, argument, identifier, classes and keys behind `:::`.
package struct BlockAttributes: Sendable, Hashable {
  /// MyST's directive name, or Pandoc's first class; empty where there is neither.
  package var name: String
  /// What stands behind a MyST directive's braces.
  package var argument: String
  package var identifier: String?
  package var classes: [String]
  /// In the order of the source.
  package var keys: [Key]

  package struct Key: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    name: String,
    argument: String = "",
    identifier: String? = nil,
    classes: [String] = [],
    keys: [Key] = []
  ) {
    self.name = name
    self.argument = argument
    self.identifier = identifier
    self.classes = classes
    self.keys = keys
  }

  /// The value of a key, or `nil`.
  package subscript(key: String) -> String? {
    keys.first { $0.name == key }?.value
  }
}

/// Mathematics as the author wrote it.
package struct MathSource: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case inline
    case display
  }

  package var kind: Kind
  /// The TeX between the delimiters, container prefixes (`> `, indentation) taken off.
  package var tex: String
  /// Where the TeX stands in the source, without its delimiters.
  package var texRange: SourceRange
  /// The identifier of `$$…$$ {#eq:name}`.
  package var identifier: String?

  package init(kind: Kind, tex: String, texRange: SourceRange, identifier: String? = nil) {
    self.kind = kind
    self.tex = tex
    self.texRange = texRange
    self.identifier = identifier
  }
}
