/// What the scanner wants changed before cmark reads the text.
struct Rewriting {
  struct Edit {
    enum Replacement {
      /// A token in place of the range; `tex` is where its TeX stands.
      case token(Int, tex: Range<Int>)
      /// The token that ends the div that another token opened.
      case divEnd(Int)
    }

    var range: Range<Int>
    var replacement: Replacement
  }

  /// In the order of the source once they are sorted; one that overlaps another is left out.
  private(set) var edits: [Edit] = []
  private(set) var tokens: [Token] = []
  private(set) var tokenSources: [Range<Int>] = []
  var rowStarts: [Int] = []
  /// The token of each text of mathematics, so that equal spans have equal tokens: the labels
  /// of reference links are compared by text.
  private var mathTokens: [String: Int] = [:]

  /// Replaces mathematics; `key` is its text, delimiters included, where it may be in a label.
  mutating func replace(_ range: Range<Int>, key: String?, tex: Range<Int>, with math: MathToken) {
    let token = key.flatMap { mathTokens[$0] } ?? add(.math(math), for: range)
    if let key { mathTokens[key] = token }
    edits.append(Edit(range: range, replacement: .token(token, tex: tex)))
  }

  /// Replaces a range by a token of its own.
  mutating func replace(_ range: Range<Int>, with token: Token) {
    let index = add(token, for: range)
    edits.append(Edit(range: range, replacement: .token(index, tex: range)))
  }

  /// Replaces the line that ends a div by a token with the number of the one that opened it.
  mutating func endDiv(_ start: Int, over range: Range<Int>) {
    edits.append(Edit(range: range, replacement: .divEnd(start)))
  }

  /// Puts the edits in the order of the source.
  mutating func sort() {
    let isSorted = zip(edits, edits.dropFirst()).allSatisfy {
      $0.range.lowerBound <= $1.range.lowerBound
    }
    if !isSorted { edits.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  private mutating func add(_ token: Token, for range: Range<Int>) -> Int {
    tokens.append(token)
    tokenSources.append(range)
    return tokens.count - 1
  }
}
