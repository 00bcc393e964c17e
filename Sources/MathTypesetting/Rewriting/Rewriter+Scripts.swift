// `x_\max` and `x^\hat{y}`: TeX takes a command for a script without braces, KaTeX only some.

extension Rewriter {
  /// How many arguments belong to a command that needs braces around it.
  private static let arities: [ArraySlice<UInt8>: Int] = {
    let names = [
      """
      max min sup inf lim limsup liminf log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth
      arcsin arccos arctan det gcd Pr dim ker deg hom arg argmax argmin sum prod coprod int iint
      iiint oint bigcup bigcap bigoplus bigotimes bigvee bigwedge bigsqcup biguplus bigodot
      """,
      """
      operatorname sqrt overline underline hat bar vec tilde check breve acute grave dot ddot
      mathring widehat widetilde boldsymbol bm pmb underbrace overbrace phantom mathop mathbin
      mathrel mathord mathopen mathclose mathpunct mathinner overrightarrow overleftarrow
      xrightarrow xleftarrow cancel boxed substack not
      """,
      "overset underset stackrel textcolor",
    ]
    var arities: [ArraySlice<UInt8>: Int] = [:]
    for (arity, list) in names.enumerated() {
      for name in list.split(whereSeparator: \.isWhitespace) {
        arities[ArraySlice(name.utf8)] = arity
      }
    }
    return arities
  }()

  /// Copies the script mark at `index`, with braces about what follows where it needs them.
  mutating func rewriteScript(at index: Int) -> Int {
    copy(index..<index + 1)
    let start = source.skippingSpaces(from: index + 1)
    guard start < source.count, source[start] == TeXBytes.backslash,
      let arity = Self.arities[source.commandName(at: start)],
      let end = commandEnd(at: start, arity: arity)
    else { return index + 1 }
    insert("{", for: start)
    rewrite(start..<end)
    insert("}", for: start)
    return end
  }

  /// Where a command with its star, its optional argument and its arguments ends.
  private func commandEnd(at start: Int, arity: Int) -> Int? {
    var end = source.commandEnd(at: start)
    guard arity > 0 else { return end }
    if source.has("*", at: end) { end += 1 }
    if let optional = source.optional(at: end) { end = optional.upperBound + 1 }
    for _ in 0..<arity {
      guard let argument = source.argument(at: end) else { return nil }
      end = argument.end
    }
    return end
  }
}
