/// What may stand behind the `]` of a link: `(destination "title")`, `[label]`, or nothing.
enum LinkTail {
  /// The length of the tail of what is known to be a link.
  static func length<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    after start: Int,
    end: Int
  ) -> Int where Bytes.Index == Int {
    if let inline = inlineEnd(text, at: start, end: end) { return inline - start }
    if let label = labelEnd(text, at: start, end: end) { return label - start }
    return 0
  }

  /// The end of `(destination "title")`, or `nil` where there is none.
  static func inlineEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    guard start < end, text[start] == Byte.leftParenthesis else { return nil }
    var index = skipSpace(text, start + 1, end)
    guard let destination = destinationEnd(text, at: index, end: end) else { return nil }
    index = skipSpace(text, destination, end)
    if index > destination, let title = titleEnd(text, at: index, end: end) {
      index = skipSpace(text, title, end)
    }
    guard index < end, text[index] == Byte.rightParenthesis else { return nil }
    return index + 1
  }

  /// The end of `[label]`; a label has no bracket in it that is not escaped.
  static func labelEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    guard start < end, text[start] == Byte.leftBracket else { return nil }
    var index = start + 1
    let limit = min(end, start + 1_002)
    while index < limit {
      switch text[index] {
      case Byte.backslash where index + 1 < limit && text[index + 1].isPunctuation: index += 2
      case Byte.leftBracket: return nil
      case Byte.rightBracket: return index + 1
      default: index += 1
      }
    }
    return nil
  }

  private static func skipSpace<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    _ start: Int,
    _ end: Int
  ) -> Int where Bytes.Index == Int {
    var index = start
    while index < end && text[index].isSpace { index += 1 }
    return index
  }

  private static func destinationEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    if start < end && text[start] == Byte.less {
      return angledEnd(text, at: start, end: end)
    }
    var index = start
    var depth = 0
    while index < end {
      let byte = text[index]
      if byte == Byte.backslash && index + 1 < end && text[index + 1].isPunctuation {
        index += 2
        continue
      }
      if byte == Byte.leftParenthesis {
        depth += 1
        if depth > 32 { return nil }
      } else if byte == Byte.rightParenthesis {
        if depth == 0 { break }
        depth -= 1
      } else if byte.isSpace {
        break
      }
      index += 1
    }
    // An empty destination is one before `)`; parentheses that are open before a space are no
    // hindrance to cmark.
    return index < end && (index > start || !text[index].isSpace) ? index : nil
  }

  private static func angledEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    var index = start + 1
    while index < end {
      switch text[index] {
      case Byte.greater: return index + 1
      case Byte.less, Byte.newline: return nil
      case Byte.backslash: index += 2
      default: index += 1
      }
    }
    return nil
  }

  private static func titleEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at start: Int,
    end: Int
  ) -> Int? where Bytes.Index == Int {
    guard start < end else { return nil }
    let close: UInt8
    switch text[start] {
    case Byte.quote: close = Byte.quote
    case Byte.apostrophe: close = Byte.apostrophe
    case Byte.leftParenthesis: close = Byte.rightParenthesis
    default: return nil
    }
    var index = start + 1
    var escapedClose: Int?
    while index < end {
      if text[index] == Byte.backslash && index + 1 < end && text[index + 1].isPunctuation {
        if text[index + 1] == close { escapedClose = index + 2 }
        index += 2
      } else if text[index] == close {
        return index + 1
      } else if text[index] == Byte.leftParenthesis && close == Byte.rightParenthesis {
        return escapedClose
      } else {
        index += 1
      }
    }
    return escapedClose
  }
}
