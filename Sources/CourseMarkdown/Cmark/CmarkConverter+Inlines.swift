import CCMarkGFM

// Inlines: each node is found in the source by walking the block's content beside it.
extension CmarkConverter {
  mutating func enterInline(_ node: OpaquePointer, _ kind: CmarkKind) {
    switch kind {
    case .text:
      addText(Self.bytes(cmark_node_get_literal(node)))
    case .softBreak:
      tree.add(.softBreak, at: place { $0.lineBreak() })
    case .lineBreak:
      tree.add(.lineBreak, at: place { $0.lineBreak() })
    case .code:
      tree.add(.code(literal(of: node)), at: place { $0.code() })
    case .html:
      let html = Self.bytes(cmark_node_get_literal(node))
      tree.add(.html(text.restored(html)), at: place { $0.html(html) })
    case .footnoteReference:
      addFootnoteReference(node)
    case .emphasis:
      tree.enter(.emphasis, at: place { $0.mark(1) })
    case .strong:
      tree.enter(.strong, at: place { $0.mark(2) })
    case .strikethrough:
      tree.enter(.strikethrough, at: place { $0.tildes() })
    case .link:
      tree.enter(
        .link(
          destination: string(cmark_node_get_url(node)),
          title: string(cmark_node_get_title(node))
        ),
        at: place { $0.openLink() }
      )
    case .image:
      tree.enter(
        .image(
          destination: string(cmark_node_get_url(node)),
          title: string(cmark_node_get_title(node))
        ),
        at: place { $0.openImage() }
      )
    default:
      break
    }
  }

  mutating func leaveInline(_ kind: CmarkKind) {
    let place =
      switch kind {
      case .emphasis: place { $0.mark(1) }
      case .strong: place { $0.mark(2) }
      case .strikethrough: place { $0.tildes() }
      default: place { $0.closeLink() }
      }
    tree.leave(end: place.upperBound)
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String {
    self.text.restored(Self.bytes(text))
  }

  /// Where in the source the next thing stands; the whole block once something was not found.
  private mutating func place(_ find: (inout InlineAligner) -> Range<Int>) -> Range<Int> {
    source(find(&leaf.aligner))
  }

  private func source(_ range: Range<Int>) -> Range<Int> {
    leaf.aligner.isLost ? leaf.source : leaf.map.sourceRange(range, in: text)
  }

  // MARK: Text

  /// Adds a text, with the tokens in it undone: mathematics becomes nodes between texts.
  private mutating func addText(_ literal: UnsafeBufferPointer<UInt8>) {
    let range = leaf.aligner.text(literal)
    if leaf.aligner.marks.isEmpty && !leaf.aligner.isLost {
      guard !literal.isEmpty else { return }
      tree.add(.text(String(decoding: literal, as: UTF8.self)), at: source(range))
    } else {
      addPieces(of: literal, range)
    }
  }

  private mutating func addPieces(of literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let marks = leaf.aligner.marks
    var mark = 0
    var piece = TextPiece(start: range.lowerBound)
    var index = 0
    while index < literal.count {
      guard let found = TokenCode.read(literal, at: index), found.index < text.tokens.count else {
        piece.bytes.append(literal[index])
        index += 1
        continue
      }
      while mark + 1 < marks.count && marks[mark + 1].literal <= index { mark += 1 }
      let place =
        mark < marks.count
        ? marks[mark].content + index - marks[mark].literal : range.lowerBound
      if case .math(let math) = text.tokens[found.index] {
        add(piece, end: place)
        addMath(math, token: found.index, at: place)
        piece = TextPiece(start: min(place + TokenCode.length, range.upperBound))
      } else {
        piece.bytes.append(contentsOf: text.source(ofToken: found.index, found.shape))
      }
      index += TokenCode.length
    }
    add(piece, end: range.upperBound)
  }

  private struct TextPiece {
    var bytes: [UInt8] = []
    var start: Int
  }

  private mutating func add(_ piece: TextPiece, end: Int) {
    guard !piece.bytes.isEmpty else { return }
    let range = min(piece.start, end)..<max(piece.start, end)
    tree.add(.text(String(decoding: piece.bytes, as: UTF8.self)), at: source(range))
  }

  private mutating func addMath(_ math: MathToken, token: Int, at place: Int) {
    var source = leaf.source
    var tex = text.tokenSources[token]
    if !leaf.aligner.isLost,
      let found = text.occurrence(at: leaf.map.textOffset(place)), found.occurrence.token == token
    {
      source = found.source
      tex = found.occurrence.tex
    }
    let node = MathSource(
      kind: math.kind,
      tex: math.tex,
      texRange: tree.range(of: tex),
      identifier: math.identifier
    )
    tree.add(.math(node), at: source)
  }

  // MARK: Footnotes

  /// cmark keeps the number of a reference; the label is that of the definition.
  private mutating func addFootnoteReference(_ node: OpaquePointer) {
    let number = Int(literal(of: node)) ?? 0
    let range = place { $0.footnoteReference() }
    let isKnown = footnoteLabels.indices.contains(number - 1)
    let label = isKnown ? footnoteLabels[number - 1] : literal(of: node)
    tree.add(.footnoteReference(label: label), at: range)
  }
}
