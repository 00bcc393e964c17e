// Commands that KaTeX lacks, each as something that it has.

extension Rewriter {
  private enum Rule {
    /// Another command with the same arguments.
    case renamed(String)
    /// Left out with its argument.
    case dropped
    case reference(open: String, close: String)
    case blackboard
    case quantity
    case sideset
    case intertext
    case begin
    case end
    case newRow
  }

  private static let rules: [ArraySlice<UInt8>: Rule] = {
    let named: [(String, Rule)] = [
      ("mbox", .renamed("\\text")), ("emph", .renamed("\\textit")), ("textsc", .renamed("\\text")),
      ("textsl", .renamed("\\textit")), ("hfill", .renamed("\\quad")),
      ("hfil", .renamed("\\quad")), ("label", .dropped), ("vspace", .dropped),
      ("ref", .reference(open: "", close: "")), ("eqref", .reference(open: "(", close: ")")),
      ("mathds", .blackboard), ("mathbbm", .blackboard), ("qty", .quantity),
      ("sideset", .sideset), ("intertext", .intertext), ("shortintertext", .intertext),
      ("begin", .begin), ("end", .end), ("\\", .newRow),
    ]
    return Dictionary(uniqueKeysWithValues: named.map { (ArraySlice($0.0.utf8), $0.1) })
  }()

  /// Rewrites the command at `index`, or copies it.
  mutating func rewriteCommand(at index: Int) -> Int {
    let end = source.commandEnd(at: index)
    guard let rule = Self.rules[source.bytes[index + 1..<end]] else {
      return copy(index..<end)
    }
    return apply(rule, at: index, end: end) ?? copy(index..<end)
  }

  /// - Returns: Where to go on; `nil` where the rule does not fit.
  private mutating func apply(_ rule: Rule, at index: Int, end: Int) -> Int? {
    switch rule {
    case .renamed(let name):
      insert(name, for: index)
      return end
    case .dropped:
      return source.argument(at: source.has("*", at: end) ? end + 1 : end)?.end
    case .reference(let open, let close):
      return rewriteReference(at: index, end: end, open: open, close: close)
    case .blackboard:
      guard let (content, _) = source.argument(at: end) else { return nil }
      let isNumber = source.bytes[content].allSatisfy { (0x30...0x39).contains($0) }
      insert(isNumber ? "\\mathbf" : "\\mathbb", for: index)
      return end
    case .quantity:
      return rewriteQuantity(at: index, end: end)
    case .sideset:
      return rewriteSideset(at: index, end: end)
    case .intertext:
      guard let (content, after) = source.argument(at: end) else { return nil }
      insert("\\mathrlap{\\text{", for: index)
      rewrite(content)
      insert("}}\\\\", for: index)
      return after
    case .begin:
      return rewriteBegin(at: index, end: end)
    case .end:
      return rewriteEnd(at: index, end: end)
    case .newRow:
      if let last = frames.indices.last { frames[last].marks = 0 }
      return nil
    }
  }

  /// The label's name, since numbers are not known: `\eqref{eq:loss}` is read as "(eq:loss)".
  private mutating func rewriteReference(
    at index: Int,
    end: Int,
    open: String,
    close: String
  ) -> Int? {
    guard let (content, after) = source.argument(at: end) else { return nil }
    var name = ""
    for scalar in source.text(content).unicodeScalars {
      switch scalar {
      case "_", "#", "$", "%", "&": name += "\\\(scalar)"
      case "\\", "{", "}", "^", "~": break
      default: name.unicodeScalars.append(scalar)
      }
    }
    insert("\\text{\(open)\(name)\(close)}", for: index)
    return after
  }

  /// `\qty(…)`, `\qty[…]`, `\qty|…|` and `\qty{…}` of the physics package; `\qty{3}{m}` of siunitx.
  private mutating func rewriteQuantity(at index: Int, end: Int) -> Int? {
    let start = source.skippingSpaces(from: source.has("*", at: end) ? end + 1 : end)
    guard start < source.count else { return nil }
    let opener = source[start]
    if opener == TeXBytes.openBrace, let number = source.group(at: start),
      let unit = source.group(at: number.upperBound + 1)
    {
      rewrite(number)
      insert("\\,\\mathrm", for: index)
      return copyGroup(unit)
    }
    let delimiters: [UInt8: (close: Unicode.Scalar, left: String, right: String)] = [
      UInt8(ascii: "("): (")", "(", ")"), UInt8(ascii: "["): ("]", "[", "]"),
      UInt8(ascii: "|"): ("|", "|", "|"), TeXBytes.openBrace: ("}", "\\{", "\\}"),
    ]
    guard let pair = delimiters[opener],
      let content = source.balanced(
        from: start + 1,
        until: UInt8(ascii: pair.close),
        opener: opener == UInt8(ascii: pair.close) || opener == TeXBytes.openBrace ? nil : opener
      )
    else { return nil }
    insert("\\left" + pair.left + " ", for: index)
    rewrite(content)
    insert(" \\right" + pair.right, for: content.upperBound)
    return content.upperBound + 1
  }

  /// Scripts at the corners of an operator that keeps its limits.
  private mutating func rewriteSideset(at index: Int, end: Int) -> Int? {
    guard let (left, afterLeft) = source.argument(at: end),
      let (right, afterRight) = source.argument(at: afterLeft)
    else { return nil }
    let start = source.skippingSpaces(from: afterRight)
    guard start < source.count, source[start] == TeXBytes.backslash else { return nil }
    let after = source.commandEnd(at: start)
    let operation = source.text(start..<after)
    insert("\\mathop{{\\vphantom{\(operation)}}", for: index)
    rewrite(left)
    insert("\(operation)\\nolimits ", for: start)
    rewrite(right)
    insert(isDisplay ? "}\\limits " : "}", for: index)
    return after
  }

  /// Rewrites braces and their content.
  private mutating func copyGroup(_ content: Range<Int>) -> Int {
    copy(content.lowerBound - 1..<content.lowerBound)
    rewrite(content)
    return copy(content.upperBound..<content.upperBound + 1)
  }
}
