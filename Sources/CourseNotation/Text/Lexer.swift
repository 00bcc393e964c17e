// From text to tokens: both spellings, layout taken out, braces of arguments told from others.

/// Reads a program's text into tokens.
///
/// LaTeX and plain text differ in three places only: `~` is a space in LaTeX and a tilde in plain
/// text, an unbraced script is one character in LaTeX and a whole word or number in plain text,
/// and letters side by side are a product in LaTeX and a word in plain text.
struct Lexer {
  let text: ProgramText
  /// Whether the text has a LaTeX command in it.
  let isLaTeX: Bool
  var tokens: [Token] = []
  var diagnostics: [NotationDiagnostic] = []
  /// The place of the next byte, and the end of the segment.
  var position = 0
  var end = 0
  var isSpaced = true
  var isStretched = false
  /// How many arguments the last command still expects.
  var expectedArguments = 0
  /// The braces that are open: whether they hold an argument, and what is expected behind them.
  var braces: [(isArgument: Bool, expected: Int, range: Range<Int>)] = []
  var environments: [Range<Int>] = []

  static let tokenLimit = 60_000

  init(_ text: ProgramText) {
    self.text = text
    isLaTeX = Self.hasCommand(text)
  }

  private static func hasCommand(_ text: ProgramText) -> Bool {
    for segment in text.segments {
      for place in segment where text.bytes[place] == UInt8(ascii: "\\") { return true }
      for place in segment where text.bytes[place] == UInt8(ascii: "&") { return true }
    }
    return false
  }

  /// Whether there are more tokens, or more that are none, than a program has.
  private var isTooLong: Bool {
    tokens.count >= Self.tokenLimit || diagnostics.count >= Self.tokenLimit
  }

  /// Reads all segments; each ends like a line.
  mutating func run() {
    for segment in text.segments {
      position = segment.lowerBound
      end = segment.upperBound
      while position < end, !isTooLong { readToken() }
      if isTooLong {
        diagnostics.append(.init(.tooLong, at: position..<position))
        break
      }
      closeSegment()
    }
    append(.end, from: position)
  }

  private mutating func closeSegment() {
    for brace in braces { diagnostics.append(.init(.unclosed("{"), at: brace.range)) }
    for environment in environments {
      let name = text.quoted(environment)
      diagnostics.append(.init(.unclosed(name), .warning, at: environment))
    }
    braces = []
    environments = []
    expectedArguments = 0
    append(.newline(isHard: true), from: end)
  }

  // MARK: - Building

  mutating func append(_ kind: Token.Kind, from start: Int, symbol: Symbol = "") {
    tokens.append(
      Token(
        kind: kind,
        symbol: symbol,
        range: start..<position,
        isSpaced: isSpaced,
        isStretched: isStretched
      )
    )
    isSpaced = false
    isStretched = false
    if case .newline = kind { return }
    if expectedArguments > 0 { expectedArguments -= 1 }
    switch kind {
    case .accent, .root: expectedArguments = 1
    case .fraction, .underset: expectedArguments = 2
    case .caret, .underscore: expectedArguments += 1
    default: break
    }
  }

  func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < end ? text.bytes[position + offset] : nil
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  mutating func skip(while condition: (UInt8) -> Bool) {
    while let next = byte(), condition(next) { position += 1 }
  }

  // MARK: - Reading

  private mutating func readToken() {
    let start = position
    guard let first = byte() else { return }
    if ASCII.isLetter(first) { return readLetters() }
    if Self.isDigit(first) { return readNumber() }
    if first >= 0x80 { return readUnicode() }
    position += 1
    switch first {
    case UInt8(ascii: "\\"): readCommand(from: start)
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "&"),
      UInt8(ascii: "$"), UInt8(ascii: "\""):
      isSpaced = true
    case UInt8(ascii: "\n"): readLineBreak(from: start, isHard: !isLaTeX)
    case UInt8(ascii: "%"): skip { $0 != UInt8(ascii: "\n") }
    case UInt8(ascii: "{"): openBrace(from: start)
    case UInt8(ascii: "}"): closeBrace(from: start)
    case UInt8(ascii: "~"): readTilde(from: start)
    default: readPunctuation(first, from: start)
    }
  }

  mutating func readLineBreak(from start: Int, isHard: Bool) {
    append(.newline(isHard: isHard), from: start)
    isSpaced = true
  }

  private mutating func readLetters() {
    let start = position
    skip(while: ASCII.isLetter)
    // In LaTeX a script or an argument without braces is one letter.
    if isLaTeX, expectedArguments > 0 { position = start + 1 }
    appendWord(Symbol(utf8: Array(text.bytes[start..<position])), from: start, otherwise: .letters)
  }

  /// Adds a token for a word, unless the word is a keyword.
  mutating func appendWord(_ word: Symbol, from start: Int, otherwise kind: Token.Kind) {
    if let keyword = Vocabulary.keyword(word) {
      append(keyword, from: start, symbol: word)
    } else if let function = Vocabulary.function(word) {
      append(.function(function), from: start, symbol: word)
    } else if let binder = Vocabulary.binder(word) {
      append(.binder(binder), from: start, symbol: word)
    } else {
      append(kind, from: start, symbol: word)
    }
  }

  private mutating func readTilde(from start: Int) {
    if isLaTeX {
      isSpaced = true
    } else {
      append(.accentAfter(.tilde), from: start)
    }
  }

  private mutating func openBrace(from start: Int) {
    let isArgument = expectedArguments > 0
    braces.append((isArgument, max(0, expectedArguments - 1), start..<position))
    expectedArguments = 0
    if isArgument {
      append(.open(.argument), from: start)
    }
  }

  private mutating func closeBrace(from start: Int) {
    guard let brace = braces.popLast() else {
      diagnostics.append(.init(.unopened("}"), at: start..<position))
      return
    }
    if brace.isArgument {
      expectedArguments = 0
      append(.close(.argument), from: start)
      expectedArguments = brace.expected
    }
  }
}
