/// A search for the end of a display, fed with one piece of text after the other.
struct DisplaySearch {
  let delimiter: DisplayDelimiter
  private let closing: [UInt8]
  private var depth = 0
  /// The first closing delimiter inside braces, which counts if no better one comes soon.
  private(set) var fallback: (piece: Int, end: Int)?
  private var candidates = 0
  private var scanned = 0
  /// Whether a lone dollar stood outside braces.
  private(set) var hasLoneDollar = false

  init(_ delimiter: DisplayDelimiter) {
    self.delimiter = delimiter
    closing = Array(delimiter.closing.utf8)
  }

  /// Whether looking further than the fallback is no use.
  var isExhausted: Bool { fallback != nil && (candidates >= 3 || scanned > 4_000) }

  /// Looks through a piece of text.
  ///
  /// - Returns: Where the closing delimiter starts.
  mutating func feed(_ text: [UInt8], _ range: Range<Int>, piece: Int) -> Int? {
    var index = range.lowerBound
    scanned += range.count
    while index < range.upperBound {
      let byte = text[index]
      if byte == closing[0] && closes(text, at: index, range.upperBound) {
        if depth <= 0 || delimiter != .dollars { return index }
        if fallback == nil { fallback = (piece, index) }
        candidates += 1
        if isExhausted { return nil }
        index += closing.count
        continue
      }
      switch byte {
      case Byte.backslash: index += 1
      case Byte.leftBrace: depth += 1
      case Byte.rightBrace: depth -= 1
      case Byte.dollar where depth <= 0: hasLoneDollar = true
      default: break
      }
      index += 1
    }
    return nil
  }

  private func closes(_ text: [UInt8], at index: Int, _ end: Int) -> Bool {
    guard index + closing.count <= end else { return false }
    for offset in closing.indices where text[index + offset] != closing[offset] { return false }
    return true
  }
}
