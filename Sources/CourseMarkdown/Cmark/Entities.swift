import CCMarkGFM
import Synchronization

/// Character references: `&amp;`, `&#955;`, `&#x3BB;`.
///
/// What a name stands for is asked of cmark, which has the table, and remembered.
enum Entities {
  private static let known = Mutex<[String: [UInt8]?]>([:])

  /// The reference at `start` and the text that it stands for, or `nil`.
  static func read<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> (length: Int, text: [UInt8])? where Bytes.Index == Int {
    guard let length = length(text, at: start, end: end) else { return nil }
    let name = text.string(start..<start + length)
    let meaning = known.withLock { known in
      if let found = known[name] { return found }
      let found = askCmark(name)
      if known.count < 10_000 { known[name] = .some(found) }
      return found
    }
    return meaning.map { (length, $0) }
  }

  /// Text with its references replaced.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(Byte.ampersand) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == Byte.ampersand, let entity = read(bytes, at: index, end: bytes.count) {
        decoded.append(contentsOf: entity.text)
        index += entity.length
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The length of what has the form of a reference.
  private static func length<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    var index = start + 1
    if index < end && text[index] == Byte.hash { index += 1 }
    let limit = min(end, start + 34)
    let first = index
    while index < limit && (text[index].isLetter || text[index].isDigit) { index += 1 }
    guard index > first, index < limit, text[index] == Byte.semicolon else { return nil }
    return index + 1 - start
  }

  private static func askCmark(_ name: String) -> [UInt8]? {
    guard let root = cmark_parse_document(name, name.utf8.count, CMARK_OPT_DEFAULT) else {
      return nil
    }
    defer { cmark_node_free(root) }
    guard let paragraph = cmark_node_first_child(root),
      let text = cmark_node_first_child(paragraph),
      let literal = cmark_node_get_literal(text)
    else { return nil }
    let meaning = Array(String(cString: literal).utf8)
    return meaning == Array(name.utf8) ? nil : meaning
  }
}
