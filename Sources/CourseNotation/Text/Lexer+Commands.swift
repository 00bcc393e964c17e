// LaTeX commands.

extension Lexer {
  /// Reads what follows a backslash.
  mutating func readCommand(from start: Int) {
    guard let first = byte() else { return unknownCommand(from: start) }
    guard ASCII.isLetter(first) else {
      position += 1
      return readControlSymbol(first, from: start)
    }
    skip(while: ASCII.isLetter)
    let name = Symbol(utf8: Array(text.bytes[start + 1..<position]))
    if byte() == UInt8(ascii: "*") { position += 1 }
    if readLayout(name) || readFixed(name, from: start) { return }
    if let letter = LetterCommand.letter(command: name) {
      if letter == "Δ" { return readDelta(from: start) }
      append(.word, from: start, symbol: letter)
    } else if let accent = Vocabulary.accent(command: name) {
      append(.accent(accent), from: start)
    } else if Vocabulary.function(name) != nil || Vocabulary.binder(name) != nil {
      appendWord(name, from: start, otherwise: .word)
    } else if Vocabulary.words.contains(name) {
      readWordArgument(from: start)
    } else if !readFont(name, from: start) {
      unknownCommand(from: start)
    }
  }

  private mutating func unknownCommand(from start: Int) {
    let range = start..<position
    diagnostics.append(.init(.unknownConstruct(text.quoted(range)), at: range))
    // The command's arguments are read as ordinary text.
    isSpaced = true
  }

