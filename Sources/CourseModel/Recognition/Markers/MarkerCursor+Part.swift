// Reads "(a)", "(a) 7 pts", "a)", "a.", "1.1 (10 pt)", "(i)", "1.a", "Part a:".

extension MarkerCursor {
  private struct LabelMatch {
    var label: PartLabel
    var isWeak = false
    var saysPart = false
    var hasDelimiter = false
  }

  /// Takes a part's label, its points and what may be its title.
  mutating func takePart(form: MarkerForm, styledEnd: Int, endsBlock: Bool) -> PartMatch? {
    attempt { cursor in
      cursor.skipLead()
      let start = cursor.position
      guard var match = cursor.takeLabel(form: form) else { return nil }
      let isSetOff = form == .styled && cursor.position >= styledEnd
      if let byte = cursor.next, !isSetOff, byte.isASCIIAlphanumeric { return nil }
      let points = cursor.takeSeparatedPoints()
      if points != nil { match.isWeak = false }
      if match.saysPart, points == nil {
        guard cursor.confirmsPartWord(match.hasDelimiter || isSetOff, form: form) else {
          return nil
        }
      } else if points == nil, form != .heading, cursor.isProse {
        return nil
      }
      if !match.saysPart { _ = cursor.take(anyOf: ".:") }
      guard cursor.position > start else { return nil }
      cursor.skipSpaces()
      let title =
        form == .plain
        ? nil : cursor.titleCandidate(form: form, styledEnd: styledEnd, endsBlock: endsBlock)
      return PartMatch(
        label: match.label,
        points: points,
        title: title,
        bodyStart: title?.range.upperBound ?? cursor.position,
        isWeak: match.isWeak,
        saysPart: match.saysPart
      )
    }
  }

  private mutating func takeLabel(form: MarkerForm) -> LabelMatch? {
    attempt { $0.takePartWord() }
      ?? attempt { $0.takeBracketedLabel() }
      ?? attempt { $0.takeDottedLabel() }
      ?? attempt { $0.takeLetterLabel() }
      ?? attempt { form == .styled ? $0.takeNumberLabel() : nil }
  }

  /// "Part a:", "Part (a)", "Part 1".
  private mutating func takePartWord() -> LabelMatch? {
    guard takeWord({ $0 == "part" }) != nil else { return nil }
    skipSpaces()
    let isBracketed = take("(")
    guard let label = takeLabelText(allowingUppercase: true) else { return nil }
    if isBracketed, !take(")") { return nil }
    return LabelMatch(label: label, saysPart: true, hasDelimiter: takeDelimiter())
  }

  /// "(a)", "(ii)", "(1)".
  private mutating func takeBracketedLabel() -> LabelMatch? {
    guard take("(") else { return nil }
    skipSpaces()
    guard let label = takeLabelText(allowingUppercase: false) else { return nil }
    skipSpaces()
    guard take(")") else { return nil }
    return LabelMatch(label: label, isWeak: label.number != nil)
  }

  /// "1.1", "1.a", "1a)": a label that names its problem too.
  private mutating func takeDottedLabel() -> LabelMatch? {
    let isBracketed = take("(")
    guard let problem = takeDigits() else { return nil }
    let hasDot = take(".")
    if let number = takeDigits() {
      guard hasDot, let label = PartLabel("\(problem).\(number)") else { return nil }
      _ = take(anyOf: isBracketed ? ")" : ".)")
      return LabelMatch(label: label, isWeak: true)
    }
    guard let letter = word.utf8.first, word.utf8.count == 1, letter.isASCIILowercase,
      let label = PartLabel(word)
    else { return nil }
    position += 1
    let isClosed = take(anyOf: ".)")
    guard hasDot || isClosed else { return nil }
    return LabelMatch(label: label)
  }

  /// "a)", "a.", "ii)".
  private mutating func takeLetterLabel() -> LabelMatch? {
    guard let label = takeLabelText(allowingUppercase: false), label.number == nil else {
      return nil
    }
    if take(")") { return LabelMatch(label: label) }
    guard take("."), next.map(\.isBlank) ?? true else { return nil }
    return LabelMatch(label: label, isWeak: true)
  }

  /// "**1.**": only in bold, for in plain type it is a list.
  private mutating func takeNumberLabel() -> LabelMatch? {
    guard let digits = takeDigits(), digits.utf8.count <= 2, take(anyOf: ".)"),
      let label = PartLabel(digits)
    else { return nil }
    return LabelMatch(label: label, isWeak: true)
  }

  private mutating func takeLabelText(allowingUppercase: Bool) -> PartLabel? {
    if let digits = takeDigits() { return digits.utf8.count <= 2 ? PartLabel(digits) : nil }
    let text = word
    guard let label = PartLabel(text) else { return nil }
    guard allowingUppercase || text.utf8.allSatisfy(\.isASCIILowercase) else { return nil }
    position += text.utf8.count
    return label
  }

  /// "Part (a):" is a marker; "Part (a) asks" is prose.
  private func confirmsPartWord(_ isSetOff: Bool, form: MarkerForm) -> Bool {
    if isSetOff || isAtEnd { return true }
    return form != .plain && !ProseWords.isProse(nextWord)
  }

  /// Whether a sentence goes on behind a label, as in "(a) and (b) are".
  ///
  /// A question may begin with the same words.
  private var isProse: Bool {
    var copy = self
    copy.skipSpaces()
    if let byte = copy.next, ",;)/&+=".utf8.contains(byte) { return true }
    if copy.take(exactly: "–") || copy.take(exactly: "—") { return copy.next == UInt8(ascii: "(") }
    guard ProseWords.afterLabel.contains(copy.word) else { return false }
    return bytes[..<end].last { !$0.isBlank } != UInt8(ascii: "?")
  }
}
