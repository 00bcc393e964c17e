// Reads "Solution:", "Hint 1", "Second solution", "Solution to Problem 3", "Answer to (b):".

extension MarkerCursor {
  private static let qualifiers: Set<String> = [
    "alternative", "another", "first", "second", "third", "sample", "model", "short", "possible",
    "partial", "official", "detailed", "full", "brief",
  ]
  private static let targetWords: Set<String> = problemWords.union(["part", "parts"])

  /// Takes an aside's marker, set in bold type that ends at `styledEnd`.
  mutating func takeAside(form: MarkerForm, styledEnd: Int) -> AsideMatch? {
    attempt { cursor in
      cursor.skipLead()
      let start = cursor.position
      guard let named = cursor.takeAsideName(form: form),
        form != .styled || cursor.position <= styledEnd
      else { return nil }
      let plainEnd = cursor.position
      let serial = cursor.takeSerial()
      let target = cursor.takeTarget() ?? named.target
      let wordsEnd = cursor.position
      guard cursor.takeAsideEnd(form: form, styledEnd: styledEnd) else { return nil }
      let saysMore = named.saysMore || wordsEnd > plainEnd
      return AsideMatch(
        kind: named.kind,
        title: saysMore ? start..<wordsEnd : nil,
        target: target ?? (named.kind.givesSolution ? serial : nil),
        isPlural: named.isPlural,
        bodyStart: cursor.position
      )
    }
  }

  private struct AsideName {
    var kind: Aside.Kind
    var isPlural: Bool
    var saysMore: Bool
    var target: AsideTarget?
  }

  /// "Solution", "Second solution", "Problem 3 solution", "Solution sketch".
  private mutating func takeAsideName(form: MarkerForm) -> AsideName? {
    let start = position
    let target = form == .plain ? nil : attempt { $0.takeLeadingTarget() }
    if takeWord(Self.qualifiers.contains) != nil { skipSpaces() }
    let saysMore = position > start
    guard saysMore || next?.isASCIIUppercase == true || form != .plain else { return nil }
    guard let (kind, isPlural) = takeKind() else { return nil }
    let sketch: String? = attempt { cursor in
      cursor.skipSpaces()
      return cursor.takeWord { $0 == "sketch" }
    }
    return AsideName(
      kind: kind,
      isPlural: isPlural,
      saysMore: saysMore || sketch != nil,
      target: target
    )
  }

  /// "Problem 3", "Problem 3:" before the kind.
  private mutating func takeLeadingTarget() -> AsideTarget? {
    guard let target = takeTargetWords() else { return nil }
    skipSpaces()
    _ = take(anyOf: ":.") || takeDash()
    skipSpaces()
    return target
  }

  private mutating func takeKind() -> (kind: Aside.Kind, isPlural: Bool)? {
    let name = word.lowercased()
    for kind in Aside.Kind.allCases where name == kind.rawValue || name == kind.rawValue + "s" {
      position += name.utf8.count
      return (kind, name != kind.rawValue)
    }
    return nil
  }

  /// The number behind a kind: "Hint 1", "Solution 3.2".
  private mutating func takeSerial() -> AsideTarget? {
    attempt { cursor in
      cursor.skipSpaces()
      _ = cursor.take("#")
      return cursor.takeNumber().map { AsideTarget(number: $0, isSerial: true) }
    }
  }

  /// "to (b)", "for Problem 3", "of part a", "(a)".
  private mutating func takeTarget() -> AsideTarget? {
    attempt { cursor in
      cursor.skipSpaces()
      let isLed = cursor.takeWord { ["to", "for", "of"].contains($0) } != nil
      cursor.skipSpaces()
      return cursor.takeTargetWords() ?? cursor.takeBracketedTarget(isLed: isLed)
    }
  }

  private mutating func takeTargetWords() -> AsideTarget? {
    attempt { cursor in
      guard let word = cursor.takeWord(Self.targetWords.contains) else { return nil }
      cursor.skipSpaces()
      if word.lowercased().hasPrefix("part") { return cursor.takeBracketedTarget(isLed: true) }
      _ = cursor.take("#")
      guard let number = cursor.takeNumber() else { return nil }
      let label = cursor.takeBracketedTarget(isLed: false)?.label
      return AsideTarget(label: label, number: number)
    }
  }

  private mutating func takeBracketedTarget(isLed: Bool) -> AsideTarget? {
    attempt { cursor in
      let isBracketed = cursor.take("(")
      guard isBracketed || isLed else { return nil }
      let text = cursor.word.isEmpty ? cursor.takeNumber() : cursor.word
      guard let text, let label = PartLabel(text) else { return nil }
      if !cursor.word.isEmpty { cursor.position += cursor.word.utf8.count }
      if isBracketed, !cursor.take(")") { return nil }
      return AsideTarget(label: label.text)
    }
  }

  /// What must stand behind the words so that they are a marker: the end, `:`, `.`, or the end of
  /// the bold type.
  private mutating func takeAsideEnd(form: MarkerForm, styledEnd: Int) -> Bool {
    _ = takePoints()
    skipSpaces()
    let isSetOff = form == .styled && position >= styledEnd
    if isAtEnd {
      position = end
      return true
    }
    if take(":") {
      skipSpaces()
      return true
    }
    if take(".") {
      guard next.map({ $0.isBlank || $0 == FlatText.placeholder }) ?? true || position >= styledEnd
      else { return false }
      skipSpaces()
      return true
    }
    if form != .heading, takeDash() {
      skipSpaces()
      return true
    }
    return isSetOff && next?.isASCIILowercase != true
  }
}
