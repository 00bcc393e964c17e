import CourseMarkdown
import Diagnostics

// Markers in paragraphs: "**Problem 1.** …", "(a) 7 pts …", "**Solution**: …".

extension Tokenizer {
  /// What was found at an offset of a paragraph; behind a reference, because most often it is nothing.
  private indirect enum Found {
    case problem(ProblemMatch)
    case part(PartMatch)
    case aside(AsideMatch, MarkerForm)
  }

  private struct Piece {
    var start: Int
    var found: Found?

    /// Where text that may be divided again starts.
    var textStart: Int {
      switch found {
      case .problem(let match): match.textStart
      case .part(let match): match.textStart
      case .aside(let match, _): match.bodyStart
      case nil: start
      }
    }

    /// Takes back a title that reaches over the start of the next piece.
    mutating func cutTitle(at offset: Int) {
      switch found {
      case .problem(var match) where match.bodyStart > offset:
        match.bodyStart = match.textStart
        match.title = nil
        found = .problem(match)
      case .part(var match) where match.bodyStart > offset:
        match.bodyStart = match.textStart
        match.title = nil
        found = .part(match)
      default: break
      }
    }
  }

  /// A paragraph, divided where a marker begins: at its start, at the start of a line, and for
  /// solutions and hints behind a sentence too.
  mutating func paragraphTokens(_ paragraph: MarkdownNode) -> [Token] {
    let line = MarkerLine(nodes: paragraph.children, flat: FlatText(paragraph.children))
    let pieces = pieces(of: line.flat)
    guard pieces.contains(where: { $0.found != nil }) else { return [.block(paragraph)] }
    let ends = pieces.dropFirst().map(\.start) + [line.flat.bytes.count]
    return zip(pieces, ends).compactMap { piece, end in token(piece, to: end, of: line) }
  }

  private mutating func token(_ piece: Piece, to end: Int, of line: MarkerLine) -> Token? {
    guard let original = line.paragraph(piece.start..<end).first else { return nil }
    var token = Token.block(original)
    token.lineBreak = piece.start == 0 ? nil : line.gap(before: piece.start)
    switch piece.found {
    case .problem(let match): accept(match, of: line, from: piece.start, to: end, into: &token)
    case .part(let match): accept(match, of: line, from: piece.start, to: end, into: &token)
    case .aside(let match, let form):
      accept(match, of: line, from: piece.start, to: end, form: form, into: &token)
    case nil: break
    }
    return token
  }

  private func pieces(of flat: FlatText) -> [Piece] {
    var pieces = [Piece(start: 0, found: mark(in: flat, at: 0))]
    var textStart = pieces[0].textStart
    for offset in flat.bytes.indices.dropFirst() where offset >= textStart {
      let found: Found?
      if flat.bytes[offset - 1] == FlatText.newline {
        found = mark(in: flat, at: offset)
      } else if offset == textStart, pieces.last?.found != nil {
        found = label(in: flat, at: offset)
      } else if flat.bytes[offset].isASCIIUppercase {
        found = markBehindSentence(in: flat, at: offset)
      } else {
        continue
      }
      guard let found else { continue }
      pieces[pieces.count - 1].cutTitle(at: offset)
      let piece = Piece(start: offset, found: found)
      textStart = piece.textStart
      pieces.append(piece)
    }
    return pieces
  }

  /// The label right behind another marker, as in "Solution: (a) Let".
  private func label(in flat: FlatText, at start: Int) -> Found? {
    if case .part(let part)? = mark(in: flat, at: start) { .part(part) } else { nil }
  }

  /// A marker at the start of a line.
  private func mark(in flat: FlatText, at start: Int) -> Found? {
    let lineEnd = flat.lineEnd(from: start)
    var lead = MarkerCursor(flat.bytes, from: start, to: lineEnd)
    lead.skipLead()
    guard !lead.isAtEnd else { return nil }
    let form: MarkerForm = flat.lead(at: lead.position) == nil ? .plain : .styled
    let styledEnd = flat.styledEnd(from: lead.position)
    let endsBlock = lineEnd == flat.bytes.count
    guard start == 0 || form == .styled || endsSentence(flat, before: start) else { return nil }
    var cursor = lead
    if let match = cursor.takeAside(form: form, styledEnd: styledEnd) { return .aside(match, form) }
    cursor = lead
    if let match = cursor.takeProblem(
      form: form,
      styledEnd: styledEnd,
      endsBlock: endsBlock && start == 0
    ) {
      return .problem(match)
    }
    cursor = lead
    guard
      var match = cursor.takePart(
        form: form,
        styledEnd: styledEnd,
        endsBlock: endsBlock && start == 0
      )
    else { return nil }
    if flat.styles[lead.position].contains(.math), match.points == nil { match.isWeak = true }
    return .part(match)
  }

  /// A solution or hint behind a sentence, as in "What is it? Solution: 5".
  private func markBehindSentence(in flat: FlatText, at offset: Int) -> Found? {
    guard flat.bytes[offset - 1].isBlank || isOpening(flat, offset) else { return nil }
    let form: MarkerForm = flat.lead(at: offset) == nil ? .plain : .styled
    if form == .styled, !isOpening(flat, offset) { return nil }
    guard endsSentence(flat, before: offset) else { return nil }
    var cursor = MarkerCursor(flat.bytes, from: offset, to: flat.lineEnd(from: offset))
    let word = cursor.word
    guard form == .styled || word == "Hint" || word == "Solution",
      let match = cursor.takeAside(form: form, styledEnd: flat.styledEnd(from: offset))
    else { return nil }
    let hasColon = flat.bytes[offset..<match.bodyStart].contains(UInt8(ascii: ":"))
    return hasColon ? .aside(match, form) : nil
  }

  /// Whether bold type or emphasis begins at an offset.
  private func isOpening(_ flat: FlatText, _ offset: Int) -> Bool {
    flat.lead(at: offset) != nil && flat.lead(at: offset - 1) == nil
  }

  /// Whether a sentence, a formula or a line of its own ends before an offset.
  private func endsSentence(_ flat: FlatText, before offset: Int) -> Bool {
    let blank = { (byte: UInt8) in byte.isBlank || byte == FlatText.newline }
    guard let last = flat.bytes[..<offset].lastIndex(where: { !blank($0) }) else { return true }
    let byte = flat.bytes[last]
    return byte == FlatText.placeholder || ".?!:;)]".utf8.contains(byte)
      || flat.styles[last].contains(.strong)
  }
}

extension MarkerLine {
  /// What stands between two pieces: a line break, or a space as a node of text.
  func gap(before offset: Int) -> MarkdownNode? {
    let before = nodes.slice(flat: offset - 1..<offset).last
    return before.flatMap { $0.plainText.allSatisfy(\.isWhitespace) ? $0 : nil }
  }
}
