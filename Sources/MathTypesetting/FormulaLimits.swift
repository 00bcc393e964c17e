/// What a formula may ask for.
///
/// The limits depend on the formula alone, so that every machine
/// refuses the same ones; the engine's time limit is only behind them.
enum FormulaLimits {
  /// Bytes of TeX.
  static let length = 20_000
  /// Braces in braces.
  static let depth = 150

  /// Whether code is short enough, and can be given to the engine with its language.
  static func isHighlightable(_ code: String, _ language: String) -> Bool {
    code.utf8.count <= 1 << 20 && language.utf8.count <= 40
      && (code + language).utf8.allSatisfy { $0 >= 0x20 || TeXBytes.isSpace($0) }
  }

  /// What is beyond the limits, if anything.
  static func excess(of tex: TeXBytes) -> FormulaError? {
    guard tex.count <= length else {
      return FormulaError(.tooLong(bytes: tex.count, limit: length))
    }
    var level = 0
    for index in tex.indices {
      switch tex[index] {
      case TeXBytes.openBrace: level += 1
      case TeXBytes.closeBrace: level -= 1
      case 0..<0x20 where !TeXBytes.isSpace(tex[index]):
        return FormulaError(.controlCharacter, at: index)
      default: break
      }
      if level > depth { return FormulaError(.tooDeep(limit: depth), at: index) }
    }
    return nil
  }
}
