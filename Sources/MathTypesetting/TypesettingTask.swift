import FileStorage

/// A formula with what its markup depends on.
struct TypesettingTask: Sendable {
  let formula: Formula
  let key: PackedKey
  private let source: TeXBytes
  private let definitions: [Range<Int>]
  private let prelude: String

  /// Takes the formula's definitions into the macros, which are those before it.
  init(_ formula: Formula, macros: inout MacroTable, scripts: Scripts) {
    let source = TeXBytes(formula.tex)
    self.formula = formula
    self.source = source
    let isShort = source.count <= FormulaLimits.length
    definitions = isShort ? macros.collect(from: source) : []
    prelude = isShort ? macros.prelude(for: source) : ""
    let digest = scripts.typesettingDigest
    let parts = [digest.description, formula.isDisplay ? "1" : "0", prelude, formula.tex]
    key = PackedKey(ContentDigest(parts: parts))
  }

  /// Whether nothing is to be seen of the formula: it only defines.
  var isEmpty: Bool {
    guard !definitions.isEmpty else { return false }
    var index = 0
    for range in definitions + [source.count..<source.count] {
      let between = source.bytes[index..<range.lowerBound]
      guard between.allSatisfy(TeXBytes.isSpace) else { return false }
      index = range.upperBound
    }
    return true
  }

  /// The formula as KaTeX gets it, or why it does not get it.
  func prepared() -> Result<RewrittenFormula, FormulaError> {
    if let excess = FormulaLimits.excess(of: source) { return .failure(excess) }
    let rewritten = RewrittenFormula(
      source,
      isDisplay: formula.isDisplay,
      skipping: definitions
    )
    return .success(rewritten)
  }

  func request(for rewritten: RewrittenFormula) -> Engine.Request {
    Engine.Request(
      tex: rewritten.tex,
      isDisplay: formula.isDisplay,
      prelude: prelude,
      source: rewritten.tex == source.bytes ? nil : formula.tex
    )
  }
}
