/// What a search finds of one page: the page itself, then each place in it that a link may lead to.
struct SearchEntries: Sendable {
  private struct Entry {
    var anchor: String
    var title: String
    var words = SearchWords()
  }

  private var entries: [Entry]
  /// The place that the text now being read belongs to.
  private(set) var current = 0
  /// Whether the text now being read stands in a solution or a hint, whose headings are no places.
  var isInAside = false

  init(title: String) {
    entries = [Entry(anchor: "", title: title)]
  }

  /// What follows belongs to a new place.
  mutating func begin(anchor: String, title: String) {
    entries.append(Entry(anchor: anchor, title: title))
    current = entries.count - 1
  }

  /// What follows belongs to a place that was begun before.
  mutating func resume(_ place: Int) { current = place }

  mutating func add(text: String) { entries[current].words.add(text: text) }
  mutating func add(tex: String) { entries[current].words.add(tex: tex) }

  /// The page's line of the index: `["a.html","Title","words",[["anchor","Title","words"]]],`.
  func line(output: String) -> [UInt8] {
    var line = Self.start(of: output)
    line += [entries[0].title, entries[0].words.text].map(JSONBytes.quoted).joined(
      separator: ",".utf8
    )
    line += ",[".utf8
    let places = entries.dropFirst().map { entry in
      let parts = [entry.anchor, entry.title, entry.words.text].map(JSONBytes.quoted)
      return Array("[".utf8) + parts.joined(separator: ",".utf8) + "]".utf8
    }
    line += places.joined(separator: ",".utf8)
    line += "]],\n".utf8
    return line
  }

  /// How the line of a page starts, and no other.
  static func start(of output: String) -> [UInt8] {
    Array("[".utf8) + JSONBytes.quoted(output) + ",".utf8
  }
}

/// Texts as JSON that is also JavaScript.
enum JSONBytes {
  static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: bytes += "\(byte < 16 ? "\\u000" : "\\u00")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }

  static func list(_ texts: [String]) -> [UInt8] {
    Array("[".utf8) + texts.map(quoted).joined(separator: ",".utf8) + "]".utf8
  }
}
