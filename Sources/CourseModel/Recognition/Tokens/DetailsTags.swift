import CourseMarkdown

/// The `<details>` of raw HTML among some blocks, each with the `</details>` that closes it.
struct DetailsTags {
  /// The place of a tag: a block, and the bytes of its HTML.
  struct Place {
    var block: Int
    var bytes: Range<Int>
    /// The tag as written.
    var text: String
  }

  /// The closing tag of the first tag of a block, by the block's index.
  private var closings: [Int: Place] = [:]

  /// - Complexity: O(*n*) in the size of the HTML.
  init(_ blocks: [MarkdownNode]) {
    var open: [(block: Int, isFirst: Bool)] = []
    for (block, node) in blocks.enumerated() {
      guard case .htmlBlock(let html) = node.kind else { continue }
      var isFirst = true
      let bytes = Array(html.utf8)
      for tag in Self.tags(in: bytes) {
        if !tag.isClosing {
          open.append((block, isFirst))
        } else if let opening = open.popLast(), opening.isFirst {
          let text = bytes.string(tag.bytes)
          closings[opening.block] = Place(block: block, bytes: tag.bytes, text: text)
        }
        isFirst = false
      }
    }
  }

  func closing(ofBlock index: Int) -> Place? { closings[index] }

  private static func tags(in html: [UInt8]) -> [(bytes: Range<Int>, isClosing: Bool)] {
    html.indices.filter { html[$0] == UInt8(ascii: "<") }.compactMap { start in
      if html.has("</details>", at: start) { return (start..<start + 10, true) }
      let end = start + "<details".utf8.count
      guard html.has("<details", at: start), end < html.count,
        html[end] == UInt8(ascii: ">") || html[end].isBlank || html[end] == FlatText.newline
      else { return nil }
      return (start..<end, false)
    }
  }
}

extension [UInt8] {
  /// Whether a text in lowercase stands at an offset, in whatever case.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { wanted in
      self[offset..<offset + wanted.count].elementsEqual(wanted) { found, byte in
        found == byte || (found.isASCIIUppercase && found | 0x20 == byte)
      }
    }
  }

  /// The first place of a text in lowercase, in whatever case.
  func firstRange(of text: StaticString, from start: Int) -> Range<Int>? {
    guard start <= count else { return nil }
    return (start..<count).first { has(text, at: $0) }
      .map { $0..<$0 + text.utf8CodeUnitCount }
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }
}
