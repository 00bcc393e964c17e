// The `%| key: value` lines at the top of a program.

/// What the header of a program says.
///
/// Its values are a small part of YAML.
struct Header {
  /// A name of the header and where it stands.
  struct Entry {
    var name: NameSyntax
    var range: Range<Int>
  }

  var id: String?
  /// The declared inputs; `nil` if the program is open.
  var inputs: [Entry]?
  var outputs: [Entry]?
  var sizes: [(name: NameSyntax, value: Int, range: Range<Int>)] = []
  /// Sizes that are another size: `{I: J}`.
  var equalSizes: [(name: NameSyntax, other: NameSyntax, range: Range<Int>)] = []
  var padding = Program.Padding.zero
  var averageOver: Entry?

  /// The words that the header declares.
  var words: Set<Symbol> {
    var words: Set<Symbol> = []
    for entry in (inputs ?? []) + (outputs ?? []) { words.insert(entry.name.base) }
    return words
  }

  /// Reads the header of a text.
  static func read(_ text: ProgramText) -> (Header, [NotationDiagnostic]) {
    var reader = HeaderReader(text: text)
    for segment in text.segments { reader.read(segment) }
    return (reader.header, reader.diagnostics)
  }
}

/// Reads header lines.
private struct HeaderReader {
  let text: ProgramText
  var header = Header()
  var diagnostics: [NotationDiagnostic] = []

  mutating func read(_ segment: Range<Int>) {
    var start = segment.lowerBound
    while start < segment.upperBound {
      let line = text.bytes[start..<segment.upperBound].prefix { $0 != UInt8(ascii: "\n") }
      readLine(trimmed(line.startIndex..<line.endIndex))
      start = line.endIndex + 1
    }
  }

  private mutating func readLine(_ line: Range<Int>) {
    guard line.count > 2, text.bytes[line.lowerBound] == UInt8(ascii: "%"),
      text.bytes[line.lowerBound + 1] == UInt8(ascii: "|")
    else { return }
    let content = trimmed(line.lowerBound + 2..<line.upperBound)
    guard let colon = text.bytes[content].firstIndex(of: UInt8(ascii: ":")) else {
      diagnostics.append(.init(.unknownKey(text.quoted(content)), at: content))
      return
    }
    let key = trimmed(content.lowerBound..<colon)
    readValue(trimmed(colon + 1..<content.upperBound), of: key)
  }

  private mutating func readValue(_ value: Range<Int>, of key: Range<Int>) {
    switch Symbol(utf8: Array(text.bytes[key])) {
    case "id": header.id = text.quoted(unquoted(value))
    case "inputs": header.inputs = names(value, key)
    case "outputs": header.outputs = names(value, key)
    case "sizes": readSizes(value, key)
    case "padding": readPadding(value)
    case "diagram": readChoice(["shown", "unrolled", "hidden"], value, key)
    case "cost", "equations", "mistakes": readChoice(["shown", "hidden"], value, key)
    // A page shows the backward pass of it.
    case "gradient": _ = names(value, key)
    case "average-over": header.averageOver = names(value, key).first
    default: diagnostics.append(.init(.unknownKey(text.quoted(key)), at: key))
    }
  }

  private mutating func readPadding(_ value: Range<Int>) {
    switch Symbol(utf8: Array(text.bytes[unquoted(value)])) {
    case "zero": header.padding = .zero
    case "circular": header.padding = .circular
    case "valid": header.padding = .valid
    default:
      let expected = "zero, circular or valid"
      diagnostics.append(.init(.invalidValue(key: "padding", expected: expected), at: value))
    }
  }

  /// Whether and how a page shows something: nothing that the program itself depends on.
  private mutating func readChoice(_ options: [Symbol], _ value: Range<Int>, _ key: Range<Int>) {
    guard !options.contains(Symbol(utf8: Array(text.bytes[unquoted(value)]))) else { return }
    var expected = options[0].text
    for option in options.dropFirst() {
      expected += (option == options.last ? " or " : ", ") + option.text
    }
    let fact = NotationFact.invalidValue(key: text.quoted(key), expected: expected)
    diagnostics.append(.init(fact, at: value))
  }

  /// Reads values like `{B: 4, T: 16}`.
  private mutating func readSizes(_ value: Range<Int>, _ key: Range<Int>) {
    for entry in entries(value) {
      let colon = text.bytes[entry].firstIndex(of: UInt8(ascii: ":")) ?? entry.upperBound
      let number = trimmed(min(colon + 1, entry.upperBound)..<entry.upperBound)
      let digits = text.bytes[number]
      let name = name(trimmed(entry.lowerBound..<colon))
      if let name, let other = self.name(number) {
        header.equalSizes.append((name, other, entry))
        continue
      }
      guard let name, !digits.isEmpty,
        digits.count < 8, digits.allSatisfy(Lexer.isDigit)
      else {
        diagnostics.append(
          .init(.invalidValue(key: "sizes", expected: "{J: 32, K: 24}"), at: entry)
        )
        continue
      }
      let count = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      header.sizes.append((name, count, entry))
    }
  }

  /// Reads values like `[x, W^{h,G}]`.
  private mutating func names(_ value: Range<Int>, _ key: Range<Int>) -> [Header.Entry] {
    entries(value).compactMap { entry in
      if let name = name(unquoted(entry)) { return Header.Entry(name: name, range: entry) }
      let key = text.quoted(key)
      diagnostics.append(.init(.invalidValue(key: key, expected: "[x, W, h_0]"), at: entry))
      return nil
    }
  }

  /// The parts between commas that stand in no braces, without the brackets around them all.
  private func entries(_ value: Range<Int>) -> [Range<Int>] {
    var inside = value
    if let first = text.bytes[value].first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    {
      inside = value.lowerBound + 1..<max(value.lowerBound + 1, value.upperBound - 1)
    }
    var parts: [Range<Int>] = []
    var depth = 0
    var start = inside.lowerBound
    for place in inside {
      switch text.bytes[place] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parts.append(trimmed(start..<place))
        start = place + 1
      default: break
      }
    }
    parts.append(trimmed(start..<inside.upperBound))
    return parts.filter { !$0.isEmpty }
  }

  private func name(_ range: Range<Int>) -> NameSyntax? {
    Parser.name(ProgramText(text.bytes, segments: [range]))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(text.bytes[start]) { start += 1 }
    while start < end, isSpace(text.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, let first = text.bytes[range].first,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      text.bytes[range.upperBound - 1] == first
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
