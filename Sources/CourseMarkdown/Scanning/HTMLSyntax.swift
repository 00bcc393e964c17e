/// The forms of raw HTML that CommonMark knows.
enum HTMLSyntax {
  /// The start condition, 1 to 7, of an HTML block at the start of the line.
  static func blockStart(_ text: [UInt8], _ line: Range<Int>, inParagraph: Bool) -> Int? {
    let start = line.lowerBound
    guard start < line.upperBound, text[start] == Byte.less else { return nil }
    if text.has("<!--", at: start) { return 2 }
    if text.has("<?", at: start) { return 3 }
    if text.has("<![CDATA[", at: start) { return 5 }
    if text.has("<!", at: start) {
      return start + 2 < line.upperBound && text[start + 2].isLetter ? 4 : nil
    }
    let isClosing = text.has("</", at: start)
    let name = tagName(text, start + (isClosing ? 2 : 1), line.upperBound)
    guard !name.isEmpty else { return nil }
    let lowered = String(decoding: text[name].map(\.lowercased), as: UTF8.self)
    let behind = name.upperBound < line.upperBound ? text[name.upperBound] : Byte.newline
    if ["script", "pre", "style"].contains(lowered) {
      return !isClosing && (behind.isSpace || behind == Byte.greater) ? 1 : nil
    }
    if blockNames.contains(lowered) {
      let closesItself = text.has("/>", at: name.upperBound)
      if behind.isSpace || behind == Byte.greater || closesItself { return 6 }
    }
    guard !inParagraph, let end = tagEnd(text, at: start, end: line.upperBound) else { return nil }
    return text[end..<line.upperBound].allSatisfy(\.isSpace) ? 7 : nil
  }

  /// Whether the line ends an HTML block with start condition 1 to 5.
  static func endsBlock(_ condition: Int, _ text: [UInt8], _ line: Range<Int>) -> Bool {
    switch condition {
    case 1:
      line.contains { start in
        text.has("</", at: start)
          && ["script>", "pre>", "style>"].contains { name in
            start + 2 + name.utf8.count <= line.upperBound
              && zip(text[(start + 2)...], name.utf8).allSatisfy { $0.lowercased == $1 }
          }
      }
    case 2: contains("-->", text, line)
    case 3: contains("?>", text, line)
    case 4: contains(">", text, line)
    case 5: contains("]]>", text, line)
    default: false
    }
  }

  private static func contains(_ mark: StaticString, _ text: [UInt8], _ line: Range<Int>) -> Bool {
    line.contains { $0 + mark.utf8CodeUnitCount <= line.upperBound && text.has(mark, at: $0) }
  }

  private static func tagName(_ text: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
    guard start < end, text[start].isLetter else { return start..<start }
    var index = start + 1
    while index < end && (text[index].isLetter || text[index].isDigit || text[index] == Byte.hyphen)
    {
      index += 1
    }
    return start..<index
  }

  /// The end of an opening or closing tag.
  ///
  /// - Complexity: linear in the length of the tag; a quote that is not closed is looked for up
  ///   to `end`.
  static func tagEnd(_ text: [UInt8], at start: Int, end: Int) -> Int? {
    let isClosing = text.has("</", at: start)
    let name = tagName(text, start + (isClosing ? 2 : 1), end)
    guard !name.isEmpty else { return nil }
    var index = name.upperBound
    while true {
      let blank = index
      while index < end && text[index].isSpace { index += 1 }
      guard index < end else { return nil }
      if text[index] == Byte.greater { return index + 1 }
      if isClosing { return nil }
      if text[index] == Byte.slash {
        return text.has("/>", at: index) && index + 1 < end ? index + 2 : nil
      }
      guard index > blank, let next = attributeEnd(text, index, end) else { return nil }
      index = next
    }
  }

  private static func attributeEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    let first = text[start]
    guard first.isLetter || first == Byte.underscore || first == Byte.colon else { return nil }
    var index = start + 1
    while index < end
      && (text[index].isLetter || text[index].isDigit || text[index] == Byte.underscore
        || text[index] == Byte.colon || text[index] == Byte.period || text[index] == Byte.hyphen)
    {
      index += 1
    }
    let nameEnd = index
    while index < end && text[index].isSpace { index += 1 }
    guard index < end, text[index] == Byte.equals else { return nameEnd }
    index += 1
    while index < end && text[index].isSpace { index += 1 }
    return valueEnd(text, index, end)
  }

  private static func valueEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    if text[start] == Byte.quote || text[start] == Byte.apostrophe {
      // A value longer than this is no value; it also keeps scanning linear.
      let limit = min(end, start + 4_096)
      var index = start + 1
      while index < limit && text[index] != text[start] { index += 1 }
      return index < limit ? index + 1 : nil
    }
    var index = start
    while index < end, !text[index].isSpace, !"\"'=<>`".utf8.contains(text[index]) { index += 1 }
    return index > start ? index : nil
  }

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

extension HTMLSyntax {
  /// The end of `<scheme:address>` or `<name@host>`.
  static func autolinkEnd(_ text: [UInt8], at start: Int) -> Int? {
    var index = start + 1
    guard index < text.count, text[index].isLetter || text[index].isDigit else { return nil }
    var isAddress = false
    while index < text.count {
      let byte = text[index]
      if byte == Byte.greater { return isAddress ? index + 1 : nil }
      if byte.isSpace || byte == Byte.less { return nil }
      if byte == Byte.colon || byte == Byte.at { isAddress = true }
      index += 1
    }
    return nil
  }

  /// Elements of raw HTML whose text is no prose.
  static let opaqueElements: Set<String> = [
    "code", "pre", "script", "style", "textarea", "kbd", "samp", "svg", "math",
  ]

  /// The name of the tag at `start`, in lower case.
  static func name(_ text: [UInt8], at start: Int) -> String {
    let name = tagName(text, start + 1, text.count)
    return String(decoding: text[name].map(\.lowercased), as: UTF8.self)
  }
}