  private mutating func readControlSymbol(_ symbol: UInt8, from start: Int) {
    switch symbol {
    case UInt8(ascii: "\\"): readRowEnd(from: start)
    case UInt8(ascii: "{"): append(.open(.curly), from: start)
    case UInt8(ascii: "}"): append(.close(.curly), from: start)
    case UInt8(ascii: "|"): unknownCommand(from: start)
    case UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "-"):
      isSpaced = true
    case UInt8(ascii: "\n"): readLineBreak(from: start, isHard: false)
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"):
      isSpaced = true
    default: unknownCommand(from: start)
    }
  }

  /// `\\`, and the space that may be asked for behind it: `\\[4pt]`.
  private mutating func readRowEnd(from start: Int) {
    if byte() == UInt8(ascii: "[") {
      let behind = position
      skip { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }
      let length = text.bytes[behind + 1..<max(behind + 1, position)]
      let unit = length.suffix(2).allSatisfy(ASCII.isLetter)
      if byte() == UInt8(ascii: "]"), length.count > 2, unit, Self.isDigit(length[behind + 1]) {
        position += 1
      } else {
        position = behind
      }
    }
    readLineBreak(from: start, isHard: true)
  }

  /// Layout is read and forgotten.
  private mutating func readLayout(_ name: Symbol) -> Bool {
    if Vocabulary.layoutWithArgument.contains(name) {
      skipArgument()
    } else if name == "left" || name == "right" {
      isStretched = true
      skip { $0 == UInt8(ascii: " ") }
      if byte() == UInt8(ascii: ".") { position += 1 }
    } else if name == "begin" || name == "end" {
      readEnvironment(isBegin: name == "begin")
    } else if !Vocabulary.layout.contains(name) {
      return false
    }
    isSpaced = true
    return true
  }

  /// Reads `{array}{lll}` behind `\begin`.
  private mutating func readEnvironment(isBegin: Bool) {
    let start = position - (isBegin ? 6 : 4)
    let name = skipArgument()
    if isBegin {
      environments.append(start..<position)
      if name == "array" || name == "tabular" || name == "alignedat" { skipArgument() }
    } else if environments.popLast() == nil {
      let range = start..<position
      diagnostics.append(.init(.unopened(text.quoted(range)), .warning, at: range))
    }
  }

  /// Skips `{…}` on this line and returns what stands in it.
  @discardableResult
  mutating func skipArgument() -> Symbol {
    let behind = position
    skip { $0 == UInt8(ascii: " ") }
    guard byte() == UInt8(ascii: "{") else {
      position = behind
      return ""
    }
    let start = position + 1
    skip { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }
    let content = Symbol(utf8: Array(text.bytes[start..<max(start, position)]))
    if byte() == UInt8(ascii: "}") { position += 1 }
    return content
  }

  /// Commands with one meaning and no parts.
  private mutating func readFixed(_ name: Symbol, from start: Int) -> Bool {
    if let kind = Vocabulary.token(command: name) {
      append(kind, from: start, symbol: name)
    } else if name == "top" || name == "intercal" {
      transposition(from: start)
    } else if name == "text" || name == "mbox" {
      readText(from: start)
    } else {
      return false
    }
    return true
  }

  private mutating func transposition(from start: Int) {
    if tokens.last?.kind == .caret { tokens.removeLast() }
    if tokens.last?.kind == .open(.argument), tokens.dropLast().last?.kind == .caret {
      tokens.removeLast(2)
      // Its closing brace is not an argument's any more.
      if let place = braces.indices.last { braces[place].isArgument = false }
    }
    expectedArguments = 0
    diagnostics.append(.init(.transposition, at: start..<position))
  }

  /// Makes `\mathrm{Query}` one name.
  ///
  /// Around anything but a word, the command is only a font.
  private mutating func readWordArgument(from start: Int) {
    let behind = position
    let content = Self.trimmed(skipArgument())
    guard !content.utf8.isEmpty, content.utf8.allSatisfy(ASCII.isLetter) else {
      position = behind
      return
    }
    appendWord(content, from: start, otherwise: .word)
  }

  /// `\text{…}`: a loop's `for`, a word, or a remark in the margin.
  private mutating func readText(from start: Int) {
    let behind = position
    let content = Self.trimmed(skipArgument())
    let words = content.utf8.split(separator: UInt8(ascii: " "))
    if words.first.map(Array.init) == [0x66, 0x6F, 0x72] {
      append(.loop, from: start)
      if words.count > 1 { reenterText(at: behind) }
      isSpaced = true
    } else if words.count == 1, content.utf8.allSatisfy(ASCII.isLetter), !isMargin() {
      appendWord(content, from: start, otherwise: .word)
    } else {
      isSpaced = true
    }
  }

  /// Goes back behind the `for` of `\text{for all }`; its closing brace will be layout.
  private mutating func reenterText(at start: Int) {
    position = start
    skip { !ASCII.isLetter($0) }
    braces.append((false, 0, start..<start + 1))
    position += 3
  }

  /// Whether nothing follows on the line, and what stands before does not need more.
  private func isMargin() -> Bool {
    if expectedArguments > 0 { return false }
    switch tokens.last?.kind {
    case .assignment, .plus, .minus, .times, .slash, .dot, .newline, .underset, nil: return false
    default: break
    }
    var place = position
    while place < end, text.bytes[place] == UInt8(ascii: " ") { place += 1 }
    guard place < end else { return true }
    return text.bytes[place] == UInt8(ascii: "\n")
      || text.bytes[place...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
  }

  static func trimmed(_ symbol: Symbol) -> Symbol {
    let space = UInt8(ascii: " ")
    let start = symbol.utf8.firstIndex { $0 != space } ?? symbol.utf8.endIndex
    let end = symbol.utf8.lastIndex { $0 != space }.map { $0 + 1 } ?? start
    return Symbol(utf8: Array(symbol.utf8[start..<end]))
  }

  /// `\mathcal{L}` is another letter than L; several letters in braces are only set differently.
  private mutating func readFont(_ name: Symbol, from start: Int) -> Bool {
    guard let font = Font(command: name) else { return false }
    let behind = position
    let content = Self.trimmed(skipArgument())
    guard content.utf8.count == 1, let letter = font.letter(content.utf8[0]) else {
      position = behind
      return true
    }
    append(.word, from: start, symbol: Symbol(scalar: letter))
    return true
  }
}
