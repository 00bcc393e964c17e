/// A formula as KaTeX gets it, and the way back.
struct RewrittenFormula: Sendable {
  /// Part of every cache key: raise it when a rule changes.
  static let version = "1"

  var tex: [UInt8]
  private var map: OffsetMap
  /// What is wrong with the environments; said instead of what KaTeX makes of it.
  var structure: FormulaError?
  /// A mistake that was put right, and is told although the formula is typeset.
  var irregularity: FormulaError?

  /// Rewrites a formula; the definitions, which are skipped, are taken out.
  init(_ source: TeXBytes, isDisplay: Bool, skipping: [Range<Int>] = []) {
    var rewriter = Rewriter(source, isDisplay: isDisplay, skipping: skipping)
    rewriter.rewrite(source.indices)
    rewriter.finish()
    if rewriter.lacksOnlyAlignment {
      rewriter = Rewriter(source, isDisplay: isDisplay, skipping: skipping)
      rewriter.insert("\\begin{aligned}", for: 0)
      rewriter.rewrite(source.indices)
      rewriter.insert("\\end{aligned}", for: source.count)
    }
    tex = rewriter.output
    map = rewriter.map
    structure = rewriter.structure
    irregularity = rewriter.irregularity
  }

  /// The body of a macro; only its commands are rewritten.
  static func body(_ text: String) -> String {
    let source = TeXBytes(text)
    var rewriter = Rewriter(source, isDisplay: true)
    rewriter.rewrite(source.indices)
    return String(decoding: rewriter.output, as: UTF8.self)
  }

  /// The author's offset in UTF-8 for KaTeX's in UTF-16.
  func sourceOffset(forUTF16 offset: Int) -> Int {
    var units = 0
    var index = 0
    while index < tex.count, units < offset {
      // Four bytes of UTF-8 are two units of UTF-16; other first bytes are one.
      if tex[index] & 0xC0 != 0x80 { units += tex[index] >= 0xF0 ? 2 : 1 }
      index += 1
      while index < tex.count, tex[index] & 0xC0 == 0x80 { index += 1 }
    }
    return map.input(for: index)
  }
}
