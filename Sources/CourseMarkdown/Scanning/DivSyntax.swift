/// The opening lines of divs: Pandoc's `::: {.name #id key=value}`, `::: name`, and MyST's
/// `:::{name} argument` and ```` ```{name} argument ````.
enum DivSyntax {
  struct Opening {
    var fence: DivFence
    var attributes: BlockAttributes
    /// Whether `:key: value` lines may follow.
    var takesOptions: Bool
  }

  /// Directives of MyST whose body is Markdown; other fences stay code.
  private static let markdownDirectives: Set<String> = [
    "exercise", "problem", "question", "task", "solution", "answer", "hint", "remark", "part",
    "note", "warning", "tip", "important", "caution", "danger", "attention", "error", "seealso",
    "admonition", "dropdown", "topic", "theorem", "lemma", "proof", "definition", "corollary",
    "proposition", "example", "conjecture", "axiom", "property", "observation", "assumption",
    "criterion",
  ]

  static func opening(_ text: [UInt8], _ line: Range<Int>) -> Opening? {
    guard let first = text[line].first else { return nil }
    switch first {
    case Byte.colon: return colons(text, line)
    case Byte.backtick, Byte.tilde: return directive(text, line)
    default: return nil
    }
  }

  /// The number of colons of a line that is nothing else.
  static func closingColons(_ text: [UInt8], _ line: Range<Int>) -> Int? {
    let run = text.run(of: Byte.colon, at: line.lowerBound)
    guard run >= 3, text[line.lowerBound + run..<line.upperBound].allSatisfy(\.isBlank) else {
      return nil
    }
    return run
  }

  private static func colons(_ text: [UInt8], _ line: Range<Int>) -> Opening? {
    let run = text.run(of: Byte.colon, at: line.lowerBound)
    guard run >= 3 else { return nil }
    var rest = text.trimmed(line.lowerBound + run..<line.upperBound)
    // Pandoc allows colons behind the attributes.
    while let last = text[rest].last, last == Byte.colon {
      rest = rest.lowerBound..<rest.upperBound - 1
    }
    rest = text.trimmed(rest)
    guard let first = text[rest].first else { return nil }
    if first == Byte.leftBrace {
      return braces(text, rest).map {
        Opening(fence: .colons(run), attributes: $0.attributes, takesOptions: $0.isDirective)
      }
    }
    guard first.isLetter else { return nil }
    return Opening(fence: .colons(run), attributes: named(text, rest), takesOptions: false)
  }

  private static func directive(_ text: [UInt8], _ line: Range<Int>) -> Opening? {
    guard let fence = LineSyntax.fence(text, line) else { return nil }
    let rest = text.trimmed(line.lowerBound + fence.length..<line.upperBound)
    guard let found = braces(text, rest), found.isDirective else { return nil }
    var name = found.attributes.name
    if name.hasPrefix("prf:") { name.removeFirst(4) }
    guard markdownDirectives.contains(name) else { return nil }
    return Opening(
      fence: .fence(fence.character, fence.length),
      attributes: found.attributes,
      takesOptions: true
    )
  }

  /// `name`, `name argument` and `name {attributes}`.
  private static func named(_ text: [UInt8], _ rest: Range<Int>) -> BlockAttributes {
    var end = rest.lowerBound
    while end < rest.upperBound && !text[end].isBlank && text[end] != Byte.leftBrace { end += 1 }
    let name = text.string(rest.lowerBound..<end)
    let behind = text.trimmed(end..<rest.upperBound)
    var attributes = BlockAttributes(name: name, classes: [name])
    if text[behind].first == Byte.leftBrace, let more = braces(text, behind)?.attributes {
      attributes.identifier = more.identifier
      attributes.classes += more.classes
      attributes.keys = more.keys
      attributes.argument = more.argument
    } else {
      attributes.argument = text.string(behind)
    }
    return attributes
  }

  /// `{name} argument` or `{.class #id key=value}`.
  private static func braces(
    _ text: [UInt8],
    _ rest: Range<Int>
  ) -> (attributes: BlockAttributes, isDirective: Bool)? {
    guard text[rest].first == Byte.leftBrace,
      let close = text[rest].firstIndex(of: Byte.rightBrace)
    else { return nil }
    let inner = text.trimmed(rest.lowerBound + 1..<close)
    let argument = text.string(text.trimmed(close + 1..<rest.upperBound))
    guard let first = text[inner].first else { return nil }
    let isName =
      first.isLetter
      && text[inner].allSatisfy {
        $0.isLetter || $0.isDigit || [Byte.hyphen, Byte.underscore, Byte.colon].contains($0)
      }
    if isName {
      return (BlockAttributes(name: text.string(inner), argument: argument), true)
    }
    var attributes = AttributeList.parse(text.string(inner))
    attributes.argument = argument
    return (attributes, false)
  }
}
