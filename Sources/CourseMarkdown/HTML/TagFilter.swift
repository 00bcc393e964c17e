/// GitHub's filter of raw tags that could change how the rest of a page is read.
enum TagFilter {
  private static let names = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ].map { Array($0.utf8) }

  /// Appends HTML, with the `<` of forbidden tags escaped.
  static func append(_ html: String, to output: inout [UInt8]) {
    let bytes = Array(html.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == Byte.less && isForbidden(bytes, behind: index + 1) {
        output.append(contentsOf: "&lt;".utf8)
      } else {
        output.append(byte)
      }
    }
  }

  private static func isForbidden(_ bytes: [UInt8], behind start: Int) -> Bool {
    let first = start < bytes.count && bytes[start] == Byte.slash ? start + 1 : start
    return names.contains { name in
      let end = first + name.count
      guard end < bytes.count,
        zip(name, bytes[first..<end]).allSatisfy({ $0 == $1.lowercased })
      else { return false }
      return bytes[end].isSpace || bytes[end] == Byte.greater
        || (bytes[end] == Byte.slash && end + 1 < bytes.count && bytes[end + 1] == Byte.greater)
    }
  }
}
