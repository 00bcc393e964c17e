// Reads "Problem 1.", "Exercise 3.1", "Question 3", "Problem 1 (20 points)."

extension MarkerCursor {
  static let problemWords: Set<String> = ["problem", "exercise", "question", "task", "ex"]

  /// The words that name a problem, and what was read behind them.
  private struct ProblemHead {
    var number: String?
    var points: PointsMatch?
    var hasDelimiter = false
  }

  /// Takes a problem's marker, set in bold type that ends at `styledEnd`.
  mutating func takeProblem(
    form: MarkerForm,
    styledEnd: Int,
    endsBlock: Bool
  ) -> ProblemMatch? {
    attempt { cursor in
      cursor.skipLead()
      if form == .plain, cursor.next?.isASCIIUppercase != true { return nil }
      guard var head = cursor.takeProblemHead() else { return nil }
      let isSetOff = form == .styled && cursor.position >= styledEnd
      guard cursor.confirms(head, form: form, isSetOff: isSetOff) else { return nil }
      cursor.skipSpaces()
      let title = cursor.titleCandidate(form: form, styledEnd: styledEnd, endsBlock: endsBlock)
      cursor.position = title?.range.upperBound ?? cursor.position
      if head.points == nil { head.points = cursor.takePoints() }
      return ProblemMatch(
        number: head.number,
        points: head.points,
        title: title,
        bodyStart: cursor.position
      )
    }
  }

  private mutating func takeProblemHead() -> ProblemHead? {
    guard let word = takeWord(Self.problemWords.contains) else { return nil }
    if word.lowercased() == "ex" { _ = take(".") }
    var head = ProblemHead()
    head.number = attempt { cursor in
      cursor.skipSpaces()
      _ = cursor.take("#")
      return cursor.takeNumber()
    }
    if head.number == nil, word.lowercased() == "ex" { return nil }
    head.points = takeSeparatedPoints()
    head.hasDelimiter = takeDelimiter()
    if head.points == nil {
      head.points = takePoints()
      if head.points != nil { _ = takeDelimiter() }
    }
    return head
  }

  /// Takes a number such as `3`, `3.1`, `2b`, `A2`, `IV`, without the full stop behind it.
  mutating func takeNumber() -> String? {
    attempt { cursor in
      let start = cursor.position
      while let byte = cursor.next {
        let joins = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        guard byte.isASCIIAlphanumeric || (joins && cursor.next(1)?.isASCIIAlphanumeric == true)
        else { break }
        cursor.position += 1
      }
      let text = String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)
      return Self.isNumber(text) ? text : nil
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 10 else { return false }
    if bytes.contains(where: \.isASCIIDigit) {
      return bytes.count { $0.isASCIILetter } <= 2
    }
    if bytes.count == 1 { return first.isASCIIUppercase }
    return bytes.allSatisfy { Array("IVX".utf8).contains($0) }
  }

  /// Takes `.`, `:`, `)` or a dash behind a number.
  mutating func takeDelimiter() -> Bool {
    attempt { cursor in
      if cursor.takeDash() { return true }
      cursor.skipSpaces()
      guard cursor.take(anyOf: ".:)") else { return nil }
      if cursor.next == UInt8(ascii: ".") || cursor.next?.isASCIIDigit == true { return nil }
      return true
    } ?? false
  }

  /// Whether what stands behind the marker's words leaves them a marker.
  private func confirms(_ head: ProblemHead, form: MarkerForm, isSetOff: Bool) -> Bool {
    if isAtEnd { return form != .plain || head.number != nil }
    let ends = head.hasDelimiter || isSetOff
    guard head.number != nil else { return form != .plain && (ends || head.points != nil) }
    switch form {
    case .heading, .styled:
      if ends || head.points != nil { return true }
      guard let byte = next, byte.isBlank || byte == FlatText.placeholder else { return false }
      return !ProseWords.isProse(nextWord)
    case .plain:
      guard head.hasDelimiter || head.points != nil else { return false }
      guard next.map({ !$0.isASCIIAlphanumeric }) ?? true else { return false }
      var copy = self
      copy.skipSpaces()
      return head.hasDelimiter || copy.next?.isASCIILowercase != true
    }
  }

  /// What may be a title behind a marker: the rest of a heading, of the bold type, or of a line
  /// that is a block of its own.
  func titleCandidate(form: MarkerForm, styledEnd: Int, endsBlock: Bool) -> TitleCandidate? {
    let styled = MarkerCursor(bytes, from: position, to: min(max(styledEnd, position), end))
    if form == .styled, !styled.isAtEnd {
      let rest = MarkerCursor(bytes, from: styled.end, to: end)
      return TitleCandidate(
        range: position..<styled.end,
        form: .styled,
        endsBlock: endsBlock && rest.isAtEnd
      )
    }
    guard !isAtEnd, form == .heading || endsBlock else { return nil }
    return TitleCandidate(
      range: position..<end,
      form: form == .heading ? .heading : .plain,
      endsBlock: true
    )
  }
}
