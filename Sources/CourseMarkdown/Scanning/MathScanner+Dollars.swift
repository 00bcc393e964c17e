// Formulas in dollars, and how prices are told from them.
extension MathScanner {
  /// `` $`…`$ ``, as GitHub writes it.
  mutating func backtickMath(_ index: Int) -> Int? {
    guard text.has("$`", at: index), let close = find("`$", from: index + 2), close > index + 2,
      !text[index + 2..<close].contains(Byte.newline)
    else { return nil }
    return accept(index..<close + 2, tex: index + 2..<close, .inline)
  }

  /// `$…$`.
  mutating func inlineMath(_ index: Int) -> Int? {
    guard let close = dollars.partner(of: index), close > index + 1 else { return nil }
    let body = index + 1..<close
    guard body.count <= Self.longestFormula else { return nil }
    let behind = close + 1 < text.count ? text[close + 1] : Byte.newline
    guard !behind.isDigit, isAllowedBefore(index), !hasClosingTag(body) else { return nil }
    if case .row(let allowsPipes) = mode, !allowsPipes, hasPipe(body) { return nil }
    let opensWithSpace = text[body.lowerBound].isSpace
    let closesWithSpace = text[body.upperBound - 1].isSpace
    if opensWithSpace || closesWithSpace {
      guard isLikeTeX(body),
        !(opensWithSpace && index > 0 && text[index - 1].isAlphanumeric),
        !(closesWithSpace && behind.isAlphanumeric)
      else { return nil }
    } else if isPrice(body) {
      return nil
    }
    return accept(index..<close + 1, tex: body, .inline)
  }

  /// More between two dollars is no formula in a line; the bound keeps the search linear.
  private static let longestFormula = 4_000

  /// A dollar behind a digit opens nothing but what can only be TeX: `2$\times$`.
  private func isAllowedBefore(_ index: Int) -> Bool {
    guard index > 0, text[index - 1].isDigit else { return true }
    switch text[index + 1] {
    case Byte.backslash, Byte.caret, Byte.underscore, Byte.leftBrace: return true
    default: return false
    }
  }

  /// A formula has no tag closed in it.
  private func hasClosingTag(_ body: Range<Int>) -> Bool {
    body.contains {
      text.has("</", at: $0) && $0 + 2 < body.upperBound && text[$0 + 2].isLetter
    }
  }

  private func isLikeTeX(_ body: Range<Int>) -> Bool {
    text[body].contains {
      switch $0 {
      case Byte.backslash, Byte.caret, Byte.underscore, Byte.equals, Byte.less, Byte.greater,
        Byte.plus:
        true
      default: false
      }
    }
  }

  /// `$5, see ` and the like: a number, then words, and nothing of TeX.
  private func isPrice(_ body: Range<Int>) -> Bool {
    guard text[body.lowerBound].isDigit, !isLikeTeX(body) else { return false }
    var letters = 0
    var isBehindSpace = false
    for index in body {
      if text[index].isLetter && (letters > 0 || isBehindSpace) {
        letters += 1
        if letters == 3 { return true }
      } else {
        letters = 0
      }
      isBehindSpace = text[index].isSpace
    }
    return false
  }
}
