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
