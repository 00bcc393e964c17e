import DeterministicMath

/// What a page asks: a key, what the reader typed, and whether it is to be judged or only echoed.
///
/// The bytes are those that `answers.js` writes: a line `judge` or `echo`, the key's lines, an empty
/// line, and what was typed.
package struct AnswerRequest: Sendable, Hashable {
  package var judges: Bool
  package var key: AnswerKey
  /// As it was typed, whatever it is.
  package var typed: [UInt8]

  package init(judges: Bool = true, key: AnswerKey, typed: [UInt8]) {
    self.judges = judges
    self.key = key
    self.typed = typed
  }

  /// Reads a request; one that is malformed has an empty key.
  package init(_ bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    var start = 0
    var end = bytes.count
    for index in bytes.indices.dropLast()
    where bytes[index] == newline && bytes[index + 1] == newline {
      end = index + 1
      break
    }
    if let first = bytes[..<end].firstIndex(of: newline) { start = first + 1 }
    judges = bytes.starts(with: [UInt8](words: "judge\n"))
    key = AnswerKey(bytes[start..<end])
    typed = Array(bytes[min(end + 1, bytes.count)...])
  }

  /// The request, as a page writes it.
  package var bytes: [UInt8] {
    [UInt8](words: judges ? "judge\n" : "echo\n") + [UInt8](text: key.text) + [UInt8(ascii: "\n")]
      + typed
  }

  /// What was typed, without the space around it.
  package var text: String { String(decoding: trimmed, as: UTF8.self) }

  /// Whether nothing was typed.
  package var isEmpty: Bool { trimmed.isEmpty }

  private var trimmed: ArraySlice<UInt8> {
    let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
    let start = typed.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return [] }
    return start[...last]
  }
}
