// The definitions that formulas contain: a document's own commands.

extension MacroTable {
  /// Takes in the definitions of a formula that stand in no braces.
  ///
  /// Known are `\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareRobustCommand`, `\def`,
  /// `\gdef`, `\edef`, `\xdef`, `\let` and `\DeclareMathOperator`, with their stars. One that is
  /// not well formed is left in the formula, for KaTeX to refuse.
  ///
  /// - Returns: Where they stand, in UTF-8 bytes.
  mutating func collect(from source: TeXBytes) -> [Range<Int>] {
    guard Self.mayDefine(source) else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index < source.count {
      switch source[index] {
      case TeXBytes.openBrace:
        guard let group = source.group(at: index) else { return found }
        index = group.upperBound + 1
      case UInt8(ascii: "%"):
        index = source.commentEnd(at: index)
      case TeXBytes.backslash:
        if let end = collectDefinition(in: source, at: index) {
          found.append(index..<end)
          index = end
        } else {
          index = source.commandEnd(at: index)
        }
      default:
        index += 1
      }
    }
    return found
  }

  /// Whether a formula may contain definitions: a quick look, for the many that do not.
  private static func mayDefine(_ source: TeXBytes) -> Bool {
    ["def", "command", "Command", "\\let", "\\Declare"].contains { source.contains($0) }
  }

  private mutating func collectDefinition(in source: TeXBytes, at index: Int) -> Int? {
    let end = source.commandEnd(at: index)
    switch source.text(index + 1..<end) {
    case "newcommand", "renewcommand", "DeclareRobustCommand":
      return collectCommand(in: source, from: end, isFallback: false)
    case "providecommand":
      return collectCommand(in: source, from: end, isFallback: true)
    case "def", "gdef", "edef", "xdef":
      return collectDef(in: source, from: end)
    case "let":
      return collectLet(in: source, from: end)
    case "DeclareMathOperator":
      return collectOperator(in: source, from: end)
    case "global", "long":
      let next = source.skippingSpaces(from: end)
      guard source.has("\\", at: next) else { return nil }
      return collectDefinition(in: source, at: next)
    default:
      return nil
    }
  }

  /// `{\name}[count][default]{body}`.
  private mutating func collectCommand(
    in source: TeXBytes,
    from start: Int,
    isFallback: Bool
  ) -> Int? {
    guard let (name, afterName) = Self.name(in: source, from: start) else { return nil }
    var index = source.skippingSpaces(from: afterName)
    var count = 0
    var firstDefault: String?
    if let range = source.optional(at: index) {
      guard let number = Int(source.text(range)), (0...9).contains(number) else { return nil }
      count = number
      index = source.skippingSpaces(from: range.upperBound + 1)
      if let range = source.optional(at: index) {
        firstDefault = source.text(range)
        index = range.upperBound + 1
      }
    }
    guard let (content, end) = source.argument(at: index) else { return nil }
    let body = source.text(content)
    if let firstDefault, count > 0 {
      set(name, .optional(default: firstDefault, parameterCount: count, body: body))
    } else if !isFallback {
      set(name, .macro(parameters: Self.parameters(count), body: body))
    } else if definitions[name] == nil {
      set(name, .fallback(parameterCount: count, body: body))
    }
    return end
  }

  /// `\name#1#2{body}`, with or without delimiters between the parameters.
  private mutating func collectDef(in source: TeXBytes, from start: Int) -> Int? {
    let index = source.skippingSpaces(from: start)
    guard source.has("\\", at: index) else { return nil }
    let nameEnd = source.commandEnd(at: index)
    guard let brace = source.bytes[nameEnd..<source.count].firstIndex(of: TeXBytes.openBrace),
      let content = source.group(at: brace)
    else { return nil }
    let parameters = source.text(nameEnd..<brace)
    set(source.text(index..<nameEnd), .macro(parameters: parameters, body: source.text(content)))
    return content.upperBound + 1
  }

  /// `\name=\other`.
  private mutating func collectLet(in source: TeXBytes, from start: Int) -> Int? {
    let index = source.skippingSpaces(from: start)
    guard source.has("\\", at: index) else { return nil }
    let nameEnd = source.commandEnd(at: index)
    var next = source.skippingSpaces(from: nameEnd)
    if source.has("=", at: next) { next = source.skippingSpaces(from: next + 1) }
    guard source.has("\\", at: next) else { return nil }
    let end = source.commandEnd(at: next)
    set(source.text(index..<nameEnd), .alias(of: source.text(next..<end)))
    return end
  }

  /// `{\name}{text}`; with a star, limits go below and above.
  private mutating func collectOperator(in source: TeXBytes, from start: Int) -> Int? {
    let star = source.has("*", at: start) ? "*" : ""
    guard let (name, afterName) = Self.name(in: source, from: start),
      let (content, end) = source.argument(at: afterName)
    else { return nil }
    let body = "\\operatorname\(star){\(source.text(content))}"
    set(name, .macro(parameters: "", body: body))
    return end
  }

  /// A command's name, in braces or without, after an optional star.
  private static func name(in source: TeXBytes, from start: Int) -> (name: String, end: Int)? {
    let index = source.has("*", at: start) ? start + 1 : start
    guard let (content, end) = source.argument(at: index) else { return nil }
    let inner = source.skippingSpaces(from: content.lowerBound)
    guard source.has("\\", at: inner) else { return nil }
    let nameEnd = source.commandEnd(at: inner)
    guard source.skippingSpaces(from: nameEnd) >= content.upperBound, nameEnd > inner + 1 else {
      return nil
    }
    return (source.text(inner..<nameEnd), end)
  }
}
