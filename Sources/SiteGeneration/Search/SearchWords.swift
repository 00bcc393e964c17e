/// The words of a text as a search compares them: each once, folded by ``SearchFolding``.
///
/// Words are runs of letters and digits. Where two are joined by a subscript, as in `G_1`, `x_{ij}` or
/// `a_name`, the whole is a word too: `g1`. `assets/search.js` reads what is searched for by the
/// same rules.
struct SearchWords: Sendable {
  private var words: Set<String> = []

  /// In an order that depends on the words alone, with a space between them.
  var text: String { words.sorted().joined(separator: " ") }

  /// Adds the words of a text; a lone letter or digit says nothing there.
  mutating func add(text: String) {
    var reader = WordReader(Array(text.utf8), isMathematics: false)
    reader.read(into: &words)
  }

  /// Adds the words of TeX: letters, numbers, and the names of what it draws (`sigma`, `sqrt`).
  mutating func add(tex: String) {
    var reader = WordReader(Array(tex.utf8), isMathematics: true)
    reader.read(into: &words)
  }
}

/// Reads one text from its first byte to its last.
private struct WordReader {
  private let bytes: [UInt8]
  private let isMathematics: Bool
  private var position = 0

  init(_ bytes: [UInt8], isMathematics: Bool) {
    self.bytes = bytes
    self.isMathematics = isMathematics
  }

  mutating func read(into words: inout Set<String>) {
    while position < bytes.count {
      if let first = nextWords() {
        take(first, into: &words)
      } else {
        position += 1
      }
    }
  }

  /// Adds what stands at the position, and what its subscripts make of it.
  private mutating func take(_ first: [String], into words: inout Set<String>) {
    add(first, to: &words)
    guard first.count == 1, var whole = first.first else { return }
    while let start = subscriptStart() {
      position = start
      guard let next = nextWords() else { return }
      add(next, to: &words)
      guard next.count == 1 else { return }
      whole += next[0]
      words.insert(whole)
    }
  }

  private func add(_ found: [String], to words: inout Set<String>) {
    for word in found where isMathematics || word.utf8.count > 1 { words.insert(word) }
  }

  /// The position behind `_` or `_{`, if that stands here.
  private func subscriptStart() -> Int? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "_") else { return nil }
    let next = position + 1
    return next < bytes.count && bytes[next] == UInt8(ascii: "{") ? next + 1 : next
  }

  /// The folded words at the position, or `nil` where there is none.
  ///
  /// Outside of ASCII a run of bytes may hold several words, or no word at all.
  private mutating func nextWords() -> [String]? {
    guard position < bytes.count else { return nil }
    if isMathematics, bytes[position] == UInt8(ascii: "\\") { return command() }
    let start = position
    var isASCII = true
    while position < bytes.count, Self.belongsToWord(bytes[position]) {
      if bytes[position] >= 0x80 { isASCII = false }
      position += 1
    }
    guard position > start else { return nil }
    let run = bytes[start..<position]
    if isASCII { return [String(decoding: run.map(Self.lowercased), as: UTF8.self)] }
    return SearchFolding.words(of: String(decoding: run, as: UTF8.self))
  }

  /// The name of a command that a reader could search for.
  private mutating func command() -> [String] {
    position += 1
    let start = position
    while position < bytes.count, Self.isLetter(bytes[position]) { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    if name == "begin" || name == "end" { skipArgument() }
    guard !name.isEmpty, !SearchFolding.layoutCommands.contains(name) else { return [] }
    return [SearchFolding.command(name.lowercased())]
  }

  /// The name of an environment is layout.
  private mutating func skipArgument() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "}") { position += 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func belongsToWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
