/// What opens a display, and so what closes it.
enum DisplayDelimiter: Hashable {
  /// `$$…$$`
  case dollars
  /// `\[…\]`
  case brackets
  /// `\begin{name}…\end{name}`; the delimiters belong to the TeX.
  case environment(String)

  /// The environments of LaTeX and AMS that are displays by themselves.
  static let environments: Set<String> = [
    "equation", "align", "alignat", "flalign", "gather", "multline", "eqnarray", "displaymath",
    "equation*", "align*", "alignat*", "flalign*", "gather*", "multline*", "eqnarray*",
  ]

  var opening: String {
    switch self {
    case .dollars: "$$"
    case .brackets: "\\["
    case .environment(let name): "\\begin{\(name)}"
    }
  }

  var closing: String {
    switch self {
    case .dollars: "$$"
    case .brackets: "\\]"
    case .environment(let name): "\\end{\(name)}"
    }
  }

  /// Whether the delimiters are part of the TeX.
  var isPartOfTeX: Bool {
    if case .environment = self { return true }
    return false
  }

  /// The delimiter that stands at an index, or `nil`.
  static func opening<Bytes: RandomAccessCollection<UInt8>>(
    _ text: Bytes,
    at index: Int
  ) -> DisplayDelimiter? where Bytes.Index == Int {
    switch text[index] {
    case Byte.dollar:
      return text.run(of: Byte.dollar, at: index) == 2 ? .dollars : nil
    case Byte.backslash:
      if text.has("\\[", at: index) { return .brackets }
      guard text.has("\\begin{", at: index) else { return nil }
      let start = index + 7
      var end = start
      while end < text.endIndex && end < start + 16 && text[end] != Byte.rightBrace { end += 1 }
      guard end < text.endIndex, text[end] == Byte.rightBrace else { return nil }
      let name = text.string(start..<end)
      return environments.contains(name) ? .environment(name) : nil
    default:
      return nil
    }
  }
}

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
